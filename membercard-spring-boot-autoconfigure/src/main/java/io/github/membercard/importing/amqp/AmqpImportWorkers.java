/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.membercard.importing.amqp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.github.membercard.importing.ImportWorker;
import io.github.membercard.importing.MembercardImports;

import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.SmartLifecycle;

/**
 * Works on parts of imports, one part of each merchant at a time. A message is
 * acknowledged when its part has ended, so that the broker gives the parts of a process
 * that dies to another one.
 *
 * @since 0.1.0
 */
public final class AmqpImportWorkers implements SmartLifecycle {

	private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

	private final ImportWorker worker;

	private final List<SimpleMessageListenerContainer> containers;

	/**
	 * Create workers.
	 * @param imports does the work
	 * @param connectionFactory the broker
	 * @param queues the queues of the merchants of this process
	 */
	public AmqpImportWorkers(MembercardImports imports, ConnectionFactory connectionFactory,
			Collection<String> queues) {
		this.worker = imports.createWorker();
		this.containers = queues.stream().map((queue) -> container(queue, connectionFactory)).toList();
	}

	private SimpleMessageListenerContainer container(String queue, ConnectionFactory connectionFactory) {
		SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connectionFactory);
		container.setBeanName(queue);
		container.setQueueNames(queue);
		container.setPrefetchCount(1);
		container.setMissingQueuesFatal(false);
		container.setShutdownTimeout(SHUTDOWN_TIMEOUT.toMillis());
		container.setMessageListener(this::work);
		container.afterPropertiesSet();
		return container;
	}

	private void work(Message message) {
		long part = Long.parseLong(new String(message.getBody(), StandardCharsets.UTF_8));
		if (!this.worker.work(part)) {
			throw new ImmediateRequeueAmqpException("Part " + part + " has not ended");
		}
	}

	@Override
	public void start() {
		this.worker.start();
		this.containers.forEach(SimpleMessageListenerContainer::start);
	}

	@Override
	public void stop() {
		this.worker.stop();
		this.containers.forEach(SimpleMessageListenerContainer::stop);
	}

	@Override
	public boolean isRunning() {
		return this.containers.stream().anyMatch(SimpleMessageListenerContainer::isRunning);
	}

	/**
	 * Stop after the imports themselves, which wait for the ends of their parts.
	 */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

}

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

import java.time.Duration;
import java.util.function.Function;

import io.github.membercard.importing.ImportBatch;
import io.github.membercard.importing.ImportPartitions;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.Message;

/**
 * Hands the parts of imports out as messages, one queue for each merchant, and looks into
 * the database for their ends. A message is the number of the part as text.
 *
 * @since 0.1.0
 */
public final class AmqpImportPartitions implements ImportPartitions {

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

	private final ImportBatch batch;

	private final RabbitTemplate template;

	private final Function<String, String> queue;

	/**
	 * Create what hands out.
	 * @param batch where the ends of the parts stand
	 * @param connectionFactory the broker
	 * @param queue gives the queue of a merchant by its name
	 */
	public AmqpImportPartitions(ImportBatch batch, ConnectionFactory connectionFactory,
			Function<String, String> queue) {
		this.batch = batch;
		this.template = new RabbitTemplate(connectionFactory);
		// So that a message is written down when the call returns
		this.template.setChannelTransacted(true);
		this.queue = queue;
	}

	@Override
	public PartitionHandler handler(String merchant) {
		MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
		handler.setStepName(ImportBatch.STEP);
		handler.setMessagingOperations(
				new MessagingTemplate((message, timeout) -> send(this.queue.apply(merchant), message)));
		handler.setJobRepository(this.batch.repository());
		handler.setPollInterval(POLL_INTERVAL.toMillis());
		try {
			handler.afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException("Parts of imports can't be handed out", ex);
		}
		return handler;
	}

	private boolean send(String queue, Message<?> message) {
		StepExecutionRequest part = (StepExecutionRequest) message.getPayload();
		this.template.convertAndSend(queue, Long.toString(part.getStepExecutionId()));
		return true;
	}

}

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

package io.github.membercard.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;

/**
 * Hands parts out as a broker does, within the test: a part goes to one worker, and to
 * the next one when that did not end it.
 */
final class TestPartitions implements ImportPartitions, AutoCloseable {

	private final BlockingQueue<Long> parts = new LinkedBlockingQueue<>();

	private final List<ImportWorker> workers = new ArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final JobRepository repository;

	private volatile boolean closed;

	TestPartitions(JobRepository repository) {
		this.repository = repository;
	}

	@Override
	public PartitionHandler handler(String merchant) {
		MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
		handler.setStepName(ImportBatch.STEP);
		handler.setJobRepository(this.repository);
		handler.setPollInterval(100);
		handler.setMessagingOperations(new MessagingTemplate((message, timeout) -> this.parts
			.add(((StepExecutionRequest) message.getPayload()).getStepExecutionId())));
		try {
			handler.afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return handler;
	}

	/**
	 * Let a worker take parts until it is stopped.
	 * @param worker the worker
	 * @return the worker
	 */
	ImportWorker start(ImportWorker worker) {
		worker.start();
		this.workers.add(worker);
		this.threads.execute(() -> {
			boolean ended = true;
			while (ended && !this.closed) {
				ended = workOnNext(worker);
			}
		});
		return worker;
	}

	private boolean workOnNext(ImportWorker worker) {
		try {
			Long part = this.parts.poll(100, TimeUnit.MILLISECONDS);
			if (part == null || worker.work(part)) {
				return true;
			}
			this.parts.add(part);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	Collection<Long> parts() {
		return this.parts;
	}

	@Override
	public void close() {
		this.closed = true;
		this.workers.forEach(ImportWorker::stop);
		this.threads.shutdown();
		Awaitility.await().until(this.threads::isTerminated);
	}

}

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

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * The imports that this process runs: each gives a sign of life and tells its progress
 * once a second.
 */
final class ImportRuns implements JobExecutionListener {

	private static final Log logger = LogFactory.getLog(ImportRuns.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final String owner = UUID.randomUUID().toString();

	private final Map<Long, Run> runs = new ConcurrentHashMap<>();

	private final ImportRecords records;

	private final Scheduler scheduler;

	private final Clock clock;

	private final Consumer<ImportProgress> progress;

	private volatile boolean closing;

	ImportRuns(ImportRecords records, Scheduler scheduler, Clock clock, Consumer<ImportProgress> progress) {
		this.records = records;
		this.scheduler = scheduler;
		this.clock = clock;
		this.progress = progress;
	}

	/**
	 * Return the name of this process.
	 * @return a name that no other process has
	 */
	String owner() {
		return this.owner;
	}

	Optional<Run> find(long importId) {
		return Optional.ofNullable(this.runs.get(importId));
	}

	/**
	 * Say that the process ends: imports that are stopped from now on were interrupted.
	 * @return the imports that run
	 */
	List<Long> close() {
		this.closing = true;
		return List.copyOf(this.runs.keySet());
	}

	@Override
	public void beforeJob(JobExecution execution) {
		long id = ImportBatch.importId(execution.getJobParameters());
		this.records.begin(id, execution.getId(), this.owner);
		Run run = new Run(new RateMeter(this.clock));
		this.runs.put(id, run);
		this.records.find(id).ifPresent((record) -> tell(run, record.progress()));
		run.ticks = Flux.interval(INTERVAL)
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.fromRunnable(() -> tick(id, run)).subscribeOn(this.scheduler), 1)
			.subscribe();
	}

	private void tick(long id, Run run) {
		try {
			this.records.beat(id, this.owner);
			this.records.find(id).ifPresent((record) -> tell(run, record.progress()));
		}
		catch (RuntimeException ex) {
			logger.warn("The progress of import " + id + " can't be told", ex);
		}
	}

	private void tell(Run run, ImportProgress found) {
		ImportProgress measured = run.meter.measure(found);
		run.last = measured;
		this.progress.accept(measured);
	}

	@Override
	public void afterJob(JobExecution execution) {
		long id = ImportBatch.importId(execution.getJobParameters());
		Run run = Objects.requireNonNull(this.runs.get(id));
		Objects.requireNonNull(run.ticks).dispose();
		try {
			boolean interrupted = this.closing && execution.getStatus() == BatchStatus.STOPPED;
			String failure = failure(execution);
			this.records.end(id, this.owner, interrupted, failure);
			// The execution itself is written after this
			this.records.find(id).ifPresent((record) -> tell(run, record.progress().withStatus(execution.getStatus())));
		}
		finally {
			this.runs.remove(id);
			run.ended.tryEmitEmpty();
		}
	}

	// Spring Batch stops a step by an exception, which is nobody's failure
	private static @Nullable String failure(JobExecution execution) {
		return (execution.getStatus() != BatchStatus.STOPPED)
				? failure(execution.getAllFailureExceptions()).orElse(null) : null;
	}

	static Optional<String> failure(Collection<Throwable> failures) {
		return failures.stream()
			.findFirst()
			.map((failure) -> (failure.getMessage() != null) ? failure.getMessage()
					: failure.getClass().getSimpleName());
	}

	/**
	 * An import that this process runs.
	 */
	static final class Run {

		private final RateMeter meter;

		private final Sinks.Empty<Void> ended = Sinks.empty();

		private volatile @Nullable ImportProgress last;

		private volatile @Nullable Disposable ticks;

		Run(RateMeter meter) {
			this.meter = meter;
		}

		Mono<Void> ended() {
			return this.ended.asMono();
		}

		double perSecond() {
			ImportProgress measured = this.last;
			return (measured != null) ? measured.perSecond() : 0;
		}

	}

}

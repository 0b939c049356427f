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

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Imports the rows of a range that have no end yet. The stream runs on by itself; each
 * execution of the tasklet writes what came meanwhile, in one transaction.
 */
final class ImportTasklet implements Tasklet, StepExecutionListener {

	private static final Duration WRITE_INTERVAL = Duration.ofMillis(500);

	private static final int PAGE = 1000;

	private final ImportLease lease;

	private final LineRange range;

	private final MemberImporter importer;

	private final ImportRows rows;

	private final ImportRecords records;

	private final ImportSettings settings;

	private final Scheduler scheduler;

	private @Nullable OutcomeQueue outcomes;

	private int pass;

	ImportTasklet(ImportLease lease, LineRange range, MemberImporter importer, ImportRows rows, ImportRecords records,
			ImportSettings settings, Scheduler scheduler) {
		this.lease = lease;
		this.range = range;
		this.importer = importer;
		this.rows = rows;
		this.records = records;
		this.settings = settings;
		this.scheduler = scheduler;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
		OutcomeQueue queue = (this.outcomes != null) ? this.outcomes : begin();
		List<RowOutcome> taken = queue.take(WRITE_INTERVAL);
		if (!taken.isEmpty()) {
			RowCounts counts = this.rows.record(this.lease.importId(), taken);
			this.records.add(this.lease, counts);
			contribution.incrementWriteCount(counts.imported());
			contribution.incrementFilterCount(counts.refused());
		}
		if (!queue.isDrained()) {
			return RepeatStatus.CONTINUABLE;
		}
		if (queue.failure() != null) {
			throw (queue.failure() instanceof Exception ex) ? ex : new IllegalStateException(queue.failure());
		}
		return endPass();
	}

	private OutcomeQueue begin() {
		this.pass++;
		Duration pause = (this.pass == 1) ? Duration.ZERO : this.settings.pauseBeforePass();
		OutcomeQueue queue = new OutcomeQueue();
		this.importer.importAll(pending().delaySubscription(pause))
			// The queue has locks, which an event loop must not wait for
			.publishOn(this.scheduler)
			.subscribe(queue);
		this.outcomes = queue;
		return queue;
	}

	private RepeatStatus endPass() {
		long unknown = this.rows.countUnknown(this.lease.importId(), this.range);
		if (unknown == 0) {
			return RepeatStatus.FINISHED;
		}
		if (this.pass == this.settings.maxPasses()) {
			throw new IllegalStateException(unknown + " rows have no known end after " + this.pass
					+ " passes. Restart the import to send the same requests again");
		}
		this.outcomes = null;
		return RepeatStatus.CONTINUABLE;
	}

	private Flux<PendingRow> pending() {
		return Flux.<List<PendingRow>, Long>generate(() -> this.range.first() - 1, (after, sink) -> {
			List<PendingRow> page = this.rows.pending(this.lease.importId(), after, this.range.last(), PAGE);
			if (page.isEmpty()) {
				sink.complete();
				return after;
			}
			sink.next(page);
			return page.get(page.size() - 1).line();
		}).subscribeOn(this.scheduler).concatMapIterable((page) -> page, 1);
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution execution) {
		if (execution.getStatus() == BatchStatus.FAILED) {
			ImportRuns.failure(execution.getFailureExceptions())
				.ifPresent((failure) -> this.records.fail(this.lease, failure));
		}
		if (this.outcomes != null) {
			// What is under way is not waited for: a restart sends it again as it was
			this.outcomes.dispose();
		}
		return null;
	}

}

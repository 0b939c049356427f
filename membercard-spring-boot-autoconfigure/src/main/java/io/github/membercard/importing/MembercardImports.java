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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Imports existing members in bulk, durably: each row of the source has one result in the
 * database, whatever happens to the process. What an import is asked for twice, it does
 * once.
 * <p>
 * Nothing blocks: the database is used on threads of its own. Errors are
 * {@link IllegalArgumentException}s for what can't be imported or does not exist, and
 * {@link IllegalStateException}s for what is not possible at the moment.
 *
 * @since 0.1.0
 */
public final class MembercardImports implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(MembercardImports.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

	private static final int PAGE = 1000;

	private static final int MAX_LOOKS = 40;

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

	private static final int MAX_RECOVERIES = 10;

	private static final Duration BETWEEN_RECOVERIES = Duration.ofMillis(500);

	private final ImportBatch batch;

	private final ImportRecords records;

	private final ImportRows rows;

	private final ImportRuns runs;

	private final MembercardOpenClients clients;

	private final ImportSettings settings;

	private final Function<String, ItemReader<ImportRow>> readers;

	private final Scheduler scheduler;

	private final Clock clock = Clock.systemUTC();

	private final Job job;

	private final ImportJob importJob;

	private volatile boolean running;

	/**
	 * Create the imports of an application.
	 * @param batch the database and Spring Batch on it
	 * @param clients the clients of the merchants
	 * @param limiters the rates of the merchants
	 * @param settings how to import
	 * @param readers finds a reader by the name of its bean; throws when there is none
	 * @param progress is told how far each import is, once a second
	 * @param partitions hands rows out to other processes, or {@code null} to import them
	 * in this one
	 * @param scheduler where the database is used; it must not interrupt a thread when a
	 * call is cancelled, or H2 closes its file
	 */
	public MembercardImports(ImportBatch batch, MembercardOpenClients clients, MerchantLimiters limiters,
			ImportSettings settings, Function<String, ItemReader<ImportRow>> readers, Consumer<ImportProgress> progress,
			@Nullable ImportPartitions partitions, Scheduler scheduler) {
		this.batch = batch;
		this.records = new ImportRecords(batch.dataSource());
		this.rows = new ImportRows(batch.dataSource());
		this.runs = new ImportRuns(this.records, scheduler, this.clock, progress);
		this.clients = clients;
		this.settings = settings;
		this.readers = readers;
		this.scheduler = scheduler;
		this.importJob = new ImportJob(batch, this.records, this.rows, clients, limiters, settings, scheduler, readers);
		this.job = this.importJob.create(this.runs, partitions);
		batch.register(this.job);
	}

	/**
	 * Create what works on the parts of imports that another process hands out.
	 * @return the worker
	 */
	public ImportWorker createWorker() {
		return new ImportWorker(this.batch.repository(), this.importJob::importStep);
	}

	/**
	 * Start an import. A file is read once from end to end before, and nothing is started
	 * when it can't be imported as a whole.
	 * @param request what to import
	 * @return the import, under way; fails with an {@link ImportFileException} when the
	 * file can't be imported
	 */
	public Mono<ImportProgress> start(ImportRequest request) {
		return call(() -> {
			String merchant = merchant(request.merchant());
			ImportJob.storage(request.type(), this.settings.phoneKey());
			long total = check(request);
			long id = this.records.create(merchant, request, total, this.runs.owner());
			launch(id);
			return progress(get(id));
		});
	}

	private long check(ImportRequest request) {
		if (request.file() != null) {
			return new CsvFile(request.file(), request.type()).check();
		}
		Objects.requireNonNull(this.readers.apply(String.valueOf(request.reader())));
		return 0;
	}

	private String merchant(@Nullable String name) {
		if (name != null) {
			return this.clients.get(name).name();
		}
		List<String> names = this.clients.stream().map(MembercardOpenClient::name).toList();
		if (names.size() != 1) {
			throw new IllegalArgumentException(
					"The import does not say for which merchant it is. Give it one of " + names);
		}
		return names.get(0);
	}

	/**
	 * Find an import.
	 * @param id the import
	 * @return how far it is, or empty when there is none
	 */
	public Mono<ImportProgress> find(long id) {
		return call(() -> this.records.find(id).map(this::progress).orElse(null));
	}

	/**
	 * Find the imports that were started last.
	 * @param count how many at most
	 * @return the imports, the last one first
	 */
	public Flux<ImportProgress> findLast(int count) {
		return call(() -> this.records.last(count)).flatMapIterable((found) -> found).map(this::progress);
	}

	/**
	 * Watch an import.
	 * @param id the import
	 * @return how far it is, at once and then each second; completes when the import does
	 * not run any more, and is empty when there is none
	 */
	public Flux<ImportProgress> watch(long id) {
		return find(id).flatMapMany((found) -> {
			RateMeter meter = new RateMeter(this.clock);
			return Flux.interval(Duration.ZERO, INTERVAL)
				.onBackpressureDrop()
				.concatMap((tick) -> call(() -> get(id).progress()), 1)
				.map(meter::measure)
				.takeUntil((progress) -> !progress.isRunning());
		});
	}

	/**
	 * Stop an import. What is under way is cancelled and will be sent again, as the same
	 * requests, by a restart.
	 * @param id the import
	 * @return the import, stopped
	 */
	public Mono<ImportProgress> stop(long id) {
		return call(() -> {
			ImportRecord record = get(id);
			if (!record.progress().isRunning()) {
				throw impossible(record, "stopped");
			}
			if (record.progress().status() != BatchStatus.STOPPING) {
				stop(record);
			}
			return record;
		}).delayUntil((record) -> ended(id)).delayUntil((record) -> written(id)).then(call(() -> progress(get(id))));
	}

	private void stop(ImportRecord record) {
		try {
			JobExecution execution = execution(record);
			this.batch.operator().stop(execution);
			this.records.stopWaitingParts(execution.getId());
		}
		catch (JobExecutionNotRunningException ex) {
			// It ended meanwhile
			throw impossible(get(record.id()), "stopped");
		}
	}

	private Mono<Boolean> ended(long id) {
		return this.runs.find(id).map(ImportRuns.Run::ended).orElse(Mono.empty()).thenReturn(true);
	}

	/**
	 * Go on with an import that was stopped, that failed, or whose process was killed.
	 * When the process that ran it may live, this waits some seconds for a sign of life.
	 * @param id the import
	 * @return the import, under way
	 */
	public Mono<ImportProgress> restart(long id) {
		return call(() -> {
			ImportRecord record = get(id);
			BatchStatus status = record.progress().status();
			if (status == BatchStatus.COMPLETED || status == BatchStatus.ABANDONED
					|| (status.isRunning() && status != BatchStatus.STOPPING && this.runs.find(id).isPresent())) {
				throw impossible(record, "restarted");
			}
			return record;
		}).delayUntil((record) -> ended(id))
			.delayUntil((record) -> written(record.id()))
			.delayUntil(this::waitForSignOfLife)
			.flatMap((record) -> call(() -> claim(get(id), record)))
			.delayUntil((record) -> recover(id))
			.flatMap((record) -> call(() -> {
				launch(id);
				return progress(get(id));
			}));
	}

	// An execution that has ended stands in the database a moment later
	private Mono<ImportRecord> written(long id) {
		return call(() -> get(id)).filter((record) -> record.owner() != null || !record.progress().isRunning())
			.repeatWhenEmpty(MAX_LOOKS, (looks) -> looks.delayElements(BETWEEN_LOOKS))
			.onErrorResume(IllegalStateException.class, (ex) -> Mono.empty());
	}

	private Mono<Void> waitForSignOfLife(ImportRecord record) {
		boolean mayLive = record.owner() != null && !record.owner().equals(this.runs.owner())
				&& record.silence().compareTo(ImportRecords.SILENCE) < 0;
		return mayLive ? Mono.delay(ImportRecords.SILENCE.minus(record.silence())).then() : Mono.empty();
	}

	private ImportRecord claim(ImportRecord record, ImportRecord before) {
		boolean foreign = record.owner() != null && !record.owner().equals(this.runs.owner());
		if (foreign && record.heartbeat() > before.heartbeat()) {
			throw new IllegalStateException("Import " + record.id() + " runs in another process. Stop it first");
		}
		if (!this.records.claim(record, this.runs.owner())) {
			throw new IllegalStateException("Import " + record.id() + " was restarted by another process");
		}
		return record;
	}

	private Mono<Boolean> recover(long id) {
		return call(() -> {
			JobExecution last = this.batch.repository()
				.getLastJobExecution(ImportBatch.JOB, ImportBatch.parameters(id));
			if (last != null && last.isRunning()) {
				this.batch.operator().recover(last);
			}
			return true;
		})
			// A worker of the former process may write a last time
			.retryWhen(Retry.fixedDelay(MAX_RECOVERIES, BETWEEN_RECOVERIES)
				.filter(OptimisticLockingFailureException.class::isInstance));
	}

	/**
	 * Give an import up, so that nobody restarts it. Its results stay.
	 * @param id the import
	 * @return the import, abandoned
	 */
	public Mono<ImportProgress> abandon(long id) {
		return call(() -> {
			ImportRecord record = get(id);
			if (record.progress().isRunning() || record.progress().status() == BatchStatus.COMPLETED) {
				throw impossible(record, "abandoned");
			}
			this.batch.operator().abandon(execution(record));
			return progress(get(id));
		});
	}

	/**
	 * Read what became of the rows.
	 * @param id the import
	 * @return one result for each row that is loaded, in the order of their lines; read
	 * from the database as they are taken
	 */
	public Flux<RowResult> results(long id) {
		return call(() -> get(id)).flatMapMany((record) -> pages(record).concatMapIterable((page) -> page, 1));
	}

	/**
	 * Read what became of the rows as a CSV file with byte order mark, so that Excel
	 * shows it well: {@code line,openid,code,out_request_no,status,error,message}.
	 * @param id the import
	 * @return the file in parts; read from the database as they are taken
	 */
	public Flux<String> resultsCsv(long id) {
		return call(() -> get(id))
			.flatMapMany((record) -> Flux.just(ResultsCsv.header()).concatWith(pages(record).map(ResultsCsv::write)));
	}

	private Flux<List<RowResult>> pages(ImportRecord record) {
		return Flux.<List<RowResult>, Long>generate(() -> 0L, (after, sink) -> {
			List<RowResult> page = this.rows.results(record.id(), after, PAGE, record.type());
			if (page.isEmpty()) {
				sink.complete();
				return after;
			}
			sink.next(page);
			return page.get(page.size() - 1).line();
		}).subscribeOn(this.scheduler);
	}

	/**
	 * Restart the imports that ended because their process did.
	 * @return completes when they are under way; what can't be restarted is logged
	 */
	public Mono<Void> resume() {
		return call(() -> this.records.interrupted()).flatMapIterable((found) -> found)
			.filter((record) -> this.runs.find(record.id()).isEmpty())
			.flatMap((record) -> restart(record.id())
				.doOnNext((progress) -> logger.info("Import " + record.id() + " was interrupted and goes on"))
				.onErrorResume(IllegalStateException.class, (ex) -> {
					// Another process runs it, as in many that share the imports
					logger.info("Import " + record.id() + " does not go on here: " + ex.getMessage());
					return Mono.empty();
				})
				.onErrorResume((ex) -> {
					logger.warn("Import " + record.id() + " does not go on: " + ex.getMessage());
					return Mono.empty();
				}))
			.then();
	}

	@Override
	public void start() {
		this.running = true;
		if (this.settings.resumeOnStartup()) {
			resume().subscribe((nothing) -> {
			}, (ex) -> logger.warn("Interrupted imports can't be found", ex));
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Flux.fromIterable(this.runs.close())
			.flatMap((id) -> stop(id).then().onErrorResume((ex) -> ended(id).then()))
			.timeout(CLOSE_TIMEOUT)
			.doFinally((signal) -> callback.run())
			.subscribe((nothing) -> {
			}, (ex) -> logger.warn("An import did not stop in time; it can be restarted", ex));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void launch(long id) {
		try {
			JobExecution execution = this.batch.operator().start(this.job, ImportBatch.parameters(id));
			this.records.launched(id, execution.getId());
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("Import " + id + " can't be started: " + ex.getMessage(), ex);
		}
	}

	private ImportRecord get(long id) {
		return this.records.find(id).orElseThrow(() -> new IllegalArgumentException("There is no import " + id));
	}

	private JobExecution execution(ImportRecord record) {
		JobExecution execution = (record.executionId() != null)
				? this.batch.repository().getJobExecution(record.executionId()) : null;
		if (execution == null) {
			throw new IllegalStateException("Import " + record.id() + " was never started");
		}
		return execution;
	}

	private ImportProgress progress(ImportRecord record) {
		double perSecond = this.runs.find(record.id()).map(ImportRuns.Run::perSecond).orElse(0.0);
		return record.progress().withRate(perSecond, this.clock.instant());
	}

	private static IllegalStateException impossible(ImportRecord record, String action) {
		return new IllegalStateException(
				"Import " + record.id() + " is " + record.progress().status() + " and can't be " + action);
	}

	private <T> Mono<T> call(Callable<@Nullable T> work) {
		return Mono.<T>fromCallable(work).subscribeOn(this.scheduler);
	}

}

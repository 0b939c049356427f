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

import java.util.Objects;
import java.util.function.Function;

import javax.crypto.SecretKey;

import io.github.membercard.MembercardOpenClients;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The job: load the rows into the database, then import those that have no end yet.
 */
final class ImportJob {

	private static final String LOAD = "load";

	private static final int LOAD_CHUNK = 500;

	private final ImportBatch batch;

	private final ImportRecords records;

	private final ImportRows rows;

	private final MembercardOpenClients clients;

	private final MerchantLimiters limiters;

	private final ImportSettings settings;

	private final Scheduler scheduler;

	private final Function<String, ItemReader<ImportRow>> readers;

	ImportJob(ImportBatch batch, ImportRecords records, ImportRows rows, MembercardOpenClients clients,
			MerchantLimiters limiters, ImportSettings settings, Scheduler scheduler,
			Function<String, ItemReader<ImportRow>> readers) {
		this.batch = batch;
		this.records = records;
		this.rows = rows;
		this.clients = clients;
		this.limiters = limiters;
		this.settings = settings;
		this.scheduler = scheduler;
		this.readers = readers;
	}

	/**
	 * Create the job.
	 * @param listener follows its executions
	 * @param partitions hands the rows out to other processes, or {@code null} to import
	 * them in this one
	 * @return the job
	 */
	Job create(JobExecutionListener listener, @Nullable ImportPartitions partitions) {
		Step importing = (partitions != null)
				? new PerImportStep(ImportBatch.STEP, (execution) -> createPartitioned(execution, partitions))
				: importStep(this.batch.repository());
		return new JobBuilder(ImportBatch.JOB, this.batch.repository()).listener(listener)
			.start(new PerImportStep(LOAD, this::createLoad))
			.next(importing)
			.build();
	}

	/**
	 * Create the step that imports rows: all of an import, or those of a part.
	 * @param repository where its state is written
	 * @return the step
	 */
	Step importStep(JobRepository repository) {
		return new PerImportStep(ImportBatch.STEP, (execution) -> createImport(execution, repository));
	}

	private Step createLoad(StepExecution execution) {
		ImportRecord record = find(execution);
		return new StepBuilder(LOAD, this.batch.repository()).<SourceRow, SourceRow>chunk(LOAD_CHUNK)
			.reader(reader(record, this.rows.lastLine(record.id())))
			.writer(new RowLoader(record, ImportLease.of(record, execution), storage(record), this.rows, this.records))
			.transactionManager(this.batch.transactions())
			.listener(new LoadedListener(record.id(), this.records))
			.build();
	}

	private ItemStreamReader<SourceRow> reader(ImportRecord record, long loaded) {
		if (record.file() != null) {
			return new CsvSource(new CsvFile(record.file(), record.type()), loaded);
		}
		return new SourceReader(this.readers.apply(Objects.requireNonNull(record.reader())), loaded);
	}

	private Step createImport(StepExecution execution, JobRepository repository) {
		ImportRecord record = find(execution);
		MemberImporter importer = new MemberImporter(this.clients.get(record.merchant()), record.cardId(),
				record.type(), storage(record), this.settings.concurrency(), this.limiters.get(record.merchant()));
		return new StepBuilder(ImportBatch.STEP, repository)
			.tasklet(new ImportTasklet(ImportLease.of(record, execution),
					LineRange.from(execution.getExecutionContext()), importer, this.rows, this.records, this.settings,
					this.scheduler), this.batch.transactions())
			.build();
	}

	private Step createPartitioned(StepExecution execution, ImportPartitions partitions) {
		ImportRecord record = find(execution);
		return new StepBuilder(ImportBatch.STEP, this.batch.repository())
			.partitioner(ImportBatch.STEP,
					new ImportPartitioner(this.rows.lastLine(record.id()), this.settings.partitionSize()))
			.partitionHandler(partitions.handler(record.merchant()))
			.build();
	}

	private ImportRecord find(StepExecution execution) {
		long id = ImportBatch.importId(execution.getJobParameters());
		return this.records.find(id).orElseThrow(() -> new IllegalStateException("There is no import " + id));
	}

	private MemberStorage storage(ImportRecord record) {
		return storage(record.type(), this.settings.phoneKey());
	}

	static MemberStorage storage(ImportType type, @Nullable SecretKey phoneKey) {
		if (type == ImportType.OPENID) {
			return new OpenidStorage();
		}
		if (phoneKey == null) {
			throw new IllegalStateException("Phone numbers can't be imported without a key that encrypts them in the"
					+ " database. Set 'membercard.import.phone-key' to 32 random bytes in Base64");
		}
		return new PhoneStorage(phoneKey);
	}

}

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

import javax.sql.DataSource;

import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The part of Spring Batch that imports need, apart from that of the application: in the
 * database of the imports, in tables of their own.
 *
 * @since 0.1.0
 */
public final class ImportBatch {

	/**
	 * The name of the job. Its one parameter {@code import} is the id of the import.
	 */
	public static final String JOB = "membercardImport";

	/**
	 * The name of the step that imports, in one process or in parts in many.
	 */
	public static final String STEP = "import";

	private static final String PARAMETER = "import";

	static final String TABLE_PREFIX = "MEMBERCARD_BATCH_";

	private final DataSource dataSource;

	private final PlatformTransactionManager transactions;

	private final JobRepository repository;

	private final MapJobRegistry registry = new MapJobRegistry();

	private final JobOperator operator;

	/**
	 * Create the infrastructure, and its tables when they are not there.
	 * @param dataSource the database, H2 or PostgreSQL
	 * @param migrate whether to create the tables and bring them up to date
	 * @param executor runs the jobs
	 */
	public ImportBatch(DataSource dataSource, boolean migrate, TaskExecutor executor) {
		if (migrate) {
			ImportSchema.migrate(dataSource);
		}
		this.dataSource = dataSource;
		this.transactions = new JdbcTransactionManager(dataSource);
		try {
			JdbcJobRepositoryFactoryBean repository = new JdbcJobRepositoryFactoryBean();
			repository.setDataSource(dataSource);
			repository.setTransactionManager(this.transactions);
			repository.setTablePrefix(TABLE_PREFIX);
			repository.afterPropertiesSet();
			this.repository = repository.getObject();
			JobOperatorFactoryBean operator = new JobOperatorFactoryBean();
			operator.setJobRepository(this.repository);
			operator.setJobRegistry(this.registry);
			operator.setTransactionManager(this.transactions);
			operator.setTaskExecutor(executor);
			operator.afterPropertiesSet();
			this.operator = operator.getObject();
		}
		catch (Exception ex) {
			throw new IllegalStateException("Spring Batch can't be set up for imports", ex);
		}
	}

	/**
	 * Return what starts, stops, restarts and abandons the job.
	 * @return the operator
	 */
	public JobOperator operator() {
		return this.operator;
	}

	/**
	 * Return where the executions of the job stand.
	 * @return the repository
	 */
	public JobRepository repository() {
		return this.repository;
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	PlatformTransactionManager transactions() {
		return this.transactions;
	}

	void register(Job job) {
		try {
			this.registry.register(job);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The job " + job.getName() + " can't be registered", ex);
		}
	}

	static long importId(JobParameters parameters) {
		return Objects.requireNonNull(parameters.getLong(PARAMETER));
	}

	static JobParameters parameters(long importId) {
		return new JobParametersBuilder().addLong(PARAMETER, importId).toJobParameters();
	}

}

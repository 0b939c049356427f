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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.aopalliance.intercept.MethodInterceptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * Works on parts of imports that another process hands out.
 *
 * @since 0.1.0
 * @see ImportPartitions
 */
public final class ImportWorker {

	private static final Log logger = LogFactory.getLog(ImportWorker.class);

	private final Set<StepExecution> underWay = ConcurrentHashMap.newKeySet();

	private final JobRepository repository;

	private final StepExecutionRequestHandler handler = new StepExecutionRequestHandler();

	private volatile boolean stopped;

	/**
	 * Create a worker.
	 * @param repository where the parts stand
	 * @param importStep creates the step of a part, given where to write its state
	 */
	ImportWorker(JobRepository repository, Function<JobRepository, Step> importStep) {
		this.repository = repository;
		this.handler.setJobRepository(repository);
		Step step = importStep.apply(keepPartsThatAreGivenBack(repository));
		this.handler.setStepLocator((name) -> new StoppableStep(step));
	}

	// A step writes that it was stopped before anybody can object, and whoever waits for
	// the parts would take this one for ended
	private JobRepository keepPartsThatAreGivenBack(JobRepository repository) {
		ProxyFactory factory = new ProxyFactory(JobRepository.class, new SingletonTargetSource(repository));
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			boolean keep = invocation.getMethod().getName().equals("update")
					&& invocation.getArguments()[0] instanceof StepExecution part && isGivenBack(part);
			return keep ? null : invocation.proceed();
		});
		return (JobRepository) factory.getProxy();
	}

	private boolean isGivenBack(StepExecution part) {
		return this.stopped && part.getStatus() == BatchStatus.STOPPED
				&& part.getJobExecution().getStatus() == BatchStatus.STARTED;
	}

	/**
	 * Work on a part until it ends. Blocks the thread for minutes.
	 * @param part the id of its step execution
	 * @return whether the part has ended; {@code false} when another process has to work
	 * on it, since this one was told to stop
	 */
	public boolean work(long part) {
		if (this.stopped) {
			return false;
		}
		if (!isWaiting(part)) {
			logger.debug("Part " + part + " was handed out by an execution that has ended");
			return true;
		}
		StepExecution worked = this.handler.handle(new StepExecutionRequest(ImportBatch.STEP, part));
		if (worked.getStatus() == BatchStatus.FAILED) {
			fail(worked);
		}
		// Neither what is given back, nor what could not be written because the database
		// was away
		return !isWaiting(part);
	}

	// A step that failed before it began has written nothing
	private void fail(StepExecution part) {
		if (isWaiting(part.getId())) {
			logger.error("Part " + part.getId() + " of an import can't be worked on in this process",
					part.getFailureExceptions().get(0));
			part.setExitStatus(ExitStatus.FAILED);
			this.repository.update(part);
		}
	}

	private boolean isWaiting(long part) {
		try {
			StepExecution execution = this.repository.getStepExecution(part);
			return execution != null && execution.getStatus().isRunning();
		}
		catch (EmptyResultDataAccessException ex) {
			return false;
		}
	}

	/**
	 * Accept parts, again after {@link #stop()}.
	 */
	public void start() {
		this.stopped = false;
	}

	/**
	 * Stop to work on parts: those under way end within a second or so, without being
	 * done.
	 */
	public void stop() {
		this.stopped = true;
		this.underWay.forEach(StepExecution::setTerminateOnly);
	}

	/**
	 * The step of a part, which can be told to stop.
	 */
	private final class StoppableStep implements Step {

		private final Step step;

		StoppableStep(Step step) {
			this.step = step;
		}

		@Override
		public String getName() {
			return this.step.getName();
		}

		@Override
		public void execute(StepExecution execution) throws JobInterruptedException {
			ImportWorker.this.underWay.add(execution);
			try {
				if (ImportWorker.this.stopped) {
					execution.setTerminateOnly();
				}
				this.step.execute(execution);
			}
			finally {
				ImportWorker.this.underWay.remove(execution);
			}
		}

	}

}

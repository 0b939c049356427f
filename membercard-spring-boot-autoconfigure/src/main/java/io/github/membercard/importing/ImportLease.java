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

import org.springframework.batch.core.step.StepExecution;

/**
 * The right of one execution to write results of an import. It is gone when the execution
 * has ended or another process has taken the import over, and what still runs of the
 * former one then writes nothing more.
 *
 * @param importId the import
 * @param executionId the execution of the job
 * @param owner the process that runs the job
 */
record ImportLease(long importId, long executionId, String owner) {

	static ImportLease of(ImportRecord record, StepExecution step) {
		if (record.owner() == null) {
			throw new IllegalStateException("Import " + record.id() + " does not run any more");
		}
		return new ImportLease(record.id(), step.getJobExecutionId(), record.owner());
	}

}

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

import java.util.function.Function;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step that is made for each of its executions, so that it may keep state.
 *
 * @param name the name of the step
 * @param create makes it
 */
record PerImportStep(String name, Function<StepExecution, Step> create) implements Step {

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public void execute(StepExecution execution) throws JobInterruptedException {
		this.create.apply(execution).execute(execution);
	}

}

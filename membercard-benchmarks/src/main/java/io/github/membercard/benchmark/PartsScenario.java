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

package io.github.membercard.benchmark;

import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The parts of a call, each alone, with JMH.
 */
final class PartsScenario implements Scenario {

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	private final Options options;

	PartsScenario(Options options) {
		this.options = options;
	}

	@Override
	public void run(Report report) throws Exception {
		int iterations = this.options.rounds();
		TimeValue time = TimeValue.milliseconds(this.options.roundTime().toMillis() / 2);
		Collection<RunResult> results = new Runner(new OptionsBuilder().include("io\\.github\\.membercard\\..*")
			.forks(1)
			.warmupIterations(iterations)
			// The whole call takes long to be compiled
			.warmupTime(TimeValue.milliseconds(this.options.roundTime().toMillis()))
			.measurementIterations(iterations)
			.measurementTime(time)
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.build()).run();
		MarkdownTable table = new MarkdownTable("part", "crypto", "µs", "± µs", "KB allocated");
		for (RunResult result : results) {
			Result<?> micros = result.getPrimaryResult();
			Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
			String crypto = result.getParams().getParam("crypto");
			table.row(micros.getLabel(), (crypto != null) ? Crypto.valueOf(crypto) : "", number(micros.getScore()),
					number(micros.getScoreError()), (bytes != null) ? number(bytes.getScore() / 1024) : "");
		}
		report.section("Parts of a call", table, "JMH, one thread, mean and its error (99.9 %).");
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

}

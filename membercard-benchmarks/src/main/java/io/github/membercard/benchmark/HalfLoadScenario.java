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

import java.util.List;
import java.util.Locale;

import org.HdrHistogram.Histogram;

/**
 * Latency at half of what the slower one of two clients can do, both by the same
 * schedule.
 */
final class HalfLoadScenario implements Scenario {

	private static final int CONCURRENCY = 64;

	// Few enough calls come in two seconds that the 99th percentile needs more
	private static final int ROUND_FACTOR = 3;

	private final Options options;

	private final ServerProcess server;

	private final Contenders contenders;

	private final WarmUp warmUp;

	private final ContenderId membercard;

	private final ContenderId wechatpay;

	HalfLoadScenario(Options options, Workspace workspace, ServerProcess server, WarmUp warmUp) {
		this.options = options;
		this.server = server;
		this.warmUp = warmUp;
		this.contenders = new Contenders(workspace.keys());
		this.membercard = new ContenderId(ContenderId.Kind.MEMBERCARD, options.nativeCrypto());
		this.wechatpay = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, options.nativeCrypto());
	}

	@Override
	public void run(Report report) throws Exception {
		this.warmUp.run(Transport.PLAIN);
		List<ContenderId> ids = List.of(this.membercard, this.wechatpay);
		try (LineUp<ContenderId, ClientContender> line = new LineUp<>()) {
			for (ContenderId id : ids) {
				line.add(id, this.contenders.createClient(id, this.server.address(Transport.PLAIN), CONCURRENCY));
			}
			double rate = saturation(line) / 2;
			OpenLoop schedule = OpenLoop.random(rate, this.options.roundTime().multipliedBy(ROUND_FACTOR));
			// Not warm yet: calls that come one by one run through other code
			for (ContenderId id : ids) {
				schedule.run(line.get(id));
			}
			Rounds<ContenderId, Histogram> rounds = Rounds.run(ids, this.options.rounds(),
					(id) -> schedule.run(line.get(id)));
			report(report, rate, ids, rounds);
		}
	}

	private double saturation(LineUp<ContenderId, ClientContender> line) throws Exception {
		try (RoundRunner runner = new RoundRunner(this.options.leadIn(), this.options.roundTime())) {
			for (ContenderId id : line.names()) {
				runner.run(line.get(id), CONCURRENCY, this.options.warmUp());
			}
			Rounds<ContenderId, Round> rounds = Rounds.run(line.names(), this.options.rounds(),
					(id) -> runner.run(line.get(id), CONCURRENCY));
			return line.names()
				.stream()
				.mapToDouble((id) -> Spread.of(rounds.of(id), Round::callsPerSecond).median())
				.min()
				.orElseThrow();
		}
	}

	private void report(Report report, double rate, List<ContenderId> ids, Rounds<ContenderId, Histogram> rounds) {
		MarkdownTable table = new MarkdownTable("contender", "p50 ms", "p99 ms");
		for (ContenderId id : ids) {
			table.row(id, Spread.of(rounds.of(id), (round) -> Tally.millis(round, 50)).format(2),
					Spread.of(rounds.of(id), (round) -> Tally.millis(round, 99)).format(2));
		}
		Spread ratio = Spread.ofRatios(rounds.of(this.membercard), rounds.of(this.wechatpay),
				(round) -> Tally.millis(round, 99));
		report.section("Half load, plain HTTP", table, String.format(Locale.ROOT,
				"%.0f calls per second, at random but for both the same, %d threads for wechatpay-java. "
						+ "Latencies count from the moment a call was due. p99 of membercard to wechatpay-java: %s.",
				rate, CONCURRENCY, ratio.format(2)));
		report.criterion(Criterion.atMost("p99 at half load to wechatpay-java's, both " + this.membercard.crypto(), 1.0,
				"x", ratio));
	}

}

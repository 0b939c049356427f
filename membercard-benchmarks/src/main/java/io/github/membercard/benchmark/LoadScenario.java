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

/**
 * Side by side under load: as many calls as the machine can make.
 */
final class LoadScenario implements Scenario {

	// The one that the criteria are about
	private static final int CONCURRENCY = 64;

	private static final double MAX_KILOBYTES = 32;

	private final Options options;

	private final ServerProcess server;

	private final Contenders contenders;

	private final WarmUp warmUp;

	private final ContenderId membercard;

	private final ContenderId membercardJdk = new ContenderId(ContenderId.Kind.MEMBERCARD, Crypto.JDK);

	private final ContenderId membercardStub = new ContenderId(ContenderId.Kind.MEMBERCARD, Crypto.STUB);

	private final ContenderId wechatpay;

	private final ContenderId wechatpayAsShipped = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, Crypto.JDK);

	private final ContenderId wechatpayStub = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, Crypto.STUB);

	private final ContenderId bare;

	private final ContenderId bareJdk = new ContenderId(ContenderId.Kind.BARE, Crypto.JDK);

	LoadScenario(Options options, Workspace workspace, ServerProcess server, WarmUp warmUp) {
		this.options = options;
		this.server = server;
		this.warmUp = warmUp;
		this.contenders = new Contenders(workspace.keys());
		this.membercard = new ContenderId(ContenderId.Kind.MEMBERCARD, options.nativeCrypto());
		this.wechatpay = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, options.nativeCrypto());
		this.bare = new ContenderId(ContenderId.Kind.BARE, options.nativeCrypto());
	}

	@Override
	public void run(Report report) throws Exception {
		for (Transport transport : this.options.transports()) {
			this.warmUp.run(transport);
			for (int concurrency : this.options.concurrencies()) {
				Rounds<ContenderId, Round> rounds = measure(transport, concurrency);
				report.section("Load, " + transport + ", concurrency " + concurrency, table(rounds),
						"Ratios are of calls per CPU second.");
				if (concurrency == CONCURRENCY) {
					judge(report, transport, rounds);
				}
			}
		}
	}

	private List<ContenderId> ids() {
		return List.of(this.membercard, this.wechatpay, this.bare, this.membercardJdk, this.wechatpayAsShipped,
				this.bareJdk, this.membercardStub, this.wechatpayStub);
	}

	private Rounds<ContenderId, Round> measure(Transport transport, int concurrency) throws Exception {
		try (LineUp<ContenderId, Contender> line = new LineUp<>();
				RoundRunner runner = new RoundRunner(this.options.leadIn(), this.options.roundTime())) {
			for (ContenderId id : ids()) {
				line.add(id, this.contenders.create(id, this.server.address(transport), concurrency));
			}
			for (ContenderId id : ids()) {
				runner.run(line.get(id), concurrency, this.options.warmUp());
			}
			return Rounds.run(ids(), this.options.rounds(), (id) -> runner.run(line.get(id), concurrency));
		}
	}

	private MarkdownTable table(Rounds<ContenderId, Round> rounds) {
		MarkdownTable table = new MarkdownTable("contender", "calls per CPU s", "CPU ms per call", "calls per s",
				"p50 ms", "p99 ms", "KB allocated per call", "to wechatpay-java as shipped",
				"to wechatpay-java, same crypto", "share of the limit");
		for (ContenderId id : ids()) {
			List<Round> own = rounds.of(id);
			table.row(id, Spread.of(own, Round::callsPerCpuSecond).format(0),
					Spread.of(own, Round::cpuMillisPerCall).format(3), Spread.of(own, Round::callsPerSecond).format(0),
					Spread.of(own, Round::p50Millis).format(1), Spread.of(own, Round::p99Millis).format(1),
					Spread.of(own, Round::bytesPerCall).times(1.0 / 1024).format(1),
					ratio(rounds, id, this.wechatpayAsShipped).format(2),
					ratio(rounds, id, new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, id.crypto())).format(2),
					(id.crypto() != Crypto.STUB) ? share(rounds, id).format(1) + " %" : "");
		}
		return table;
	}

	private static Spread ratio(Rounds<ContenderId, Round> rounds, ContenderId one, ContenderId other) {
		return Spread.ofRatios(rounds.of(one), rounds.of(other), Round::callsPerCpuSecond);
	}

	private static Spread share(Rounds<ContenderId, Round> rounds, ContenderId id) {
		return ratio(rounds, id, new ContenderId(ContenderId.Kind.BARE, id.crypto())).times(100);
	}

	private void judge(Report report, Transport transport, Rounds<ContenderId, Round> rounds) {
		String where = ", " + transport + ", concurrency " + CONCURRENCY;
		report.criterion(
				Criterion.atLeast("calls per CPU second, " + this.membercard + ", to wechatpay-java as shipped" + where,
						(transport == Transport.PLAIN) ? 3.0 : 2.7, "x",
						ratio(rounds, this.membercard, this.wechatpayAsShipped)));
		report.criterion(
				Criterion.atLeast("calls per CPU second to wechatpay-java, both " + this.membercard.crypto() + where,
						1.0, "x", ratio(rounds, this.membercard, this.wechatpay)));
		if (transport != Transport.PLAIN) {
			return;
		}
		report.criterion(Criterion.atLeast("share of bare " + this.membercard.crypto() + where, 83, " %",
				share(rounds, this.membercard)));
		report.criterion(Criterion.atLeast("share of bare JDK" + where, 95, " %", share(rounds, this.membercardJdk)));
		report.criterion(Criterion.atMost("CPU per call without crypto to wechatpay-java's" + where, 1.2, "x", Spread
			.ofRatios(rounds.of(this.membercardStub), rounds.of(this.wechatpayStub), Round::cpuMillisPerCall)));
		report.criterion(Criterion.atMost("allocated per call without crypto" + where, MAX_KILOBYTES, " KB",
				Spread.of(rounds.of(this.membercardStub), Round::bytesPerCall).times(1.0 / 1024)));
	}

}

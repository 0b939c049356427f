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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.NonceSource;
import org.HdrHistogram.Histogram;
import reactor.core.scheduler.Schedulers;

/**
 * What other users of the event loops feel while signatures are computed without a pause.
 */
final class PingScenario implements Scenario {

	private static final int CONCURRENCY = 64;

	private static final double MAX_P99_MILLIS = 5;

	// The first signatures of a round are those of the thread that begins it
	private static final double MIN_SHARE = 0.9;

	private static final String EVENT_LOOP = "reactor-http-";

	private final Options options;

	private final ServerProcess server;

	private final Contenders contenders;

	private final WarmUp warmUp;

	PingScenario(Options options, Workspace workspace, ServerProcess server, WarmUp warmUp) {
		this.options = options;
		this.server = server;
		this.warmUp = warmUp;
		this.contenders = new Contenders(workspace.keys());
	}

	@Override
	public void run(Report report) throws Exception {
		this.warmUp.run(Transport.PLAIN);
		List<Variant> variants = List.of(new Variant(this.options.nativeCrypto(), false),
				new Variant(this.options.nativeCrypto(), true), new Variant(Crypto.JDK, false),
				new Variant(Crypto.JDK, true));
		Map<Variant, Signers> signers = new LinkedHashMap<>();
		try (LineUp<Variant, MembercardContender> line = new LineUp<>();
				RoundRunner runner = new RoundRunner(this.options.leadIn(), this.options.roundTime());
				Pings pings = new Pings(this.server.address(Transport.PLAIN))) {
			for (Variant variant : variants) {
				Signers own = new Signers();
				signers.put(variant, own);
				line.add(variant, this.contenders.createMembercard(variant.crypto(),
						this.server.address(Transport.PLAIN), (name, builder) -> customize(variant, own, builder)));
			}
			for (Variant variant : variants) {
				runner.run(line.get(variant), CONCURRENCY, this.options.warmUp());
			}
			pings.run(this.options.roundTime());
			signers.values().forEach(Signers::reset);
			Rounds<Variant, Pinged> rounds = Rounds.run(variants, this.options.rounds(),
					(variant) -> round(runner, pings, line.get(variant)));
			signers.forEach((variant, own) -> own.check(variant, pings.threads()));
			report(report, variants, rounds);
		}
	}

	private static void customize(Variant variant, Signers signers, ApiV3Client.Builder builder) {
		NonceSource nonces = NonceSource.random();
		// A nonce is made right before the signature, on the same thread
		builder.nonceSource(() -> {
			signers.sign();
			return nonces.nextNonce();
		});
		if (variant.onEventLoop()) {
			builder.scheduler(Schedulers.immediate());
		}
	}

	private Pinged round(RoundRunner runner, Pings pings, MembercardContender contender) throws Exception {
		Tally tally = new Tally();
		return runner.during(contender, CONCURRENCY, tally, () -> {
			tally.take();
			long start = System.nanoTime();
			Histogram latencies = pings.run(this.options.roundTime());
			return new Pinged(latencies, tally.take().getTotalCount() * 1e9 / (System.nanoTime() - start));
		});
	}

	private void report(Report report, List<Variant> variants, Rounds<Variant, Pinged> rounds) {
		MarkdownTable table = new MarkdownTable("signing", "ping p50 ms", "ping p99 ms", "calls per s");
		for (Variant variant : variants) {
			table.row(variant, Spread.of(rounds.of(variant), (round) -> round.millis(50)).format(2),
					Spread.of(rounds.of(variant), (round) -> round.millis(99)).format(2),
					Spread.of(rounds.of(variant), Pinged::callsPerSecond).format(0));
		}
		report.section("Pings on the same event loops, " + CONCURRENCY + " calls under way", table);
		for (Crypto crypto : List.of(this.options.nativeCrypto(), Crypto.JDK)) {
			List<Pinged> own = rounds.of(new Variant(crypto, false));
			List<Pinged> onEventLoop = rounds.of(new Variant(crypto, true));
			report.criterion(Criterion.atMost("ping p99, " + crypto, MAX_P99_MILLIS, " ms",
					Spread.of(own, (round) -> round.millis(99))));
			report.criterion(Criterion.atLeast("ping p99 when signing on the event loop to ours, " + crypto, 10, "x",
					Spread.ofRatios(onEventLoop, own, (round) -> round.millis(99))));
		}
	}

	/**
	 * Where signatures are computed.
	 *
	 * @param crypto by whom
	 * @param onEventLoop whether on the event loops
	 */
	private record Variant(Crypto crypto, boolean onEventLoop) {

		@Override
		public String toString() {
			return this.crypto + (this.onEventLoop ? ", on the event loop" : ", as shipped: on a scheduler");
		}

	}

	/**
	 * What a round gave.
	 *
	 * @param latencies those of the pings
	 * @param callsPerSecond the load meanwhile
	 */
	private record Pinged(Histogram latencies, double callsPerSecond) {

		double millis(double percentile) {
			return Tally.millis(this.latencies, percentile);
		}

	}

	/**
	 * The threads that sign.
	 */
	private static final class Signers {

		private final Map<String, LongAdder> signatures = new ConcurrentHashMap<>();

		void sign() {
			this.signatures.computeIfAbsent(Thread.currentThread().getName(), (name) -> new LongAdder()).increment();
		}

		void reset() {
			this.signatures.clear();
		}

		/**
		 * Fail unless the threads were those that the variant is about.
		 * @param variant the variant
		 * @param eventLoops the threads of the pings
		 */
		void check(Variant variant, Set<String> eventLoops) {
			long all = this.signatures.values().stream().mapToLong(LongAdder::sum).sum();
			long onEventLoop = this.signatures.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().startsWith(EVENT_LOOP))
				.mapToLong((entry) -> entry.getValue().sum())
				.sum();
			boolean good = variant.onEventLoop()
					? onEventLoop > MIN_SHARE * all && this.signatures.keySet().containsAll(eventLoops)
					: all > 0 && onEventLoop == 0;
			if (!good) {
				throw new IllegalStateException("'" + variant + "' signed on " + this.signatures
						+ ", and the event loops of the pings are " + eventLoops);
			}
		}

	}

}

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

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the first 1,000 calls of a process cost.
 */
final class ColdScenario implements Scenario {

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private static final int FIRST_JDK_WITH_AOT_CACHE = 25;

	private final Options options;

	private final Workspace workspace;

	private final ServerProcess server;

	private final ContenderId membercard;

	private final ContenderId wechatpay;

	private final ContenderId wechatpayAsShipped = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, Crypto.JDK);

	ColdScenario(Options options, Workspace workspace, ServerProcess server) {
		this.options = options;
		this.workspace = workspace;
		this.server = server;
		this.membercard = new ContenderId(ContenderId.Kind.MEMBERCARD, options.nativeCrypto());
		this.wechatpay = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, options.nativeCrypto());
	}

	@Override
	public void run(Report report) throws Exception {
		List<ContenderId> ids = List.of(this.membercard, this.wechatpay, this.wechatpayAsShipped);
		boolean aot = Runtime.version().feature() >= FIRST_JDK_WITH_AOT_CACHE && isClassPathOfJars();
		List<Variant> variants = new ArrayList<>(ids.stream().map((id) -> new Variant(id, false)).toList());
		if (aot) {
			for (ContenderId id : ids) {
				run(id, "-XX:AOTCacheOutput=" + cache(id));
				variants.add(new Variant(id, true));
			}
		}
		Rounds<Variant, ChildResult> rounds = Rounds.run(variants, this.options.coldRounds(), this::round);
		MarkdownTable table = new MarkdownTable("contender", "CPU ms of client and 1,000 calls", "ms of the same",
				"CPU ms of the process");
		for (Variant variant : variants) {
			List<ChildResult> own = rounds.of(variant);
			table.row(variant, Spread.of(own, (round) -> round.get("clientCpuMillis")).format(0),
					Spread.of(own, (round) -> round.get("clientMillis")).format(0),
					Spread.of(own, (round) -> round.get("processCpuMillis")).format(0));
		}
		report.section("First 1,000 calls of a process, concurrency 8, plain HTTP", table,
				"Both clients in the same Spring Boot application; the first figure begins when it is up and the "
						+ "client, its provider included, is made. To wechatpay-java with the same crypto: "
						+ ratio(rounds, false).format(2) + (aot ? ", with an AOT cache " + ratio(rounds, true).format(2)
								: "; an AOT cache needs JDK 25 and a class path of jars")
						+ ".");
		if (aot) {
			report.criterion(Criterion.atMost("CPU of client and first 1,000 calls to wechatpay-java's, both "
					+ this.membercard.crypto() + ", AOT cache", 1.3, "x", ratio(rounds, true)));
		}
	}

	private Spread ratio(Rounds<Variant, ChildResult> rounds, boolean aot) {
		return Spread.ofRatios(rounds.of(new Variant(this.membercard, aot)),
				rounds.of(new Variant(this.wechatpay, aot)), (round) -> round.get("clientCpuMillis"));
	}

	private static boolean isClassPathOfJars() {
		return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
			.allMatch((entry) -> entry.endsWith(".jar"));
	}

	private Path cache(ContenderId id) {
		return this.workspace.directory().resolve(id.kind() + "-" + id.crypto() + ".aot");
	}

	private ChildResult round(Variant variant) throws Exception {
		return ChildResult.parse(
				// Fails when the cache does not fit, which would go unnoticed otherwise
				variant.aot() ? run(variant.id(), "-XX:AOTMode=on", "-XX:AOTCache=" + cache(variant.id()))
						: run(variant.id()));
	}

	private String run(ContenderId id, String... flags) throws Exception {
		List<String> all = this.workspace.jvmFlags(flags);
		all.addAll(List.of("-Xmx256m", "-XX:+UseG1GC"));
		try (ChildJvm process = ChildJvm.start(this.workspace, all, ColdRun.class,
				List.of(this.workspace.directory().toString(), id.kind().name(), id.crypto().name(),
						this.server.address(Transport.PLAIN).toString()))) {
			return process.awaitEnd(TIMEOUT);
		}
	}

	/**
	 * A contender, with or without a cache.
	 *
	 * @param id the contender
	 * @param aot whether with an AOT cache
	 */
	private record Variant(ContenderId id, boolean aot) {

		@Override
		public String toString() {
			return this.id + (this.aot ? ", AOT cache" : "");
		}

	}

}

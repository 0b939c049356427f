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

import java.time.Duration;
import java.util.List;

/**
 * Imports of many members, each in a process of its own.
 */
final class ImportScenario implements Scenario {

	private static final List<String> JVM_FLAGS = List.of("-Xms16m", "-Xmx512m", "-XX:+UseG1GC");

	// Far below what the slowest one does
	private static final int MIN_ROWS_PER_SECOND = 50;

	private static final double BYTES_PER_MB = 1024 * 1024;

	private final Options options;

	private final Workspace workspace;

	private final ServerProcess server;

	private final ContenderId membercard;

	private final ContenderId wechatpay;

	private final ContenderId wechatpayAsShipped = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, Crypto.JDK);

	ImportScenario(Options options, Workspace workspace, ServerProcess server) {
		this.options = options;
		this.workspace = workspace;
		this.server = server;
		this.membercard = new ContenderId(ContenderId.Kind.MEMBERCARD, options.nativeCrypto());
		this.wechatpay = new ContenderId(ContenderId.Kind.WECHATPAY_JAVA, options.nativeCrypto());
	}

	@Override
	public void run(Report report) throws Exception {
		List<ContenderId> ids = List.of(this.membercard, this.wechatpay, this.wechatpayAsShipped);
		Rounds<ContenderId, ChildResult> rounds = Rounds.run(ids, this.options.importRounds(), this::round);
		MarkdownTable table = new MarkdownTable("contender", "rows per s", "CPU ms per row", "heap MB",
				"heap MB after a collection", "threads");
		for (ContenderId id : ids) {
			List<ChildResult> own = rounds.of(id);
			table.row(id, Spread.of(own, (round) -> round.get("rowsPerSecond")).format(0),
					Spread.of(own, (round) -> round.get("cpuMillisPerRow")).format(3),
					Spread.of(own, (round) -> round.get("heapPeak") / BYTES_PER_MB).format(1),
					Spread.of(own, (round) -> round.get("heapAfterCollectionPeak") / BYTES_PER_MB).format(1),
					Spread.of(own, (round) -> round.get("threads")).format(0));
		}
		report.section("Import of " + this.options.importRows() + " members, concurrency 64, plain HTTP", table,
				"Each in a Spring Boot application in a process of its own with " + String.join(" ", JVM_FLAGS)
						+ ". Heap: the most that was in use, of samples every 20 ms, and the most that was left by a "
						+ "collection. Threads: the most that were alive, those of the JVM included.");
		report.criterion(Criterion.atLeast("rows per second to wechatpay-java, both " + this.membercard.crypto(), 1.0,
				"x", ratio(rounds, this.wechatpay, "rowsPerSecond")));
		report.criterion(Criterion.atLeast("rows per second to wechatpay-java as shipped", 2.5, "x",
				ratio(rounds, this.wechatpayAsShipped, "rowsPerSecond")));
		report.criterion(Criterion.atMost("heap of an import to wechatpay-java's, both " + this.membercard.crypto(),
				0.6, "x", ratio(rounds, this.wechatpay, "heapPeak")));
		report.criterion(Criterion.atMost("threads of an import", 20, "",
				Spread.of(rounds.of(this.membercard), (round) -> round.get("threads"))));
	}

	private Spread ratio(Rounds<ContenderId, ChildResult> rounds, ContenderId other, String figure) {
		return Spread.ofRatios(rounds.of(this.membercard), rounds.of(other), (round) -> round.get(figure));
	}

	private ChildResult round(ContenderId id) throws Exception {
		int rows = this.options.importRows();
		try (ChildJvm process = ChildJvm.start(this.workspace,
				this.workspace.jvmFlags(JVM_FLAGS.toArray(String[]::new)), ImportRun.class,
				List.of(this.workspace.directory().toString(), id.kind().name(), id.crypto().name(),
						this.server.address(Transport.PLAIN).toString(), String.valueOf(rows)))) {
			return ChildResult.parse(process.awaitEnd(Duration.ofSeconds(60 + rows / MIN_ROWS_PER_SECOND)));
		}
	}

}

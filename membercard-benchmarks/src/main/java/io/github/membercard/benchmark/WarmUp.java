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

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the JVM compile both clients before anything is counted. Without crypto, as that
 * makes the most calls: the reactive client is a large one, and takes a hundred thousand
 * of them.
 */
final class WarmUp {

	private static final int CONCURRENCY = 64;

	private static final Duration STEP = Duration.ofSeconds(2);

	private static final double GROWTH = 1.03;

	private static final int STEPS_WITHOUT_GROWTH = 5;

	private static final long COMPILER_CHECK_MILLIS = 300;

	private static final int QUIET_COMPILER_CHECKS = 3;

	private static final int MAX_COMPILER_CHECKS = 50;

	private final Options options;

	private final Contenders contenders;

	private final ServerProcess server;

	private final Set<Transport> warm = EnumSet.noneOf(Transport.class);

	WarmUp(Options options, Workspace workspace, ServerProcess server) {
		this.options = options;
		this.contenders = new Contenders(workspace.keys());
		this.server = server;
	}

	/**
	 * Warm up, unless it was done before in this process.
	 * @param transport how calls reach the server
	 * @throws Exception when a call fails
	 */
	void run(Transport transport) throws Exception {
		if (!this.warm.add(transport)) {
			return;
		}
		try (RoundRunner runner = new RoundRunner(this.options.leadIn(), this.options.roundTime())) {
			for (ContenderId.Kind kind : List.of(ContenderId.Kind.MEMBERCARD, ContenderId.Kind.WECHATPAY_JAVA)) {
				try (Contender contender = this.contenders.create(new ContenderId(kind, Crypto.STUB),
						this.server.address(transport), CONCURRENCY)) {
					runUntilSteady(runner, contender);
				}
			}
		}
	}

	private void runUntilSteady(RoundRunner runner, Contender contender) throws Exception {
		long end = System.nanoTime() + this.options.maxWarmUp().toNanos();
		double best = 0;
		for (int steps = 0; steps < STEPS_WITHOUT_GROWTH && System.nanoTime() < end; steps++) {
			double rate = rate(runner, contender);
			awaitCompiler();
			if (rate > best * GROWTH) {
				best = rate;
				steps = -1;
			}
		}
	}

	// May be 0: a cold JVM takes seconds for its first TLS handshakes
	private double rate(RoundRunner runner, Contender contender) throws Exception {
		Tally tally = new Tally();
		return runner.during(contender, CONCURRENCY, tally, () -> {
			tally.take();
			long cpu = Usage.processCpuNanos();
			Thread.sleep(STEP.toMillis());
			return (double) tally.take().getTotalCount() / (Usage.processCpuNanos() - cpu);
		});
	}

	// While calls take all CPU time, the compiler gets little of it
	private static void awaitCompiler() throws InterruptedException {
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		int quiet = 0;
		for (int i = 0; i < MAX_COMPILER_CHECKS && quiet < QUIET_COMPILER_CHECKS; i++) {
			long before = compiler.getTotalCompilationTime();
			Thread.sleep(COMPILER_CHECK_MILLIS);
			quiet = (compiler.getTotalCompilationTime() == before) ? quiet + 1 : 0;
		}
	}

}

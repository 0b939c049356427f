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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guards what a call allocates. A count, not a time, so it is the same on each machine.
 */
class AllocationTests {

	// A tenth less once the JIT compiler is done, which takes too long for a test
	private static final double MAX_KILOBYTES = 36;

	private static final int CONCURRENCY = 8;

	@Test
	void callAllocatesLittle() throws Exception {
		try (Workspace workspace = Workspace.create();
				ServerProcess server = ServerProcess.start(workspace);
				Contender contender = new Contenders(workspace.keys()).create(
						new ContenderId(ContenderId.Kind.MEMBERCARD, Crypto.STUB), server.address(Transport.PLAIN),
						CONCURRENCY)) {
			calls(contender, 5000);
			double[] kilobytes = IntStream.range(0, 3).mapToDouble((i) -> calls(contender, 2000) / 1024).toArray();
			Spread spread = Spread.of(kilobytes);
			System.out.println("Allocated per call: " + spread.format(1) + " KB");
			assertThat(spread.median()).as("KB per call").isLessThanOrEqualTo(MAX_KILOBYTES);
		}
	}

	private static double calls(Contender contender, int count) {
		Tally tally = new Tally();
		Usage start = Usage.now();
		AtomicInteger next = new AtomicInteger();
		contender.saturate(CONCURRENCY, tally, () -> next.getAndIncrement() < count && !tally.hasError());
		Usage end = Usage.now();
		tally.requireNoError(contender);
		return (double) end.allocatedSince(start) / tally.take().getTotalCount();
	}

}

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

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ImportMetrics}.
 */
class ImportMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ImportMetrics metrics = new ImportMetrics(this.registry);

	@Test
	void rowsAreCountedByMerchantAndOutcome() {
		tell("acme", BatchStatus.STARTED, 0, 0, 0);
		tell("acme", BatchStatus.STARTED, 10, 1, 2);
		tell("acme", BatchStatus.COMPLETED, 30, 4, 2);
		assertThat(rows("imported")).isEqualTo(30);
		assertThat(rows("refused")).isEqualTo(4);
		assertThat(rows("invalid")).isEqualTo(2);
	}

	@Test
	void rowsOfAnEarlierProcessAreNotCountedAgain() {
		tell("acme", BatchStatus.STARTED, 500, 0, 0);
		tell("acme", BatchStatus.COMPLETED, 510, 0, 0);
		assertThat(rows("imported")).isEqualTo(10);
	}

	@Test
	void gaugesTellOfWhatRuns() {
		tell("acme", BatchStatus.STARTED, 10, 0, 0);
		assertThat(gauge("membercard.import.running")).isEqualTo(1);
		assertThat(gauge("membercard.import.remaining")).isEqualTo(90);
		assertThat(gauge("membercard.import.rate")).isEqualTo(5);
		tell("acme", BatchStatus.STOPPED, 10, 0, 0);
		assertThat(gauge("membercard.import.running")).isZero();
		assertThat(gauge("membercard.import.remaining")).isZero();
	}

	private double rows(String outcome) {
		return this.registry.get("membercard.import.rows")
			.tags("merchant", "acme", "outcome", outcome)
			.counter()
			.count();
	}

	private double gauge(String name) {
		return this.registry.get(name).tag("merchant", "acme").gauge().value();
	}

	private void tell(String merchant, BatchStatus status, long imported, long refused, long invalid) {
		this.metrics.onApplicationEvent(
				new PayloadApplicationEvent<>(this, new ImportProgressEvent(new ImportProgress(1, merchant, "card",
						ImportType.OPENID, status, 100, 100, imported, refused, invalid, 0, 5, null, null))));
	}

}

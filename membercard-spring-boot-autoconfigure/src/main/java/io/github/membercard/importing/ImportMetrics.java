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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Counts what the imports of this process do: {@code membercard.import.rows} by merchant
 * and outcome, and, by merchant, {@code membercard.import.rate} (rows a second),
 * {@code membercard.import.remaining} (rows) and {@code membercard.import.running}
 * (imports).
 *
 * @since 0.1.0
 */
public final class ImportMetrics implements ApplicationListener<PayloadApplicationEvent<ImportProgressEvent>> {

	private final Map<Long, ImportProgress> imports = new ConcurrentHashMap<>();

	private final Set<String> merchants = ConcurrentHashMap.newKeySet();

	private final MeterRegistry registry;

	/**
	 * Create the metrics.
	 * @param registry where they are registered
	 */
	public ImportMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<ImportProgressEvent> event) {
		ImportProgress progress = event.getPayload().progress();
		if (this.merchants.add(progress.merchant())) {
			register(progress.merchant());
		}
		// What was there before this process came is not its work
		ImportProgress before = this.imports.getOrDefault(progress.id(), progress);
		count(progress, "imported", progress.imported() - before.imported());
		count(progress, "refused", progress.refused() - before.refused());
		count(progress, "invalid", progress.invalid() - before.invalid());
		if (progress.isRunning()) {
			this.imports.put(progress.id(), progress);
		}
		else {
			this.imports.remove(progress.id());
		}
	}

	private void count(ImportProgress progress, String outcome, long rows) {
		this.registry.counter("membercard.import.rows", "merchant", progress.merchant(), "outcome", outcome)
			.increment((double) rows);
	}

	private void register(String merchant) {
		gauge("membercard.import.rate", merchant, ImportProgress::perSecond);
		gauge("membercard.import.remaining", merchant, (progress) -> (double) (progress.total() - progress.settled()));
		gauge("membercard.import.running", merchant, (progress) -> 1);
	}

	private void gauge(String name, String merchant, ToDoubleFunction<ImportProgress> value) {
		Gauge
			.builder(name, this.imports,
					(imports) -> imports.values()
						.stream()
						.filter((progress) -> progress.merchant().equals(merchant))
						.mapToDouble(value)
						.sum())
			.tag("merchant", merchant)
			.register(this.registry);
	}

}

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

package io.github.membercard.autoconfigure.importing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.membercard.apiv3.CallLimiter;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.importing.MerchantLimiters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Measures how long rows wait for the rate of their merchant:
 * {@code membercard.import.wait}.
 */
final class TimedMerchantLimiters implements MerchantLimiters {

	private final MerchantLimiters limiters;

	private final MeterRegistry registry;

	private final Map<String, CallLimiter> timed = new ConcurrentHashMap<>();

	TimedMerchantLimiters(MerchantLimiters limiters, MeterRegistry registry) {
		this.limiters = limiters;
		this.registry = registry;
	}

	@Override
	public CallLimiter get(String merchant) {
		return this.timed.computeIfAbsent(merchant, (name) -> timed(name, this.limiters.get(name)));
	}

	private CallLimiter timed(String merchant, CallLimiter limiter) {
		Timer waits = Timer.builder("membercard.import.wait")
			.description("How long a row waited for the rate of its merchant")
			.tag("merchant", merchant)
			.register(this.registry);
		return new CallLimiter() {

			@Override
			public Mono<Void> acquire() {
				return Mono.defer(() -> {
					Timer.Sample sample = Timer.start(TimedMerchantLimiters.this.registry);
					return limiter.acquire().doOnSuccess((nothing) -> sample.stop(waits));
				});
			}

			@Override
			public void ended(@Nullable MembercardException failure) {
				limiter.ended(failure);
			}

		};
	}

}

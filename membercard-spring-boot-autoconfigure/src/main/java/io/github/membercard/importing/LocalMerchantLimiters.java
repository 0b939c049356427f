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
import java.util.concurrent.ConcurrentHashMap;

import io.github.membercard.apiv3.AdaptiveRateLimiter;
import io.github.membercard.apiv3.CallLimiter;

/**
 * Gives each merchant a rate of its own in this process.
 *
 * @since 0.1.0
 */
public final class LocalMerchantLimiters implements MerchantLimiters {

	private final Map<String, CallLimiter> limiters = new ConcurrentHashMap<>();

	private final double maxPerSecond;

	/**
	 * Create limiters.
	 * @param maxPerSecond how many requests a second a merchant sends at most
	 */
	public LocalMerchantLimiters(double maxPerSecond) {
		this.maxPerSecond = maxPerSecond;
	}

	@Override
	public CallLimiter get(String merchant) {
		return this.limiters.computeIfAbsent(merchant, (name) -> AdaptiveRateLimiter.of(this.maxPerSecond));
	}

}

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

package io.github.membercard.apiv3;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decides how fast calls may be. The caller waits for {@link #acquire()} before a call;
 * what the client repeats by itself asks the limiter that stands in the Reactor context
 * of the call under this type:
 * {@code call.contextWrite((context) -> context.put(CallLimiter.class, limiter))}.
 * <p>
 * One limiter may be shared by any number of calls at the same time.
 *
 * @since 0.1.0
 * @see AdaptiveRateLimiter
 */
public interface CallLimiter {

	/**
	 * Wait until one more attempt may leave.
	 * @return completes when it may
	 */
	Mono<Void> acquire();

	/**
	 * Take note of the end of an attempt.
	 * @param failure why it failed, or {@code null} when it did not
	 */
	void ended(@Nullable MembercardException failure);

}

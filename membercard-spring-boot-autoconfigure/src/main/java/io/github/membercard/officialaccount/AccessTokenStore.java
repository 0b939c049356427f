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

package io.github.membercard.officialaccount;

import reactor.core.publisher.Mono;

/**
 * Where the instances of an application share access tokens and tickets. Each instance
 * keeps in memory what it uses, and looks here only when it needs a new one: it takes the
 * one that another instance got in the meantime, or gets one and leaves it here.
 * <p>
 * What fails here is logged and fails no call.
 *
 * @since 0.1.0
 */
public interface AccessTokenStore {

	/**
	 * Find a token.
	 * @param key what for, such as {@code wxea9c30890f48d5ae/stable_token}
	 * @return the token that was saved last, or empty when there is none
	 */
	Mono<ExpiringToken> find(String key);

	/**
	 * Save a token in place of the former one.
	 * @param key what for
	 * @param token the token
	 * @return completes when it is saved
	 */
	Mono<Void> save(String key, ExpiringToken token);

	/**
	 * Return a store that shares nothing, for one instance.
	 * @return the store
	 */
	static AccessTokenStore none() {
		return NoAccessTokenStore.INSTANCE;
	}

}

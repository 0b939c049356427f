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

import reactor.core.publisher.Mono;

/**
 * Gives the access token that each call of an {@link ErrcodeClient} carries.
 *
 * @since 0.1.0
 */
public interface AccessTokens {

	/**
	 * Return the token to call with.
	 * @return the token, never empty
	 */
	Mono<String> get();

	/**
	 * Return a token in place of one that the platform refused.
	 * @param refused the refused token
	 * @return another token, or the same one when the platform gives no other
	 */
	Mono<String> replace(String refused);

}

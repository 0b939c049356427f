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

package io.github.membercard.test;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One accepted request on its way through the platform. A {@link Misbehaviour} decides
 * what of it happens and in which order.
 *
 * @param effect performs the operation
 * @param signing how the answer is to be signed, or {@code null} where answers aren't
 */
record Exchange(Supplier<Answer> effect, @Nullable Signing signing) {

	static Exchange unsigned(Supplier<Answer> effect) {
		return new Exchange(effect, null);
	}

	/**
	 * Perform the operation. It takes effect here.
	 * @return the answer, not yet signed
	 */
	Answer perform() {
		return this.effect.get();
	}

	Answer sign(Answer answer) {
		Signing signing = this.signing;
		return (signing != null) ? signing.signer().sign(answer, signing.key(), signing.now()) : answer;
	}

	Signing signed() {
		return Objects.requireNonNull(this.signing, "The answers of this interface are not signed");
	}

	/**
	 * How an answer is to be signed.
	 *
	 * @param key the key that the answer is to be signed with
	 * @param otherKey the key of the other kind
	 * @param now the present
	 * @param signer signs an answer with a key, as of an instant
	 */
	record Signing(PlatformKey key, PlatformKey otherKey, Instant now, Signer signer) {
	}

	/**
	 * Signs answers.
	 */
	@FunctionalInterface
	interface Signer {

		Answer sign(Answer answer, PlatformKey key, Instant at);

	}

}

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ArgumentCheck}. Nothing is subscribed to, so nothing is sent.
 */
class ArgumentCheckTests {

	private final Things things = ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
		.build()
		.createService(Things.class);

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "/", "a\\b" })
	void pathVariableWithASlashIsRefused(String id) {
		refuse("'thing_id' must not hold a slash", id, null, null, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void blankPathVariableIsRefused(String id) {
		refuse("'thing_id' must not be blank", id, null, null, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", ".." })
	void pathVariableOfDotsIsRefused(String id) {
		refuse("'thing_id' must not be a path segment of dots", id, null, null, 1);
	}

	@Test
	void pathVariableThatIsTooLongIsRefused() {
		refuse("'thing_id' has 5 characters; at most 4 are allowed", "12345", null, null, 1);
	}

	@Test
	void pathVariableWithAnEmojiIsRefused() {
		refuse("'thing_id' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses", "a😀", null,
				null, 1);
	}

	@Test
	void queryParameterThatIsTooLongIsRefused() {
		refuse("'brand_id' has 3 characters; at most 2 are allowed", "1", "123", null, 1);
	}

	@Test
	void blankQueryParameterIsRefused() {
		refuse("'brand_id' must not be blank", "1", " ", null, 1);
	}

	@Test
	void queryParameterWithoutALimitMayBeLongButNotBlank() {
		accept("1", null, "x".repeat(2000), 1);
		refuse("'free' must not be blank", "1", null, "", 1);
	}

	@Test
	void numberOutOfRangeIsRefused() {
		refuse("'limit' is 0; 1 to 20 is allowed", "1", null, null, 0);
		refuse("'limit' is 21; 1 to 20 is allowed", "1", null, null, 21);
	}

	@Test
	void numberBelowARangeWithoutAnEndIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.things.list(-1))
			.withMessage("'offset' is -1; at least 0 is required");
		assertThatNoException().isThrownBy(() -> this.things.list(Integer.MAX_VALUE));
	}

	@Test
	void enumValueThatAnswersOnlyHaveIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.things.list(MembersTests.Kind.UNKNOWN))
			.withMessage("'kind' is UNKNOWN, which answers only have");
		assertThatNoException().isThrownBy(() -> this.things.list(MembersTests.Kind.ONE));
	}

	@Test
	void ticketMayHoldASlash() {
		assertThatNoException().isThrownBy(() -> this.things.ticket("a/b+c=="));
		assertThatIllegalArgumentException().isThrownBy(() -> this.things.ticket(".."))
			.withMessage("'ticket' must not be a path segment of dots");
	}

	@Test
	void valuesAtTheirLimitsAreAccepted() {
		accept("1234", "12", null, 1);
		accept("...", null, null, 20);
	}

	private void accept(String id, @Nullable String brandId, @Nullable String free, int limit) {
		assertThatNoException().isThrownBy(() -> this.things.get(id, brandId, free, limit));
	}

	private void refuse(String message, String id, @Nullable String brandId, @Nullable String free, int limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.things.get(id, brandId, free, limit))
			.withMessage(message);
	}

	interface Things {

		@GetExchange("/things/{thing_id}")
		Mono<Void> get(@PathVariable("thing_id") @MaxLength(4) String id,
				@RequestParam(value = "brand_id", required = false) @MaxLength(2) @Nullable String brandId,
				@RequestParam(value = "free", required = false) @Nullable String free,
				@RequestParam("limit") @Range(min = 1, max = 20) int limit);

		@GetExchange("/tickets/{ticket}")
		Mono<Void> ticket(@PathVariable("ticket") String ticket);

		@GetExchange("/things")
		Mono<Void> list(@RequestParam("kind") MembersTests.Kind kind);

		@GetExchange("/things")
		Mono<Void> list(@RequestParam("offset") @Range(min = 0) int offset);

	}

}

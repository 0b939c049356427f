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

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ApiV3JsonMapperTests {

	private final JsonMapper mapper = ApiV3JsonMapper.create();

	@Test
	void membersAreInSnakeCaseAndAbsentOnesAreLeftOut() {
		assertThat(this.mapper.writeValueAsString(new Sample("会员/\"卡\"", null, State.APPROVED)))
			.isEqualTo("{\"card_title\":\"会员/\\\"卡\\\"\",\"card_state\":\"APPROVED\"}");
	}

	@Test
	void unknownMembersAreIgnored() {
		assertThat(this.mapper.readValue("{\"card_title\":\"a\",\"later\":{\"x\":[1]},\"card_state\":\"APPROVED\"}",
				Sample.class))
			.isEqualTo(new Sample("a", null, State.APPROVED));
	}

	@Test
	void unknownEnumValuesAreUnknown() {
		assertThat(this.mapper.readValue("{\"card_title\":\"a\",\"card_state\":\"INVENTED_LATER\"}", Sample.class))
			.isEqualTo(new Sample("a", null, State.UNKNOWN));
	}

	record Sample(String cardTitle, @Nullable Integer remainQuantity, State cardState) {
	}

	enum State {

		APPROVED,

		@JsonEnumDefaultValue
		UNKNOWN

	}

}

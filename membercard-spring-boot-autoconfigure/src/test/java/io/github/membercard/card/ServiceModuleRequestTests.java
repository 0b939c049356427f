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

package io.github.membercard.card;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceModuleRequestTests {

	@Test
	void moduleMayOpenNothing() {
		assertThat(ServiceModuleAddRequest.of("666")).isEqualTo(new ServiceModuleAddRequest("666", null));
		assertThat(ServiceModuleUpdateRequest.jumpToNothing()).isEqualTo(new ServiceModuleUpdateRequest(null));
	}

	@Test
	void moduleMayOpenAMiniProgram() {
		MiniProgramTarget target = new MiniProgramTarget("wx37178d097a6851d8", "pages/index/index");
		assertThat(ServiceModuleAddRequest.of("666").withJumpMiniprogram("wx37178d097a6851d8", "pages/index/index"))
			.isEqualTo(new ServiceModuleAddRequest("666", target));
		assertThat(ServiceModuleUpdateRequest.jumpTo("wx37178d097a6851d8", "pages/index/index"))
			.isEqualTo(new ServiceModuleUpdateRequest(target));
	}

	@Test
	@SuppressWarnings("NullAway")
	void serviceModuleIdIsRequired() {
		refuse("'service_module_id' is required", () -> ServiceModuleAddRequest.of(null));
	}

	@Test
	void serviceModuleIdIsAtMost9Characters() {
		assertThat(ServiceModuleAddRequest.of("6".repeat(9)).serviceModuleId()).hasSize(9);
		refuse("'service_module_id' has 10 characters; at most 9 are allowed",
				() -> ServiceModuleAddRequest.of("6".repeat(10)));
	}

	@Test
	void appidIsAtMost32Characters() {
		refuse("'jump_miniprogram.appid' has 33 characters; at most 32 are allowed",
				() -> ServiceModuleUpdateRequest.jumpTo("a".repeat(33), "path"));
	}

	@Test
	void miniProgramNeedsAppidAndPath() {
		refuse("'jump_miniprogram.appid' is required",
				() -> new ServiceModuleAddRequest("666", new MiniProgramTarget(null, "path")));
		refuse("'jump_miniprogram.path' is required",
				() -> new ServiceModuleAddRequest("666", new MiniProgramTarget("wx", null)));
	}

	private static void refuse(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

}

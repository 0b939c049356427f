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

package io.github.membercard.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PermissionTokenTests {

	@Test
	void autoActivateHasNothingElse() {
		assertThat(PermissionTokenRequest.autoActivate())
			.isEqualTo(new PermissionTokenRequest(ActivateType.AUTO_ACTIVATE, null, null, null, null, null));
	}

	@Test
	void builderSetsEachMember() {
		assertThat(PermissionTokenRequest.builder(ActivateType.JUMP_ACTIVATE)
			.navigateBackPreviousPage(true)
			.activateUrl("https://w.url.cn/s/Ahz3p2C")
			.activateMiniProgram("wxea9c30a90fs8d3fe", "pages/activate/activate")
			.outerStr("szwxtd")
			.build())
			.isEqualTo(new PermissionTokenRequest(ActivateType.JUMP_ACTIVATE, true, "https://w.url.cn/s/Ahz3p2C",
					"wxea9c30a90fs8d3fe", "pages/activate/activate", "szwxtd"));
	}

	@Test
	void jumpWithoutTargetIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PermissionTokenRequest.builder(ActivateType.JUMP_ACTIVATE).build())
			.withMessage(
					"'activate_type' JUMP_ACTIVATE needs 'activate_url', or 'activate_appid' with 'activate_path'");
	}

	@Test
	void tokenDoesNotShow() {
		assertThat(new PermissionToken("d2df23f2f4fasf3gws")).hasToString("PermissionToken[***]");
	}

	@Test
	@SuppressWarnings("NullAway")
	void tokenIsRequired() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PermissionToken(null))
			.withMessage("'permission_token' is required");
	}

}

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

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QrcodeRequestTests {

	@Test
	void autoActivateHasNoTarget() {
		assertThat(QrcodeRequest.autoActivate())
			.isEqualTo(new QrcodeRequest(ActivateType.AUTO_ACTIVATE, null, null, null, null));
	}

	@Test
	void jumpToPageHasAUrl() {
		assertThat(QrcodeRequest.jumpToPage("https://w.url.cn/s/Ahz3p2C").activateUrl())
			.isEqualTo("https://w.url.cn/s/Ahz3p2C");
	}

	@Test
	void jumpToMiniProgramHasAppidAndPath() {
		QrcodeRequest request = QrcodeRequest.jumpToMiniProgram("wxea9c30a90fs8d3fe", "pages/activate/activate");
		assertThat(request.activateType()).isEqualTo(ActivateType.JUMP_ACTIVATE);
		assertThat(request.activateAppid()).isEqualTo("wxea9c30a90fs8d3fe");
		assertThat(request.activatePath()).isEqualTo("pages/activate/activate");
	}

	@Test
	@SuppressWarnings("NullAway")
	void activateTypeIsRequired() {
		refuse("'activate_type' is required", () -> new QrcodeRequest(null, null, null, null, null));
	}

	@Test
	void jumpWithoutTargetIsRefused() {
		refuse("'activate_type' JUMP_ACTIVATE needs 'activate_url', or 'activate_appid' with 'activate_path'",
				() -> new QrcodeRequest(ActivateType.JUMP_ACTIVATE, null, null, null, null));
	}

	@Test
	void jumpWithAppidAndWithoutPathIsRefused() {
		refuse("'activate_type' JUMP_ACTIVATE needs 'activate_url', or 'activate_appid' with 'activate_path'",
				() -> new QrcodeRequest(ActivateType.JUMP_ACTIVATE, null, "wxea9c30a90fs8d3fe", null, null));
	}

	@Test
	void urlIsAtMost128Characters() {
		assertThat(QrcodeRequest.jumpToPage("https://" + "u".repeat(120)).activateUrl()).hasSize(128);
		refuse("'activate_url' has 129 characters; at most 128 are allowed",
				() -> QrcodeRequest.jumpToPage("https://" + "u".repeat(121)));
	}

	@Test
	void urlIsAnAddress() {
		refuse("'activate_url' must be an address that begins with https:// or http://",
				() -> QrcodeRequest.jumpToPage("shop.example.com"));
	}

	@Test
	void appidIsAtMost32Characters() {
		refuse("'activate_appid' has 33 characters; at most 32 are allowed",
				() -> QrcodeRequest.jumpToMiniProgram("a".repeat(33), "path"));
	}

	@Test
	void pathIsAtMost128Characters() {
		refuse("'activate_path' has 129 characters; at most 128 are allowed",
				() -> QrcodeRequest.jumpToMiniProgram("appid", "p".repeat(129)));
	}

	@Test
	void outerStrIsAtMost32Characters() {
		refuse("'outer_str' has 33 characters; at most 32 are allowed",
				() -> QrcodeRequest.autoActivate().withOuterStr("门".repeat(33)));
	}

	@Test
	void outerStrMayBeChinese() {
		assertThat(QrcodeRequest.autoActivate().withOuterStr("门店1").outerStr()).isEqualTo("门店1");
	}

	@Test
	void outerStrOfAnotherScriptIsRefused() {
		refuse("'outer_str' may hold only Latin-1 characters and Chinese characters",
				() -> QrcodeRequest.autoActivate().withOuterStr("магазин"));
	}

	@Test
	void blankMemberIsRefused() {
		refuse("'outer_str' must not be blank", () -> QrcodeRequest.autoActivate().withOuterStr(" "));
	}

	@Test
	void emojiIsRefused() {
		refuse("'activate_url' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses",
				() -> QrcodeRequest.jumpToPage("https://w.url.cn/😀"));
	}

	private static void refuse(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

}

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

import java.nio.charset.StandardCharsets;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OpenidStorage} and {@link PhoneStorage}.
 */
class MemberStorageTests {

	private static final String NUMBER = "13700137000";

	private final PhoneStorage phones = new PhoneStorage(key("one"));

	private final OpenidStorage openids = new OpenidStorage();

	@Test
	void numberOfARequestIsTheSameForTheSameCardMemberAndCode() {
		assertThat(this.openids.outRequestNo("card", "member", "code"))
			.isEqualTo(new OpenidStorage().outRequestNo("card", "member", "code"))
			.matches("[0-9a-f]{32}");
		assertThat(this.phones.outRequestNo("card", NUMBER, null))
			.isEqualTo(new PhoneStorage(key("one")).outRequestNo("card", NUMBER, null))
			.matches("[0-9a-f]{32}");
	}

	@Test
	void numberOfARequestIsAnotherForAnythingElse() {
		assertThat(this.openids.outRequestNo("card", "member", "code"))
			.isNotEqualTo(this.openids.outRequestNo("card", "member", null))
			.isNotEqualTo(this.openids.outRequestNo("card", "membercode", null))
			.isNotEqualTo(this.openids.outRequestNo("card2", "member", "code"))
			.isNotEqualTo(this.openids.outRequestNo("car", "dmember", "code"));
	}

	@Test
	void numberOfAPhoneRequestCannotBeFoundByTryingPhoneNumbers() {
		assertThat(this.phones.outRequestNo("card", NUMBER, null))
			.isNotEqualTo(this.openids.outRequestNo("card", NUMBER, null))
			.isNotEqualTo(new PhoneStorage(key("two")).outRequestNo("card", NUMBER, null));
	}

	@Test
	void phoneNumberIsRestoredFromWhatIsEncryptedDifferentlyEachTime() {
		String encrypted = this.phones.encrypt(NUMBER);
		assertThat(encrypted).isNotEqualTo(this.phones.encrypt(NUMBER)).hasSizeLessThan(128);
		assertThat(this.phones.restore(row(encrypted))).isEqualTo(NUMBER);
		assertThat(this.phones.identify(NUMBER)).isEqualTo(this.phones.identify(NUMBER)).doesNotContain(NUMBER);
	}

	@Test
	void anotherKeyIsNamedAsTheCause() {
		PendingRow row = row(new PhoneStorage(key("two")).encrypt(NUMBER));
		assertThatIllegalStateException().isThrownBy(() -> this.phones.restore(row))
			.withMessageContaining("line 7")
			.withMessageContaining("membercard.import.phone-key")
			.withMessageNotContaining(NUMBER);
	}

	private static PendingRow row(String encrypted) {
		return new PendingRow(7, "digest", encrypted, null, "number");
	}

	private static SecretKey key(String text) {
		return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
	}

}

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

package io.github.membercard.client;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.member.PhoneImportRequest;
import io.github.membercard.member.PhoneMemberInformation;
import io.github.membercard.member.PhoneReminderImportRequest;
import io.github.membercard.member.ReceiveStatus;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakePhoneReminder;
import io.github.membercard.test.FakeUserCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A phone number arrives at the platform and nowhere else. That no log has it is the
 * matter of the log appender, which knows this number.
 */
class SensitiveFieldTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Sensitive PHONE_NUMBER = Sensitive.of(PlantedSecrets.PHONE_NUMBER);

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeCard card = this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID);

	@AfterEach
	void close() {
		this.wechatPay.close();
	}

	@ParameterizedTest
	@EnumSource
	void phoneImportArrivesDecrypted(Key key) {
		StepVerifier.create(importUser(client(key), new PhoneImportRequest(PHONE_NUMBER, null, Clients.newNumber())))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.card.userCards()).extracting(FakeUserCard::phoneNumber).containsExactly(PHONE_NUMBER.value());
	}

	@ParameterizedTest
	@EnumSource
	void phoneReminderArrivesDecryptedAndIsFound(Key key) {
		MembercardOpenClient client = client(key);
		StepVerifier.create(importMember(client)).expectComplete().verify(TIMEOUT);
		assertThat(this.card.phoneReminders()).extracting(FakePhoneReminder::phoneNumber)
			.containsExactly(PHONE_NUMBER.value());
		StepVerifier.create(client.phoneReminders().search(this.card.cardId(), PHONE_NUMBER))
			.assertNext((reminder) -> assertThat(reminder.receiveStatus()).isEqualTo(ReceiveStatus.UNSHOWED))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void repeatEncryptsAnewAndHasNoSecondEffect() {
		this.wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect());
		StepVerifier
			.create(importUser(client(Key.PUBLIC_KEY), new PhoneImportRequest(PHONE_NUMBER, null, Clients.newNumber())))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.wechatPay.effects("importUserByPhone")).isEqualTo(1);
		assertThat(this.wechatPay.requests()).hasSize(2)
			.extracting((request) -> List.of(request.body()))
			.doesNotHaveDuplicates();
	}

	@Test
	void requestThatIsRefusedSaysNothingOfTheNumber() {
		MembercardOpenClient client = client(Key.PUBLIC_KEY);
		PhoneImportRequest request = new PhoneImportRequest(PHONE_NUMBER, null, Clients.newNumber());
		assertThat(request.toString()).doesNotContain(PHONE_NUMBER.value());
		StepVerifier.create(client.phoneImports().importUser("pUnknownCard", request))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageNotContaining(PHONE_NUMBER.value()))
			.verify(TIMEOUT);
	}

	private Mono<?> importUser(MembercardOpenClient client, PhoneImportRequest request) {
		return client.phoneImports().importUser(this.card.cardId(), request);
	}

	private Mono<Void> importMember(MembercardOpenClient client) {
		return client.phoneReminders()
			.importMember(new PhoneReminderImportRequest(
					PhoneMemberInformation.of(this.card.cardId(), OffsetDateTime.parse("2015-05-20T13:29:35+08:00")),
					PHONE_NUMBER, null));
	}

	private MembercardOpenClient client(Key key) {
		PlatformKeys keys = (key == Key.PUBLIC_KEY) ? Clients.publicKey(this.wechatPay)
				: Clients.certificate(this.wechatPay);
		return MembercardOpenClient.create(Clients.client(this.wechatPay, keys).build());
	}

	enum Key {

		PUBLIC_KEY, CERTIFICATE

	}

}

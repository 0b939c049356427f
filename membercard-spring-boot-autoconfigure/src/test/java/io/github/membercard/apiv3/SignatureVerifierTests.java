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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignatureVerifier}: the edges, and what its errors say.
 */
class SignatureVerifierTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final long NOW = 1_800_000_000;

	private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

	private final SignatureVerifier verifier = new SignatureVerifier(Vectors.MERCHANT_ID,
			new PlatformKeySource(Vectors.platformKeys(), null, Clock.systemUTC(), Schedulers.immediate()),
			Vectors.clockAt(NOW));

	@Test
	void goodSignaturesOfBothKindsAreAccepted() {
		StepVerifier.create(verify(Vectors.sign(Vectors.clockAt(NOW), BODY))).expectComplete().verify(TIMEOUT);
		StepVerifier.create(verify(Vectors.signByCertificate(Vectors.clockAt(NOW), BODY)))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(longs = { -300, -299, 299, 300 })
	void timestampUpToFiveMinutesOffIsAccepted(long seconds) {
		StepVerifier.create(verify(Vectors.sign(Vectors.clockAt(NOW + seconds), BODY)))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@CsvSource({ "-301, 301 s behind this machine's clock, 301 s ahead",
			"301, 301 s ahead of this machine's clock, -301 s ahead" })
	void timestampFurtherOffSaysWhichWay(long seconds, String problem, String clock) {
		HttpHeaders headers = Vectors.sign(Vectors.clockAt(NOW + seconds), BODY);
		expect(verify(headers), MembercardSignatureException.Reason.CLOCK, "its timestamp is " + problem,
				"clock " + clock + ",");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "AAAA", "A", "===" })
	void signatureOfAnotherLengthIsAFailedOne(String signature) {
		HttpHeaders headers = signed((changed) -> changed.set("Wechatpay-Signature", signature));
		expect(verify(headers), signature.isEmpty() ? MembercardSignatureException.Reason.HEADER
				: MembercardSignatureException.Reason.SIGNATURE);
	}

	@Test
	void errorSaysWhatIsNeededToFindTheCause() {
		HttpHeaders headers = signed((changed) -> changed.set("Wechatpay-Nonce", "another"));
		expect(verify(headers), MembercardSignatureException.Reason.SIGNATURE,
				"The signature of the test is not proven: ",
				"Nothing happened. [merchant 1900000001, serial " + Vectors.PUBLIC_KEY_ID + ", known serials ["
						+ Vectors.PUBLIC_KEY_ID + ", " + Vectors.CERTIFICATE_SERIAL + "], clock 0 s ahead, body 7 bytes"
						+ " with SHA-256 015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862, Request-ID "
						+ "08F78BB5AF0610D302189F99DD5C20BA56F89845-0]");
	}

	@Test
	void missingHeaderSaysThatAProxyMayHaveDroppedIt() {
		expect(verify(signed((headers) -> headers.remove("Wechatpay-Timestamp"))),
				MembercardSignatureException.Reason.HEADER,
				"the header Wechatpay-Timestamp was sent 0 times, not once; a proxy may have dropped it",
				"clock not comparable,");
	}

	@Test
	void doubledHeaderSaysHowOften() {
		expect(verify(signed((headers) -> headers.add("Wechatpay-Nonce", "x"))),
				MembercardSignatureException.Reason.HEADER,
				"the header Wechatpay-Nonce was sent 2 times, not once. Nothing happened.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "now", "1.8e9", "99999999999999999999" })
	void timestampThatIsNoNumberIsABrokenHeader(String timestamp) {
		expect(verify(signed((headers) -> headers.set("Wechatpay-Timestamp", timestamp))),
				MembercardSignatureException.Reason.HEADER, "the header Wechatpay-Timestamp is not a number of seconds",
				"clock not comparable,");
	}

	@Test
	void timestampThatCannotBeComparedIsABrokenHeader() {
		expect(verify(signed((headers) -> headers.set("Wechatpay-Timestamp", "-9223372036854775808"))),
				MembercardSignatureException.Reason.HEADER,
				"the header Wechatpay-Timestamp is not a number of seconds");
	}

	@Test
	void resultOfAnUnprovenAnswerIsUnknown() {
		StepVerifier.create(verify(signed((headers) -> headers.set("Wechatpay-Serial", "7777"))))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class, (failure) -> {
						assertThat(failure.isResultUnknown()).isTrue();
						assertThat(failure.getSerial()).isEqualTo("7777");
						assertThat(failure.getRequestId()).isEqualTo("08F78BB5AF0610D302189F99DD5C20BA56F89845-0");
					}))
			.verify(TIMEOUT);
	}

	@Test
	void otherSignatureTypeIsABrokenHeader() {
		expect(verify(signed((headers) -> headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3"))),
				MembercardSignatureException.Reason.HEADER,
				"Wechatpay-Signature-Type is not WECHATPAY2-SHA256-RSA2048");
		StepVerifier.create(verify(signed((headers) -> headers.remove("Wechatpay-Signature-Type"))))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void serialThatNobodyKnowsSaysWhatToDo() {
		expect(verify(signed((headers) -> headers.set("Wechatpay-Serial", "7777"))),
				MembercardSignatureException.Reason.UNKNOWN_SERIAL, "no key is known by its serial", "serial 7777,");
	}

	@Test
	void nonceWithTheSameLowBytesIsAnother() {
		StepVerifier.create(verify(signed((headers) -> {
			String nonce = Objects.requireNonNull(headers.getFirst(WechatpayHeaders.NONCE));
			headers.set(WechatpayHeaders.NONCE, (char) (nonce.charAt(0) + 0x100) + nonce.substring(1));
		}))).expectError(MembercardSignatureException.class).verify(TIMEOUT);
	}

	private Mono<Void> verify(HttpHeaders headers) {
		return this.verifier
			.verify(() -> new SignatureVerifier.Description("the test", "Nothing happened."), headers, BODY, BODY)
			.then();
	}

	private static HttpHeaders signed(Consumer<HttpHeaders> change) {
		HttpHeaders headers = Vectors.sign(Vectors.clockAt(NOW), BODY);
		change.accept(headers);
		return headers;
	}

	private static void expect(Mono<Void> verification, MembercardSignatureException.Reason reason, String... message) {
		StepVerifier.create(verification).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class,
					(failure) -> assertThat(failure.getReason()).isEqualTo(reason));
			assertThat(ex).message()
				.satisfies(
						(text) -> assertThat(List.of(message)).allSatisfy((part) -> assertThat(text).contains(part)));
		}).verify(TIMEOUT);
	}

}

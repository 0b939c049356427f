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

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignatureDiagnosis}, through the platform.
 */
class SignatureDiagnosisTests extends AbstractFakeWechatPayTests {

	private static final String BODY = "{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"\u4f60\u597d\"}";

	private static final String CERTIFICATES = "/v3/certificates?algorithm_type=RSA";

	private void assertDiagnosed(SigningClient.Attempt attempt, String... message) {
		assertRefused(attempt.send(), 401, "SIGN_ERROR", message);
	}

	private SigningClient.Attempt qrcode(UnaryOperator<String> signing) {
		return this.client.post(QRCODE, AUTO_ACTIVATE).signing(signing);
	}

	@Test
	void pathSignedDecodedIsNamed() {
		String target = "/v3/marketing/membercard-open/cards/a%2Db/qrcode";
		assertDiagnosed(this.client.post(target, AUTO_ACTIVATE).signing((message) -> message.replace("a%2Db", "a-b")),
				"Line 2", "decoded");
	}

	@Test
	void pathSignedWithoutQueryIsNamed() {
		assertDiagnosed(this.client.get(CERTIFICATES).signing((message) -> message.replace("?algorithm_type=RSA", "")),
				"Line 2", "query was left out");
	}

	@Test
	void fullUrlSignedIsNamed() {
		assertDiagnosed(qrcode((message) -> message.replace(QRCODE, this.wechatPay.baseUrl() + QRCODE)), "Line 2",
				"full URL");
	}

	@Test
	void fullUrlOfTheRealPlatformSignedIsNamed() {
		assertDiagnosed(qrcode((message) -> message.replace(QRCODE, "https://api.mch.weixin.qq.com" + QRCODE)),
				"Line 2", "full URL", "https://api.mch.weixin.qq.com");
	}

	@Test
	void pathTemplateSignedIsNamed() {
		assertDiagnosed(qrcode((message) -> message.replace(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, "{card_id}")),
				"Line 2", "template");
	}

	@Test
	void emptyBodySignedIsNamed() {
		assertDiagnosed(qrcode((message) -> message.replace(AUTO_ACTIVATE, "")), "Line 5", "signed empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "[]", "\"\"" })
	void bodySignedThoughNoneWasSentIsNamed(String body) {
		assertDiagnosed(this.client.get(CERTIFICATES).signingBody(body.getBytes(StandardCharsets.US_ASCII)), "Line 5",
				body, "no body was sent");
	}

	@Test
	void bodyWrittenAgainPrettyIsNamed() {
		String pretty = JsonMapper.shared().readTree(BODY).toPrettyString();
		assertDiagnosed(this.client.post(QRCODE, BODY).signingBody(pretty.getBytes(StandardCharsets.UTF_8)), "Line 5",
				"written again");
	}

	@Test
	void bodyWrittenAgainCompactIsNamed() {
		String pretty = JsonMapper.shared().readTree(BODY).toPrettyString();
		assertDiagnosed(this.client.post(QRCODE, pretty).signingBody(BODY.getBytes(StandardCharsets.UTF_8)), "Line 5",
				"written again");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"activate_type\": \"AUTO_ACTIVATE\", \"outer_str\": \"\u4f60\u597d\"}",
			"{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"\\u4F60\\u597D\"}",
			"{\n    \"activate_type\" : \"AUTO_ACTIVATE\",\n    \"outer_str\" : \"\u4f60\u597d\"\n}" })
	void bodyWrittenAgainAsOtherLanguagesDoIsNamed(String signed) {
		assertDiagnosed(this.client.post(QRCODE, BODY).signingBody(signed.getBytes(StandardCharsets.UTF_8)), "Line 5",
				"written again");
	}

	@Test
	void bodyWrittenAgainInOtherOrderIsNamed() {
		String sent = "{\"outer_str\":\"a\",\"activate_type\":\"AUTO_ACTIVATE\"}";
		String signed = "{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"a\"}";
		assertDiagnosed(this.client.post(QRCODE, sent).signingBody(signed.getBytes(StandardCharsets.UTF_8)), "Line 5",
				"written again");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GBK", "ISO-8859-1" })
	void bodySignedInOtherCharsetIsNamed(String charset) {
		assertDiagnosed(this.client.post(QRCODE, BODY).signingBody(BODY.getBytes(Charset.forName(charset))), "Line 5",
				"signed in " + charset);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GBK", "ISO-8859-1" })
	void bodySentInOtherCharsetIsNamed(String charset) {
		String body = charset.equals("GBK") ? BODY : BODY.replace("\u4f60\u597d", "\u00e9");
		assertDiagnosed(this.client.call("POST", QRCODE, body.getBytes(Charset.forName(charset)))
			.signingBody(body.getBytes(StandardCharsets.UTF_8)), "Line 5", "sent in " + charset);
	}

	@Test
	void bodySignedWithoutFinalLineFeedOfItsOwnIsNamed() {
		assertDiagnosed(this.client.post(QRCODE, AUTO_ACTIVATE + "\n")
			.signingBody(AUTO_ACTIVATE.getBytes(StandardCharsets.UTF_8)), "Line 5", "white space");
	}

	@Test
	void timestampSignedInMillisecondsIsNamed() {
		String seconds = Long.toString(this.clock.instant().getEpochSecond());
		assertDiagnosed(qrcode((message) -> message.replace(seconds, Long.toString(this.clock.millis()))), "Line 3",
				"milliseconds");
	}

	@Test
	void timestampOtherThanInTheHeaderIsNamed() {
		long seconds = this.clock.instant().getEpochSecond();
		assertDiagnosed(qrcode((message) -> message.replace("" + seconds, "" + (seconds + 2))), "Line 3",
				(seconds + 2) + " was signed");
	}

	@Test
	void nonceOtherThanInTheHeaderIsNamed() {
		String nonce = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
		assertDiagnosed(qrcode((message) -> message.replace("\n" + nonce + "\n", "\n" + nonce.replace("-", "") + "\n"))
			.nonce(nonce), "Line 4", "nonce");
	}

	@Test
	void methodSignedInLowerCaseIsNamed() {
		assertDiagnosed(qrcode((message) -> message.replace("POST", "post")), "Line 1", "lower case");
	}

	@Test
	void otherMethodSignedIsNamed() {
		assertDiagnosed(qrcode((message) -> message.replace("POST", "PUT")), "Line 1", "PUT was signed");
	}

	@Test
	void linesInOtherOrderAreNamed() {
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		assertDiagnosed(
				qrcode((message) -> message.replace(timestamp + "\nnonce", "nonce\n" + timestamp)).nonce("nonce"),
				"Lines 3 and 4");
	}

	@Test
	void lineEndsOfWindowsAreNamed() {
		assertDiagnosed(qrcode((message) -> message.replace("\n", "\r\n")), "CR LF");
	}

	@Test
	void missingFinalLineFeedIsNamed() {
		assertDiagnosed(qrcode((message) -> message.substring(0, message.length() - 1)), "final line feed");
	}

	@Test
	void missingFinalLineFeedAfterEmptyBodyIsNamed() {
		assertDiagnosed(this.client.get(CERTIFICATES).signing((message) -> message.substring(0, message.length() - 1)),
				"final line feed");
	}

	@Test
	void keyOfOtherMerchantIsNamed() {
		assertDiagnosed(
				this.client.post(QRCODE, AUTO_ACTIVATE).key(SigningClient.privateKey(this.wechatPay.merchant("other"))),
				"private key", this.merchant.certificateSerialNumber());
	}

	@Test
	void otherAlgorithmIsNamed() {
		assertDiagnosed(this.client.post(QRCODE, AUTO_ACTIVATE).algorithm("SHA1withRSA"), "SHA-1", "SHA256withRSA");
	}

	@Test
	void signatureOfTheWrongLengthIsNamed() {
		assertDiagnosed(
				this.client.post(QRCODE, AUTO_ACTIVATE)
					.authorization((header) -> header.replaceFirst("signature=\"[^\"]*\"", "signature=\"AAAA\"")),
				"private key");
	}

	@Test
	void unknownMistakeIsAnsweredWithExpectedMessageButWithoutBody() {
		String openid = newOpenid();
		HttpResponse<byte[]> response = this.client.post(IMPORT, importBody(openid, newNumber()))
			.signing((message) -> "something else")
			.nonce("the-nonce")
			.send();
		assertRefused(response, 401, "SIGN_ERROR", "1: POST", "2: " + IMPORT,
				"3: " + this.clock.instant().getEpochSecond(), "4: the-nonce", "5: (", "SHA-256");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(openid);
	}

	@Test
	void unknownMistakeIsAnsweredWithoutSecretsOfPathAndQuery() {
		HttpResponse<byte[]> response = this.client.get(CARD + "/codes/secret-code?openid=secret-openid")
			.signing((message) -> "something else")
			.send();
		assertRefused(response, 401, "SIGN_ERROR", "2: " + CARD + "/codes/...?openid=... ");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
	}

	@Test
	void wholeMultipartBodySignedIsNamed() {
		byte[] body = RequestCheckTests.MULTIPART.getBytes(StandardCharsets.UTF_8);
		assertDiagnosed(this.client.call("POST", RequestCheckTests.UPLOAD, body)
			.header("Content-Type", "multipart/form-data; boundary=boundary"), "Line 5", "part meta only");
	}

}

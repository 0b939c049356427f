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

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestCheck}, through the platform.
 */
class RequestCheckTests extends AbstractFakeWechatPayTests {

	static final String UPLOAD = "/v3/marketing/favor/media/image-upload";

	static final String META = "{\"filename\":\"card_logo.png\",\"sha256\":\"e91a22ff\"}";

	static final String MULTIPART = "--boundary\r\nContent-Disposition: form-data; name=\"meta\"\r\n"
			+ "Content-Type: application/json\r\n\r\n" + META
			+ "\r\n--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"card_logo.png\"\r\n"
			+ "Content-Type: image/png\r\n\r\n\u00ff\r\n--boundary--\r\n";

	private String lastSerialNumber() {
		List<ReceivedRequest> requests = this.wechatPay.requests();
		return requests.get(requests.size() - 1).certificateSerialNumber();
	}

	private SigningClient.Attempt qrcode() {
		return this.client.post(QRCODE, AUTO_ACTIVATE);
	}

	private SigningClient.Attempt secondsLater(long seconds) {
		return qrcode().timestamp(Long.toString(this.clock.instant().getEpochSecond() + seconds));
	}

	@Test
	void missingAuthorizationIsRefused() {
		assertRefused(qrcode().authorization((header) -> "").send(), 401, "SIGN_ERROR", "Authorization");
	}

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY2-RSA2048", "wechatpay2-sha256-rsa2048", "Bearer" })
	void otherSchemeIsRefused(String scheme) {
		assertRefused(qrcode().authorization((header) -> header.replace("WECHATPAY2-SHA256-RSA2048", scheme)).send(),
				401, "SIGN_ERROR", "scheme");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mchid", "nonce_str", "signature", "timestamp", "serial_no" })
	void missingItemIsRefused(String item) {
		assertRefused(qrcode()
			.authorization((header) -> header.replaceFirst(item + "=\"[^\"]*\",?", "").replaceFirst(",$", ""))
			.send(), 401, "SIGN_ERROR", "lacks", item);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mchid", "nonce_str", "signature", "timestamp", "serial_no" })
	void blankItemIsRefused(String item) {
		assertRefused(
				qrcode().authorization((header) -> header.replaceFirst(item + "=\"[^\"]*\"", item + "=\"\"")).send(),
				401, "SIGN_ERROR", "lacks", item);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mchid", "nonce_str", "signature", "timestamp", "serial_no" })
	void itemThatIsThereTwiceIsRefused(String item) {
		assertRefused(qrcode().authorization((header) -> header + "," + item + "=\"1\"").send(), 401, "SIGN_ERROR",
				"twice", item);
	}

	@Test
	void unknownItemIsRefused() {
		assertRefused(qrcode().authorization((header) -> header + ",appid=\"1\"").send(), 401, "SIGN_ERROR", "appid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s,", "%s x", "x %s" })
	void authorizationThatIsNoListIsRefused(String pattern) {
		assertRefused(qrcode()
			.authorization((header) -> "WECHATPAY2-SHA256-RSA2048 "
					+ pattern.formatted(header.substring("WECHATPAY2-SHA256-RSA2048 ".length())))
			.send(), 401, "SIGN_ERROR", "list");
	}

	@Test
	void itemsInOtherOrderAreAccepted() {
		assertThat(qrcode().authorization((header) -> header.replaceFirst("(mchid=\"[^\"]*\"),(.*)$", "$2,$1"))
			.send()
			.statusCode()).isEqualTo(200);
	}

	@Test
	void authorizationThatIsThereTwiceIsRefused() {
		String header = qrcode().authorizationHeader();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> AuthorizationHeader.parse(List.of(header, header)))
			.withMessageContaining("one Authorization header");
	}

	@Test
	void unknownMerchantIsRefused() {
		assertRefused(qrcode().merchantId("1999999999").send(), 401, "SIGN_ERROR", "mchid");
	}

	@Test
	void serialNumberOfOtherMerchantIsRefused() {
		assertRefused(qrcode().serialNumber(this.wechatPay.merchant("other").certificateSerialNumber()).send(), 401,
				"SIGN_ERROR", "serial_no");
	}

	@Test
	void eachCertificateOfTheMerchantIsAcceptedWithItsKey() {
		String formerSerialNumber = this.merchant.certificateSerialNumber();
		PrivateKey formerKey = SigningClient.privateKey(this.merchant);
		FakeMerchantCertificate issued = this.merchant.issueCertificate();
		assertThat(this.merchant.certificateSerialNumber()).isEqualTo(issued.serialNumber())
			.isNotEqualTo(formerSerialNumber);
		assertThat(qrcode().send().statusCode()).isEqualTo(200);
		assertThat(lastSerialNumber()).isEqualTo(issued.serialNumber());
		assertThat(qrcode().serialNumber(formerSerialNumber).key(formerKey).send().statusCode()).isEqualTo(200);
		assertThat(lastSerialNumber()).isEqualTo(formerSerialNumber);
		assertRefused(qrcode().serialNumber(formerSerialNumber).send(), 401, "SIGN_ERROR");
	}

	@Test
	void revokedCertificateIsRefused() {
		String formerSerialNumber = this.merchant.certificateSerialNumber();
		PrivateKey formerKey = SigningClient.privateKey(this.merchant);
		this.merchant.issueCertificate();
		this.merchant.revokeFormerCertificates();
		assertRefused(qrcode().serialNumber(formerSerialNumber).key(formerKey).send(), 401, "SIGN_ERROR", "serial_no");
		assertThat(qrcode().send().statusCode()).isEqualTo(200);
	}

	@Test
	void serialNumberOfPlatformIsRefused() {
		assertRefused(qrcode().serialNumber(this.wechatPay.publicKeyId()).send(), 401, "SIGN_ERROR", "serial_no");
	}

	@Test
	void serialNumberWithoutLeadingZeroIsRefused() {
		assertRefused(qrcode().serialNumber(this.merchant.certificateSerialNumber().substring(1)).send(), 401,
				"SIGN_ERROR", "serial_no", "leading zeros");
	}

	@ParameterizedTest
	@ValueSource(longs = { -300, 300 })
	void timestampAtTheEdgeOfTheWindowIsAccepted(long seconds) {
		assertThat(secondsLater(seconds).send().statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "-301,behind", "301,ahead of" })
	void timestampOutsideTheWindowIsRefused(long seconds, String direction) {
		assertRefused(secondsLater(seconds).send(), 401, "SIGN_ERROR", "301 s " + direction);
	}

	@Test
	void timestampInMillisecondsIsRefused() {
		assertRefused(qrcode().timestamp(Long.toString(this.clock.millis())).send(), 401, "SIGN_ERROR", "milliseconds");
	}

	@Test
	void timestampThatIsNoNumberIsRefused() {
		assertRefused(qrcode().timestamp("now").send(), 401, "SIGN_ERROR", "timestamp");
	}

	@Test
	void nonceThatWasUsedIsRefused() {
		qrcode().nonce("used-nonce").send();
		assertRefused(qrcode().nonce("used-nonce").send(), 401, "SIGN_ERROR", "nonce_str");
	}

	@Test
	void nonceOfBadSignatureCanBeUsed() {
		qrcode().nonce("unused-nonce").signing((message) -> "x").send();
		assertThat(qrcode().nonce("unused-nonce").send().statusCode()).isEqualTo(200);
	}

	@Test
	void nonceOfOtherMerchantCanBeUsed() {
		qrcode().nonce("shared-nonce").send();
		SigningClient other = new SigningClient(this.wechatPay, this.wechatPay.merchant("other"), this.clock);
		assertThat(other.post(QRCODE, AUTO_ACTIVATE).nonce("shared-nonce").send().statusCode()).isEqualTo(200);
	}

	@Test
	void signatureThatIsNoBase64IsRefused() {
		assertRefused(qrcode().authorization((header) -> header.replace("signature=\"", "signature=\"*")).send(), 401,
				"SIGN_ERROR", "Base64");
	}

	@Test
	void signatureOfOtherBodyIsRefused() {
		assertRefused(
				qrcode().signingBody("{\"activate_type\":\"JUMP_ACTIVATE\"}".getBytes(StandardCharsets.UTF_8)).send(),
				401, "SIGN_ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "*/*" })
	void otherAcceptIsRefused(String accept) {
		assertRefused(qrcode().header("Accept", accept).send(), 400, "INVALID_REQUEST", "Accept");
	}

	@Test
	void missingAcceptIsRefused() {
		assertRefused(qrcode().withoutHeader("Accept").send(), 400, "INVALID_REQUEST", "Accept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void emptyUserAgentIsRefused(String userAgent) {
		assertRefused(qrcode().header("User-Agent", userAgent).send(), 400, "INVALID_REQUEST", "User-Agent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/jsonp" })
	void otherContentTypeIsRefused(String contentType) {
		assertRefused(qrcode().header("Content-Type", contentType).send(), 400, "INVALID_REQUEST", "Content-Type");
	}

	@Test
	void missingContentTypeIsRefused() {
		assertRefused(qrcode().withoutHeader("Content-Type").send(), 400, "INVALID_REQUEST", "Content-Type");
	}

	@Test
	void contentTypeWithCharsetIsAccepted() {
		assertThat(qrcode().header("Content-Type", "application/json; charset=utf-8").send().statusCode())
			.isEqualTo(200);
	}

	@Test
	void wechatpaySerialOfUnknownKeyIsRefused() {
		HttpResponse<byte[]> response = qrcode().header("Wechatpay-Serial", this.merchant.certificateSerialNumber())
			.send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SigningClient.json(response).get("message").asString()).contains("Wechatpay-Serial");
	}

	@Test
	void emptyWechatpaySerialIsAccepted() {
		assertThat(qrcode().header("Wechatpay-Serial", "").send().statusCode()).isEqualTo(200);
	}

	@Test
	void missingWechatpaySerialOfEncryptedCallIsRefused() {
		HttpResponse<byte[]> response = this.client.post(CARD + "/phone-membercard/import", "{}")
			.withoutHeader("Wechatpay-Serial")
			.send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SigningClient.json(response).get("message").asString()).contains("Wechatpay-Serial", "required");
	}

	@Test
	void pathOnTheWireThatIsNotAsciiIsRefused() throws IOException {
		String path = "/v3/marketing/membercard-open/cards/\u4f1a\u5458/qrcode";
		String request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
				+ "Content-Length: 0\r\n\r\n";
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.wechatPay.port())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			socket.getOutputStream().flush();
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 400").contains("percent-encoded");
		}
	}

	@ParameterizedTest
	@CsvSource({ "%F0%9F%98%80,U+FFFF", "%FF,UTF-8", "+,percent-encoded", "123456789012345678901234567890123,32" })
	void cardIdThatIsNotAllowedIsRefused(String cardId, String message) {
		HttpResponse<byte[]> response = this.client
			.post("/v3/marketing/membercard-open/cards/" + cardId + "/qrcode", AUTO_ACTIVATE)
			.send();
		assertRefused(response, 400, "PARAM_ERROR", "card_id", message);
		assertThat(SigningClient.json(response).at("/detail/location").asString()).isEqualTo("uri");
	}

	@Test
	void emptyCardIdIsRefused() {
		assertRefused(this.client.post("/v3/marketing/membercard-open/cards//qrcode", AUTO_ACTIVATE).send(), 400,
				"PARAM_ERROR", "card_id", "required");
	}

	@ParameterizedTest
	@CsvSource({ "algorithm_type=MD5,enumeration", "unknown=1,unknown parameter",
			"algorithm_type=RSA&algorithm_type=RSA,twice", "algorithm_type=%F0%9F%98%80,U+FFFF",
			"algorithm_type=R+SA,percent-encoded" })
	void queryThatIsNotAllowedIsRefused(String query, String message) {
		HttpResponse<byte[]> response = this.client.get("/v3/certificates?" + query).send();
		assertRefused(response, 400, "PARAM_ERROR", message);
		assertThat(SigningClient.json(response).at("/detail/location").asString()).isEqualTo("query");
	}

	@ParameterizedTest
	@CsvSource({ "offset=0&limit=21,limit", "offset=0&limit=x,limit", "limit=20,offset" })
	void numberOfQueryThatIsNotAllowedIsRefused(String query, String name) {
		assertRefused(this.client.get("/v3/marketing/membercard-open/cards?" + query).send(), 400, "PARAM_ERROR", name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"activate_type\":\"AUTO_ACTIVATE\"} x",
			"{\"activate_type\":\"AUTO_ACTIVATE\",\"activate_type\":\"AUTO_ACTIVATE\"}" })
	void bodyThatIsNoJsonIsRefused(String body) {
		assertRefused(this.client.post(QRCODE, body).send(), 400, "PARAM_ERROR", "body");
	}

	@Test
	void bodyThatIsNotUtf8IsRefused() {
		byte[] body = "{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"\u00e9\"}"
			.getBytes(StandardCharsets.ISO_8859_1);
		assertRefused(this.client.call("POST", QRCODE, body).send(), 400, "PARAM_ERROR", "UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud83d\ude00", "\\ud83d\\ude00" })
	void bodyWithEmojiIsRefused(String emoji) {
		assertRefused(
				this.client.post(QRCODE, "{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"%s\"}".formatted(emoji))
					.send(),
				400, "PARAM_ERROR", "U+FFFF");
	}

	@Test
	void bodyOfOperationThatTakesNoneIsRefused() {
		assertRefused(this.client.call("GET", "/v3/certificates", "{}".getBytes(StandardCharsets.UTF_8)).send(), 400,
				"PARAM_ERROR", "no body");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{}|/activate_type|required", "{\"activate_type\":\"X\"}|/activate_type|enumeration",
					"{\"activate_type\":1}|/activate_type|string",
					"{\"activate_type\":\"AUTO_ACTIVATE\",\"extra\":1}|/extra|additional",
					"{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"\u0416\"}|/outer_str|pattern",
					"{\"activate_type\":\"AUTO_ACTIVATE\",\"activate_url\":\"no url\"}|/activate_url|uri",
					"{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"123456789012345678901234567890123\"}"
							+ "|/outer_str|32" })
	void bodyThatBreaksTheSchemaIsRefused(String body, String field, String issue) {
		HttpResponse<byte[]> response = this.client.post(QRCODE, body).send();
		assertRefused(response, 400, "PARAM_ERROR", field, issue);
		JsonNode detail = SigningClient.json(response).get("detail");
		assertThat(detail.get("field").asString()).isEqualTo(field);
		assertThat(detail.get("issue").asString()).contains(issue);
		assertThat(detail.get("location").asString()).isEqualTo("body");
	}

	@Test
	void refusedValueIsRepeated() {
		HttpResponse<byte[]> response = this.client.post(QRCODE, "{\"activate_type\":\"X\"}").send();
		assertThat(SigningClient.json(response).at("/detail/value").asString()).isEqualTo("X");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a number", "\u53f7", "a/b" })
	void outRequestNoWithOtherCharactersIsRefused(String number) {
		assertRefused(this.client.post(IMPORT, importBody(newOpenid(), number)).send(), 400, "PARAM_ERROR",
				"out_request_no");
	}

	@Test
	void emptyOpenidIsRefused() {
		assertRefused(this.client.post(IMPORT, importBody("", newNumber())).send(), 400, "PARAM_ERROR", "openid");
	}

	@Test
	void refusedOpenidIsNotRepeated() {
		String openid = "secret".repeat(30);
		HttpResponse<byte[]> response = this.client.post(IMPORT, importBody(openid, newNumber())).send();
		assertRefused(response, 400, "PARAM_ERROR", "openid");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
	}

	@Test
	void uploadIsSignedByItsMetaPart() {
		byte[] body = MULTIPART.getBytes(StandardCharsets.ISO_8859_1);
		assertRefused(this.client.call("POST", UPLOAD, body)
			.header("Content-Type", "multipart/form-data; boundary=boundary")
			.header("Accept", "*/*")
			.signingBody(META.getBytes(StandardCharsets.UTF_8))
			.send(), 400, "PARAM_ERROR", "sha256");
	}

	@Test
	void uploadWithoutMetaPartIsRefused() {
		byte[] body = MULTIPART.replace("name=\"meta\"", "name=\"other\"").getBytes(StandardCharsets.ISO_8859_1);
		assertRefused(this.client.call("POST", UPLOAD, body)
			.header("Content-Type", "multipart/form-data; boundary=\"boundary\"")
			.send(), 400, "PARAM_ERROR", "meta");
	}

	@Test
	void answerIsSignedByTheKeyThatTheRequestNames() {
		HttpResponse<byte[]> response = qrcode().send();
		assertThat(SigningClient.header(response, "Wechatpay-Serial")).isEqualTo(this.wechatPay.publicKeyId());
		assertThat(SigningClient.isSigned(response, SigningClient.publicKey(this.wechatPay.publicKeyPem()))).isTrue();
	}

	@Test
	void answerIsSignedByTheCertificateWhenTheRequestNamesIt() {
		assertSignedByCertificate(
				qrcode().header("Wechatpay-Serial", this.wechatPay.platformCertificateSerialNumber()).send());
	}

	@Test
	void answerIsSignedByTheCertificateWhenTheRequestNamesNoKey() {
		assertSignedByCertificate(qrcode().withoutHeader("Wechatpay-Serial").send());
	}

	private void assertSignedByCertificate(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(SigningClient.header(response, "Wechatpay-Serial"))
			.isEqualTo(this.wechatPay.platformCertificateSerialNumber());
		assertThat(SigningClient.isSigned(response,
				SigningClient.certificate(this.wechatPay.platformCertificatePem()).getPublicKey()))
			.isTrue();
	}

	@Test
	void answerHasRequestId() {
		assertThat(SigningClient.header(qrcode().send(), "Request-ID")).endsWith("-0");
	}

}

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

package io.github.membercard.test.autoconfigure;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.wechat.pay.java.core.cipher.RSAVerifier;
import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.MembercardConnectionException;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.delivery.ActivateType;
import io.github.membercard.delivery.PermissionTokenRequest;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.member.OpenidImport;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.OpenidImportResult;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client and the fake platform, which share no code of the protocol, agree.
 */
@SpringBootTest(properties = { "membercard.merchants.acme.merchant-id=1900000001",
		"membercard.merchants.acme.private-key=file:not-there.pem", "membercard.http.response-timeout=3s",
		"membercard.retry.enabled=false" })
@AutoConfigureFakeWechatPay
class MembercardOpenClientTests {

	static final List<Fault> faults = List.of(new Fault(Misbehaviour.rateLimited(), 0, refused(429)),
			new Fault(Misbehaviour.systemErrorBeforeEffect(), 0, refused(500)),
			new Fault(Misbehaviour.systemErrorAfterEffect(), 1, refused(500)),
			new Fault(Misbehaviour.badGateway(), 0, refused(502)),
			new Fault(Misbehaviour.connectionCutBeforeEffect(), 0, MembercardOpenClientTests::notAnswered),
			new Fault(Misbehaviour.connectionCutAfterEffect(), 1, MembercardOpenClientTests::notAnswered),
			new Fault(Misbehaviour.delay(Duration.ofSeconds(10)), 1, MembercardOpenClientTests::notAnswered),
			new Fault(Misbehaviour.unsigned(), 1, unproven(MembercardSignatureException.Reason.HEADER)),
			new Fault(Misbehaviour.wrongSignature(), 1, unproven(MembercardSignatureException.Reason.SIGNATURE)),
			new Fault(Misbehaviour.stale(Duration.ofSeconds(301)), 1,
					unproven(MembercardSignatureException.Reason.CLOCK)),
			new Fault(Misbehaviour.stale(Duration.ofSeconds(-302)), 1,
					unproven(MembercardSignatureException.Reason.CLOCK)),
			new Fault(Misbehaviour.unknownSerial(), 1, unproven(MembercardSignatureException.Reason.UNKNOWN_SERIAL)),
			new Fault(Misbehaviour.signTest(), 1, unproven(MembercardSignatureException.Reason.PROBE)));

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private FakeWechatPay wechatPay;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private MembercardOpenClient client;

	@AfterEach
	void behave() {
		this.wechatPay.behave();
		this.wechatPay.clearRequests();
	}

	@Test
	void qrcodeIsMade() {
		StepVerifier.create(this.client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate().withOuterStr("门店1")))
			.assertNext((qrcode) -> assertThat(qrcode.url()).startsWith("https://"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(last().status()).isEqualTo(200);
		assertThat(new String(last().body(), StandardCharsets.UTF_8))
			.isEqualTo("{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"门店1\"}");
	}

	@Test
	void permissionTokenIsMade() {
		StepVerifier
			.create(this.client.permissionTokens()
				.create(CARD_ID,
						PermissionTokenRequest.builder(ActivateType.JUMP_ACTIVATE)
							.navigateBackPreviousPage(true)
							.activateUrl("https://w.url.cn/s/Ahz3p2C")
							.activateMiniProgram("wxea9c30a90fs8d3fe", "pages/activate/activate")
							.outerStr("szwxtd")
							.build()))
			.assertNext((token) -> assertThat(token.permissionToken()).isNotBlank())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(new String(last().body(), StandardCharsets.UTF_8))
			.isEqualTo("{\"activate_type\":\"JUMP_ACTIVATE\",\"navigate_back_previous_page\":true,"
					+ "\"activate_url\":\"https://w.url.cn/s/Ahz3p2C\",\"activate_appid\":\"wxea9c30a90fs8d3fe\","
					+ "\"activate_path\":\"pages/activate/activate\",\"outer_str\":\"szwxtd\"}");
	}

	@Test
	void userIsImportedOnceHoweverOftenItIsAsked() {
		OpenidImportRequest request = newUser();
		Mono<OpenidImport> call = this.client.openidImports().importUser(CARD_ID, request);
		OpenidImport first = Objects.requireNonNull(call.block(TIMEOUT));
		StepVerifier.create(call).expectNext(first).expectComplete().verify(TIMEOUT);
		assertThat(this.wechatPay.card(CARD_ID).users()).containsEntry(request.openid(), first.code());
	}

	@Test
	void changedParametersUnderTheSameNumberAreRefused() {
		OpenidImportRequest request = newUser();
		this.client.openidImports().importUser(CARD_ID, request).block(TIMEOUT);
		StepVerifier.create(this.client.openidImports().importUser(CARD_ID, request.withCode("478515832665")))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardResponseException.class,
					(refusal) -> assertThat(refusal.getCode()).isEqualTo("ALREADY_EXISTS")))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@FieldSource("faults")
	void faultHasItsOutcomeAndItsEffect(Fault fault) {
		OpenidImportRequest request = newUser();
		this.wechatPay.misbehave(fault.misbehaviour());
		StepVerifier.create(this.client.openidImports().importUser(CARD_ID, request))
			.expectErrorSatisfies(
					(ex) -> assertThat(fault.outcome().test((MembercardException) ex)).as(ex.toString()).isTrue())
			.verify(TIMEOUT);
		assertThat(this.wechatPay.card(CARD_ID).users().containsKey(request.openid())).isEqualTo(fault.effects() == 1);
		// The way out of every fault: the same request again
		StepVerifier.create(this.client.openidImports().importUser(CARD_ID, request))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.wechatPay.card(CARD_ID).users()).containsKey(request.openid());
	}

	@ParameterizedTest
	@FieldSource("faults")
	void everyFaultOfARowIsOneResult(Fault fault) {
		this.wechatPay.misbehave(fault.misbehaviour());
		StepVerifier.create(this.client.openidImports().importAll(CARD_ID, Flux.just(newUser(), newUser()), 1))
			.assertNext((result) -> assertThat(result).isInstanceOf(OpenidImportResult.Unknown.class))
			.assertNext((result) -> assertThat(result).isInstanceOf(OpenidImportResult.Imported.class))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void refusedRowDoesNotEndTheStream() {
		OpenidImportRequest imported = newUser();
		OpenidImportRequest again = OpenidImportRequest.of(imported.openid(), newNumber());
		List<OpenidImportResult> results = Objects.requireNonNull(this.client.openidImports()
			.importAll(CARD_ID, Flux.just(imported, again, newUser()), 1)
			.collectList()
			.block(TIMEOUT));
		assertThat(results).extracting((result) -> (Object) result.getClass())
			.containsExactly(OpenidImportResult.Imported.class, OpenidImportResult.Refused.class,
					OpenidImportResult.Imported.class);
		assertThat(((OpenidImportResult.Refused) results.get(1)).error().getCode()).isEqualTo("INVALID_REQUEST");
	}

	@Test
	void bothKindsOfPlatformKeyAreAcceptedAtOnce() {
		for (int i = 0; i < 4; i++) {
			if (i % 2 == 1) {
				this.wechatPay.misbehave(Misbehaviour.signedByOtherKey());
			}
			StepVerifier.create(this.client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void emojiIsRefusedBeforeItIsSent() {
		StepVerifier
			.create(this.client.webClient()
				.post()
				.uri("/v3/marketing/membercard-open/cards/{card_id}/qrcode", CARD_ID)
				.bodyValue(Map.of("activate_type", "AUTO_ACTIVATE", "outer_str", "😀"))
				.retrieve()
				.toBodilessEntity())
			.expectError(IllegalArgumentException.class)
			.verify(TIMEOUT);
		assertThat(this.wechatPay.requests()).isEmpty();
	}

	@Test
	void cardIdThatNeedsEncodingIsAcceptedAsSigned() {
		String cardId = "卡 ?%+";
		this.wechatPay.addCard(cardId, FakeCard.CodeMode.SYSTEM_ALLOCATE);
		StepVerifier.create(this.client.qrcodes().create(cardId, QrcodeRequest.autoActivate()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void signedWebClientCallsWhatIsNotTyped() {
		StepVerifier
			.create(this.client.webClient()
				.get()
				.uri("/v3/certificates?algorithm_type={type}", "RSA")
				.retrieve()
				.bodyToMono(String.class))
			.assertNext((json) -> assertThat(json).contains(this.wechatPay.platformCertificateSerialNumber()))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void certificatesAreDownloadedOnFirstNeed() {
		FakeMerchant merchant = this.wechatPay.merchant("acme");
		ApiV3Client downloading = ApiV3Client.builder(credential(merchant), PlatformKeys.builder().build())
			.baseUrl(this.wechatPay.baseUrl())
			.downloadCertificates(true)
			.build();
		StepVerifier
			.create(MembercardOpenClient.create(downloading).qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.wechatPay.requests()).extracting(ReceivedRequest::path)
			.containsExactly("/v3/certificates", "/v3/marketing/membercard-open/cards/" + CARD_ID + "/qrcode");
		assertThat(last().headers().getFirst("Wechatpay-Serial"))
			.isEqualTo(this.wechatPay.platformCertificateSerialNumber());
	}

	@Test
	void refusedSignatureNamesTheLineThatIsWrong() {
		ReactorClientHttpConnector connector = new ReactorClientHttpConnector();
		ApiV3Client behindProxy = ApiV3Client.builder(credential(this.wechatPay.merchant("acme")),
				PlatformKeys.builder().publicKey(this.wechatPay.publicKeyId(), this.wechatPay.publicKeyPem()).build())
			.baseUrl(this.wechatPay.baseUrl())
			// As a proxy does that adds to what was signed
			.connector((method, uri, callback) -> connector.connect(method, URI.create(uri + "?algorithm_type=RSA"),
					callback))
			.build();
		StepVerifier.create(behindProxy.webClient().get().uri("/v3/certificates").retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("401 SIGN_ERROR")
				.hasMessageContaining("Line 2 (path and query) is wrong"))
			.verify(TIMEOUT);
	}

	@Test
	void secondImplementationAcceptsOurSignatures() throws Exception {
		this.client.openidImports().importUser(CARD_ID, newUser()).block(TIMEOUT);
		this.client.webClient()
			.get()
			.uri("/v3/certificates?algorithm_type=RSA")
			.retrieve()
			.toBodilessEntity()
			.block(TIMEOUT);
		FakeMerchant merchant = this.wechatPay.merchant("acme");
		X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(merchant.certificatePem().getBytes(StandardCharsets.UTF_8)));
		RSAVerifier verifier = new RSAVerifier(certificate.getPublicKey(), merchant.certificateSerialNumber());
		assertThat(this.wechatPay.requests()).hasSize(2).allSatisfy((request) -> {
			Matcher header = Pattern
				.compile("WECHATPAY2-SHA256-RSA2048 mchid=\"(.+)\",nonce_str=\"(.+)\",signature=\"(.+)\","
						+ "timestamp=\"(.+)\",serial_no=\"(.+)\"")
				.matcher(String.valueOf(request.headers().getFirst("Authorization")));
			assertThat(header.matches()).isTrue();
			String message = request.method() + "\n" + request.target() + "\n" + header.group(4) + "\n"
					+ header.group(2) + "\n" + new String(request.body(), StandardCharsets.UTF_8) + "\n";
			assertThat(verifier.verify(header.group(5), message, header.group(3))).isTrue();
			assertThat(verifier.verify(header.group(5), message + " ", header.group(3))).isFalse();
		});
	}

	@Test
	void clientsAreFoundByNameAndNumber(@Autowired MembercardOpenClients clients) {
		assertThat(clients.get("acme")).isSameAs(this.client);
		assertThat(clients.findByMerchantId("1900000001")).containsSame(this.client);
	}

	private ReceivedRequest last() {
		List<ReceivedRequest> requests = this.wechatPay.requests();
		return requests.get(requests.size() - 1);
	}

	private static MerchantCredential credential(FakeMerchant merchant) {
		return MerchantCredential.builder(merchant.merchantId())
			.privateKey(merchant.privateKeyPem())
			.certificateSerialNumber(merchant.certificateSerialNumber())
			.apiV3Key(ApiV3Key.of(merchant.apiV3Key()))
			.build();
	}

	private static OpenidImportRequest newUser() {
		return OpenidImportRequest.of("obLatj" + newNumber(), newNumber());
	}

	private static String newNumber() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	private static Predicate<MembercardException> refused(int status) {
		return (ex) -> ex instanceof MembercardResponseException response && response.getStatus() == status;
	}

	private static Predicate<MembercardException> unproven(MembercardSignatureException.Reason reason) {
		return (ex) -> ex instanceof MembercardSignatureException failure && failure.getReason() == reason
				&& String.valueOf(failure.getMessage()).contains("the result is unknown");
	}

	private static boolean notAnswered(MembercardException ex) {
		return ex instanceof MembercardConnectionException failure && failure.isRequestSent();
	}

	/**
	 * What the platform does to an import, and what comes of it.
	 *
	 * @param misbehaviour what it does
	 * @param effects how many users it imports
	 * @param outcome the error that the caller sees
	 */
	record Fault(Misbehaviour misbehaviour, int effects, Predicate<MembercardException> outcome) {

		@Override
		public String toString() {
			return this.misbehaviour.toString();
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	static class Application {

	}

}

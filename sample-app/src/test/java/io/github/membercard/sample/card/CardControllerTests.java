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

package io.github.membercard.sample.card;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.ReceivedRequest;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardController}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class CardControllerTests {

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private final WebTestClient client;

	private final FakeWechatPay platform;

	CardControllerTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform) {
		this.client = client;
		this.platform = platform;
	}

	@BeforeEach
	void forgetRequests() {
		this.platform.clearRequests();
	}

	@Test
	void createQrcodeWithoutBodyActivatesAutomatically() {
		Map<String, String> answer = post("qrcode", null);
		assertThat(answer).containsOnlyKeys("url");
		assertThat(answer.get("url")).startsWith("https://");
		assertThat(sentBody()).isEqualTo("{\"activate_type\":\"AUTO_ACTIVATE\"}");
	}

	@Test
	void createQrcodeSendsTheMembersOfTheBody() {
		String body = """
				{"activate_type":"JUMP_ACTIVATE","activate_appid":"wx1234567890abcdef",\
				"activate_path":"pages/activate","outer_str":"门店一"}""";
		assertThat(post("qrcode", body)).containsOnlyKeys("url");
		assertThat(sentBody()).isEqualTo(body);
	}

	@Test
	void drawQrcodeDrawsExactlyTheLinkOfThePlatform() throws Exception {
		String link = "https://w.url.cn/s/A1b2C3?scene=%E9%97%A8";
		this.platform.misbehave(Misbehaviour.beforeSigning(
				(answer) -> answer.withBody("{\"url\":\"%s\"}".formatted(link).getBytes(StandardCharsets.UTF_8))));
		byte[] png = this.client.get()
			.uri("/api/cards/{cardId}/qrcode.png", CARD_ID)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.IMAGE_PNG)
			.expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
			.expectHeader()
			.valueEquals(HttpHeaders.LINK, "<" + link + ">; rel=\"related\"")
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(png).isNotNull();
		assertThat(read(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(link);
	}

	@Test
	void drawQrcodeSendsTheScene() {
		this.client.get()
			.uri("/api/cards/{cardId}/qrcode.png?outer_str={outerStr}", CARD_ID, "门店 & 1")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		assertThat(sentBody()).isEqualTo("{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"门店 & 1\"}");
	}

	@Test
	void createPermissionTokenGivesTheToken() {
		Map<String, String> answer = post("permission-tokens", null);
		assertThat(answer).containsOnlyKeys("permission_token");
		assertThat(answer.get("permission_token")).isNotBlank();
	}

	@Test
	void importUserGivesTheCodeOfTheCard() {
		Map<String, String> answer = post("users/import",
				"{\"openid\":\"obLatjImportOne\",\"out_request_no\":\"import-one\"}");
		assertThat(answer).containsExactly(Map.entry("code", users().get("obLatjImportOne")));
	}

	@Test
	void importUserTakesTheGivenCode() {
		Map<String, String> answer = post("users/import",
				"{\"openid\":\"obLatjImportTwo\",\"code\":\"VIP2\",\"out_request_no\":\"import-two\"}");
		assertThat(answer).containsExactly(Map.entry("code", "VIP2"));
	}

	@Test
	void importUserWithTheSameNumberGivesTheSameCode() {
		String body = "{\"openid\":\"obLatjImportThree\",\"out_request_no\":\"import-three\"}";
		Map<String, String> first = post("users/import", body);
		assertThat(post("users/import", body)).isEqualTo(first);
		assertThat(this.platform.requests()).extracting(ReceivedRequest::status).containsExactly(200, 200);
	}

	private Map<String, String> post(String path, @Nullable String body) {
		WebTestClient.RequestBodySpec request = this.client.post().uri("/api/cards/{cardId}/" + path, CARD_ID);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(body.getBytes(StandardCharsets.UTF_8));
		}
		Map<String, String> answer = request.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody(new ParameterizedTypeReference<Map<String, String>>() {
			})
			.returnResult()
			.getResponseBody();
		assertThat(answer).isNotNull();
		return answer;
	}

	private String sentBody() {
		assertThat(this.platform.requests()).hasSize(1);
		return new String(this.platform.requests().get(0).body(), StandardCharsets.UTF_8);
	}

	private Map<String, String> users() {
		return this.platform.card(CARD_ID).users();
	}

	private static String read(BufferedImage image) throws Exception {
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
			.getText();
	}

}

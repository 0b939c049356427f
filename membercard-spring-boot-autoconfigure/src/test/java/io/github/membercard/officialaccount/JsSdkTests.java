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

package io.github.membercard.officialaccount;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.ScriptedServer;
import io.github.membercard.apiv3.Vectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsSdk}.
 */
class JsSdkTests {

	private static final ErrcodeClient JSON = ErrcodeClient.builder(URI.create("http://127.0.0.1:1")).build();

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String APP_ID = "wxea9c30890f48d5ae";

	private static final JsonNode VECTORS = Vectors.load("09-official-account.json");

	@Test
	void cardIsSignedLikeTheVector() {
		JsonNode vector = VECTORS.at("/card_ext/inputs");
		JsSdk jsSdk = cardSdk();
		StepVerifier.create(jsSdk.card(vector.get("card_id").asString()))
			.expectNext(new JsSdkCard("pjZ8Yt1XGILfi-FUsewpnnolGgZk",
					"{\"timestamp\":\"1404896688\",\"nonce_str\":\"jonyqin\","
							+ "\"signature\":\"b2bf675f1383b47ba888a95901766be98f9f3e67\"}"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(VECTORS.at("/card_ext/signature").asString()).isEqualTo("b2bf675f1383b47ba888a95901766be98f9f3e67");
	}

	@Test
	void codeAndOpenidAreSignedAndSceneIsNot() {
		StepVerifier
			.create(cardSdk().card(QrcodeCard.builder("pjZ8Yt1XGILfi-FUsewpnnolGgZk")
				.code("CODE")
				.openid("oOpenid")
				.outerStr("12b")
				.build()))
			.assertNext((card) -> assertThat(JsonMapper.shared().readTree(card.cardExt())).isEqualTo(JsonMapper.shared()
				.createObjectNode()
				.put("code", "CODE")
				.put("openid", "oOpenid")
				.put("timestamp", "1404896688")
				.put("nonce_str", "jonyqin")
				.put("signature", "13b55d2888d3ff3799db4913b00a50a9e637759c")
				.put("outer_str", "12b")))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void pageIsSignedLikeTheVectorWithoutItsFragment() {
		JsonNode vector = VECTORS.at("/jssdk_config/inputs");
		JsSdk jsSdk = new JsSdk(APP_ID, Mono.just(vector.get("jsapi_ticket").asString()), Mono.never(), JSON::writeJson,
				() -> vector.get("noncestr").asString(), Vectors.clockAt(vector.get("timestamp").asLong()));
		JsSdkConfig expected = new JsSdkConfig(APP_ID, 1_414_587_457, "Wm3WZYTPz0wzccnW",
				VECTORS.at("/jssdk_config/signature").asString());
		String url = vector.get("url").asString();
		StepVerifier.create(jsSdk.config(url)).expectNext(expected).expectComplete().verify(TIMEOUT);
		StepVerifier.create(jsSdk.config(url + "#top?a=b")).expectNext(expected).expectComplete().verify(TIMEOUT);
	}

	@Test
	void choiceSignsTheAppTheTypeAndTheCard() {
		StepVerifier.create(cardSdk().cardChoice("pjZ8Yt1XGILfi-FUsewpnnolGgZk"))
			.expectNext(new JsSdkCardChoice("MEMBER_CARD", "pjZ8Yt1XGILfi-FUsewpnnolGgZk", 1_404_896_688, "jonyqin",
					"SHA1", "7d0ae8da8039b06ed493d1f1927ec94d89646f62"))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(cardSdk().cardChoice(null))
			.expectNext(new JsSdkCardChoice("MEMBER_CARD", null, 1_404_896_688, "jonyqin", "SHA1",
					"012c59911f72710b912333d7875d4dc08539bdb6"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void addressThatIsNoneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> cardSdk().config("www.example.com"));
	}

	private static JsSdk cardSdk() {
		JsonNode vector = VECTORS.at("/card_ext/inputs");
		return new JsSdk(APP_ID, Mono.never(), Mono.just(vector.get("api_ticket").asString()), JSON::writeJson,
				() -> vector.get("nonce_str").asString(), Vectors.clockAt(vector.get("timestamp").asLong()));
	}

	/**
	 * Tests for the tickets.
	 */
	@Nested
	class TicketTests {

		private final ScriptedServer server = new ScriptedServer();

		@AfterEach
		void close() {
			this.server.close();
		}

		@Test
		void eachTicketIsGotOnce() {
			AtomicInteger answers = new AtomicInteger();
			this.server.answer((request) -> ScriptedServer.Answer.of(200, new HttpHeaders(),
					"{\"access_token\":\"a\",\"ticket\":\"t%d\",\"expires_in\":7200}"
						.formatted(answers.incrementAndGet())));
			JsSdk jsSdk = OfficialAccountCardClient.builder(APP_ID, "secret")
				.http(ErrcodeClient.builder(this.server.url()))
				.build()
				.jsSdk();
			StepVerifier
				.create(jsSdk.card("pb")
					.then(jsSdk.card("pb"))
					.then(jsSdk.config("https://a.example.com"))
					.then(jsSdk.config("https://b.example.com"))
					.then(jsSdk.cardChoice(null)))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
			assertThat(this.server.received()).extracting(ScriptedServer.Received::target)
				.containsExactly("/cgi-bin/stable_token", "/cgi-bin/ticket/getticket?type=wx_card&access_token=a",
						"/cgi-bin/ticket/getticket?type=jsapi&access_token=a");
		}

	}

}

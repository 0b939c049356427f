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

package io.github.membercard.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.ScriptedServer;
import io.github.membercard.officialaccount.JsSdkCard;
import io.github.membercard.officialaccount.MemberCardQrcodeRequest;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.QrcodeCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each operation of the OpenAPI document of official accounts: the documented request is
 * what goes over the wire, and the documented answer is read with every member in place,
 * whatever content type it has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialAccountContractTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	// Not what a token looks like, so that a wrong encoding shows
	private static final String TOKEN = "to ken+/=&%";

	private static final String SECRET = "APPSECRET";

	private static final Set<String> WITHOUT_TOKEN = Set.of("getAccessToken", "getStableAccessToken");

	private static final List<String> CONTENT_TYPES = List.of("text/plain", "application/json; encoding=utf-8");

	private final ScriptedServer server = new ScriptedServer();

	@AfterAll
	void close() {
		this.server.close();
	}

	static List<DocumentedOperation> operations() {
		return OpenApiDocument.operations(OpenApiDocument.OFFICIAL_ACCOUNT);
	}

	@Test
	void thereAre21OperationsAndEachHasAMethod() {
		assertThat(operations()).hasSize(21)
			.extracting(DocumentedOperation::id)
			.containsExactlyInAnyOrderElementsOf(OfficialAccountCalls.operations());
	}

	@ParameterizedTest
	@MethodSource("operations")
	void documentedRequestGoesOverTheWire(DocumentedOperation operation) {
		make(operation, "application/json");
		ScriptedServer.Received received = this.server.last();
		assertThat(received.method()).isEqualTo(operation.method());
		assertThat(WireRequest.path(received)).isEqualTo(operation.path());
		assertThat(WireRequest.query(received)).isEqualTo(query(operation));
		assertThat(WireRequest.body(received)).isEqualTo(operation.request());
		assertThat(received.headers().containsHeader("Transfer-Encoding")).isFalse();
		if (operation.request() != null) {
			assertThat(received.header("Content-Length")).isEqualTo(String.valueOf(received.body().length));
		}
	}

	private static Map<String, String> query(DocumentedOperation operation) {
		Map<String, String> query = new TreeMap<>(operation.query());
		query.replace("secret", SECRET);
		if (!WITHOUT_TOKEN.contains(operation.id())) {
			query.put("access_token", UriUtils.encode(TOKEN, StandardCharsets.UTF_8));
		}
		return query;
	}

	@ParameterizedTest
	@MethodSource("operations")
	void documentedAnswerIsReadWithEveryMemberInPlace(DocumentedOperation operation) {
		for (String contentType : CONTENT_TYPES) {
			assertThat(WireJson.additionalMembers(make(operation, contentType))).isEmpty();
			assertThat(answer(operation, contentType)).as(contentType).isEqualTo(expected(operation));
		}
	}

	private @Nullable JsonNode answer(DocumentedOperation operation, String contentType) {
		Object answer = make(operation, contentType);
		if (answer == null) {
			return null;
		}
		return switch (operation.id()) {
			case "getAccessToken", "getStableAccessToken" ->
				JsonMapper.shared().createObjectNode().put("access_token", answer.toString());
			case "getTicket" -> JsonMapper.shared()
				.createObjectNode()
				.put("signed", ((JsSdkCard) answer).cardExt().contains("signature"));
			default -> WireJson.tree(answer);
		};
	}

	private static @Nullable JsonNode expected(DocumentedOperation operation) {
		if (operation.id().equals("getTicket")) {
			return JsonMapper.shared().createObjectNode().put("signed", true);
		}
		JsonNode documented = operation.answer();
		assertThat(documented).isNotNull();
		ObjectNode expected = (ObjectNode) documented.deepCopy();
		expected.remove(List.of("errcode", "errmsg"));
		if (WITHOUT_TOKEN.contains(operation.id())) {
			expected.remove("expires_in");
		}
		return !expected.isEmpty() ? expected : null;
	}

	@Test
	void imageIsThePartThatIsNamedBuffer() {
		DocumentedOperation upload = operations().stream()
			.filter((operation) -> operation.id().equals("uploadImage"))
			.findFirst()
			.orElseThrow();
		make(upload, "text/plain");
		assertThat(new String(this.server.last().body(), StandardCharsets.ISO_8859_1))
			.contains("Content-Disposition: form-data; name=\"buffer\"; filename=\"card_logo.png\"")
			.contains("Content-Type: image/png");
		assertThat(this.server.last().header("Content-Type")).startsWith("multipart/form-data;boundary=");
	}

	@Test
	void qrcodeOfSeveralCardsIsTheDocumentedOne() {
		this.server.answer((request) -> ScriptedServer.Answer.of(200, new HttpHeaders(),
				token(request) ? "{\"access_token\":\"T\",\"expires_in\":7200}"
						: "{\"errcode\":0,\"url\":\"http://weixin.qq.com/q/a\"}"));
		client().build()
			.qrcodes()
			.create(MemberCardQrcodeRequest.ofSeveral(
					QrcodeCard.builder("p1Pj9jgj3BcomSgtuW8B1wl-wo88").code("198374613512").outerStr("12b").build(),
					QrcodeCard.builder("p1Pj9jgj3BcomSgtuW8B1wl-wo98").code("198374613513").outerStr("12b").build()))
			.block(TIMEOUT);
		assertThat(WireRequest.body(this.server.last())).isEqualTo(JsonMapper.shared().readTree("""
				{"action_name": "QR_MULTIPLE_CARD", "action_info": {"multiple_card": {"card_list": [
				 {"card_id": "p1Pj9jgj3BcomSgtuW8B1wl-wo88", "code": "198374613512", "outer_str": "12b"},
				 {"card_id": "p1Pj9jgj3BcomSgtuW8B1wl-wo98", "code": "198374613513", "outer_str": "12b"}]}}}"""));
	}

	private OfficialAccountCardClient.Builder client() {
		return OfficialAccountCardClient.builder("APPID", SECRET)
			.http(ErrcodeClient.builder(this.server.url()).retryPolicy(null));
	}

	private @Nullable Object make(DocumentedOperation operation, String contentType) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Content-Type", contentType);
		String token = JsonMapper.shared().writeValueAsString(Map.of("access_token", TOKEN, "expires_in", 7200));
		this.server.answer((request) -> (token(request) && !WITHOUT_TOKEN.contains(operation.id()))
				? ScriptedServer.Answer.of(200, headers, token)
				: new ScriptedServer.Answer(operation.status(), headers, operation.answerBytes()));
		return OfficialAccountCalls.make(client(), operation).block(TIMEOUT);
	}

	private static boolean token(ScriptedServer.Received request) {
		return WireRequest.path(request).endsWith("token");
	}

}

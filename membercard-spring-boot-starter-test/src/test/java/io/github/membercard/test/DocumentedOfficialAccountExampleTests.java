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
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation of official accounts is called with the examples of the OpenAPI
 * document and has to answer what the document says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedOfficialAccountExampleTests {

	private static final JsonNode DOCUMENT = load();

	private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a00");

	private static final List<String> READING = List.of("getAccessToken", "getTicket", "getCard", "listCards",
			"getMemberCardUser", "getActivateUrl", "getActivateTempInfo", "getCode", "decryptCode");

	private final Clock clock = Clock.fixed(Instant.parse("2026-03-04T05:06:07.890Z"), ZoneOffset.UTC);

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().clock(this.clock).start();

	private final FakeOfficialAccount account = this.wechatPay.officialAccount("shop").allowStoredValue();

	private final OfficialAccountClient client = new OfficialAccountClient(this.wechatPay, this.account);

	static JsonNode document() {
		return DOCUMENT;
	}

	private static JsonNode load() {
		try (InputStream stream = OfficialAccountDocument.class
			.getResourceAsStream("official-account-card.openapi.yaml")) {
			return YAMLMapper.shared().readTree(Objects.requireNonNull(stream));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<String> operationIds() {
		List<String> ids = new ArrayList<>();
		DOCUMENT.get("paths")
			.forEach((path) -> path.forEach((operation) -> ids.add(operation.get("operationId").asString())));
		return ids;
	}

	@AfterAll
	void close() {
		this.wechatPay.close();
	}

	@Test
	void everyOperationIsPerformed() {
		assertThat(OfficialAccountOperations.of(this.clock, new SecureRandom())).containsOnlyKeys(operationIds());
	}

	@ParameterizedTest
	@MethodSource("operationIds")
	void examplesAreAnsweredAsDocumented(String operationId) {
		JsonNode examples = operation(operationId).at("/requestBody/content/application~1json/examples");
		if (examples.isMissingNode()) {
			check(operationId, send(operationId));
		}
		for (JsonNode example : examples) {
			this.wechatPay.clearRequests();
			JsonNode body = prepared(operationId, example.get("value"));
			check(operationId, this.client.postTo(target(operationId), body.toString()));
		}
		assertThat(this.account.effects(operationId) > 0).as("effects").isEqualTo(!READING.contains(operationId));
	}

	private HttpResponse<byte[]> send(String operationId) {
		return switch (operationId) {
			case "getAccessToken" -> this.client.get("/cgi-bin/token?grant_type=client_credential&appid="
					+ this.account.appId() + "&secret=" + this.account.appSecret());
			case "getTicket" -> this.client.get(target(operationId) + "&type=wx_card");
			default -> upload();
		};
	}

	private HttpResponse<byte[]> upload() {
		String body = "--b\r\nContent-Disposition: form-data; name=\"buffer\"; filename=\"a.png\"\r\n\r\n"
				+ new String(PNG, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n";
		return this.client.send("POST", target("uploadImage"), body.getBytes(StandardCharsets.ISO_8859_1),
				"multipart/form-data; boundary=b");
	}

	private void check(String operationId, HttpResponse<byte[]> response) {
		JsonNode answer = OfficialAccountClient.json(response);
		assertThat(answer.path("errcode").asInt(0)).as(answer.toString()).isZero();
		assertThat(
				schema(operation(operationId).at("/responses/200/content/application~1json/schema")).validate(answer))
			.as(answer.toString())
			.isEmpty();
		JsonNode documented = operation(operationId).at("/responses/200/content/application~1json/examples/ok/value");
		assertThat(answer.propertyNames()).as(answer.toString()).containsAll(documented.propertyNames());
		assertThat(response.headers().firstValue("Content-Type"))
			.contains(path(operationId).has("get") ? "text/plain" : "application/json; encoding=utf-8");
	}

	// What the document doesn't know must not be in an answer either.
	private static Schema schema(JsonNode documented) {
		ObjectNode whole = closed(documented);
		ObjectNode definitions = whole.putObject("$defs");
		DOCUMENT.at("/components/schemas")
			.properties()
			.forEach((schema) -> definitions.set(schema.getKey(), closed(schema.getValue())));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(JsonMapper.shared().readTree(whole.toString().replace("#/components/schemas/", "#/$defs/")));
	}

	private static ObjectNode closed(JsonNode schema) {
		ObjectNode closed = (ObjectNode) schema.deepCopy();
		if (closed.has("allOf")) {
			closed.put("unevaluatedProperties", false);
		}
		return closed;
	}

	private JsonNode path(String operationId) {
		return DOCUMENT.get("paths")
			.valueStream()
			.filter((path) -> path.valueStream()
				.anyMatch((operation) -> operation.get("operationId").asString().equals(operationId)))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode operation(String operationId) {
		return path(operationId).iterator().next();
	}

	private String target(String operationId) {
		String path = DOCUMENT.get("paths")
			.propertyStream()
			.filter((entry) -> entry.getValue().equals(path(operationId)))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
		return operation(operationId).has("security") ? path : path + "?access_token=" + this.client.accessToken();
	}

	/**
	 * Make what the example takes for granted.
	 * @param operationId the operation
	 * @param example the example
	 * @return the example with what was made in place of its own
	 */
	private JsonNode prepared(String operationId, JsonNode example) {
		FakeOfficialAccountCard card = card(operationId);
		Map<String, String> values = new HashMap<>();
		values.put("card_id", card.cardId());
		values.put("appid", this.account.appId());
		values.put("secret", this.account.appSecret());
		if (!operationId.equals("createCardQrcode")) {
			String code = card.take(AbstractFakeWechatPayTests.newOpenid(), "12b");
			FakeUserCard userCard = card.userCard(code);
			userCard.fillIn("USER_FORM_FLAG_MOBILE", "13800138000");
			values.put("code", code);
			values.put("encrypt_code", userCard.encryptCode());
			values.put("activate_ticket", userCard.activateTicket());
		}
		JsonNode body = example.deepCopy();
		replace(body, values);
		return body;
	}

	private FakeOfficialAccountCard card(String operationId) {
		JsonNode example = DOCUMENT.at("/paths/~1card~1create/post/requestBody/content/application~1json/examples")
			.at("/documented/value")
			.deepCopy();
		ObjectNode card = (ObjectNode) example.at("/card/member_card");
		if (operationId.equals("activateMemberCard")) {
			card.put("auto_activate", false);
		}
		if (operationId.equals("setActivateUserForm")) {
			card.put("auto_activate", false).put("wx_activate", true).remove("activate_url");
		}
		return this.account.card(this.client.accepted("/card/create", example.toString()).get("card_id").asString());
	}

	private static void replace(JsonNode node, Map<String, String> values) {
		if (node instanceof ObjectNode object) {
			values.forEach((name, value) -> {
				if (object.has(name)) {
					object.put(name, value);
				}
			});
			object.forEach((member) -> replace(member, values));
		}
		if (node instanceof ArrayNode array) {
			array.forEach((element) -> replace(element, values));
		}
	}

	@Test
	void everyNumberOfTheDocumentHasAMeaning() {
		OfficialAccountDocument document = OfficialAccountDocument.load();
		for (JsonNode error : DOCUMENT.get("x-error-codes")) {
			assertThat(document.meaning(error.get("code").asInt())).isEqualTo(error.get("meaning").asString());
		}
		assertThat(document.operations()).extracting(OfficialAccountOperation::id)
			.containsExactlyElementsOf(operationIds())
			.map((id) -> id.toLowerCase(Locale.ROOT))
			.doesNotHaveDuplicates();
	}

}

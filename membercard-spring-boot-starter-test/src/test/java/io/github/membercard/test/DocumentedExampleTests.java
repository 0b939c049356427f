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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation is called with the example of the OpenAPI document and has to answer
 * what the document says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedExampleTests {

	private static final JsonNode DOCUMENT = document();

	private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a00");

	private static final String PNG_SHA256 = "843ac23b1736b4487ec81cf7c07ddd9bb46ae5b7818c2c3843d99d62fa75f3c9";

	// The activity of the examples is in January 2020.
	private final Clock clock = Clock.fixed(Instant.parse("2020-01-19T00:00:00Z"), ZoneOffset.UTC);

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().clock(this.clock).start();

	private final SigningClient client = new SigningClient(this.wechatPay, this.wechatPay.merchant("shop"), this.clock);

	private final OpenApiDocument schemas = OpenApiDocument.load();

	private static JsonNode document() {
		try (InputStream stream = OpenApiDocument.class.getResourceAsStream("membercard-open.openapi.yaml")) {
			return YAMLMapper.shared().readTree(Objects.requireNonNull(stream));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<String> operationIds() {
		List<String> ids = new ArrayList<>();
		DOCUMENT.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((operation) -> ids.add(operation.getValue().get("operationId").asString())));
		return ids;
	}

	@AfterAll
	void close() {
		this.wechatPay.close();
	}

	@ParameterizedTest
	@MethodSource("operationIds")
	void exampleIsAnsweredAsDocumented(String operationId) {
		HttpResponse<byte[]> response = send(operationId, prepare(operationId));
		JsonNode responses = operation(operationId).get("responses");
		String body = new String(response.body(), StandardCharsets.UTF_8);
		assertThat(responses.propertyNames()).as(body).contains(Integer.toString(response.statusCode()));
		if (response.statusCode() == 204) {
			assertThat(body).isEmpty();
		}
		else {
			Schema schema = this.schemas.schema(responses.at("/200/content/application~1json/schema")).get();
			assertThat(schema.validate(SigningClient.json(response))).as(body).isEmpty();
		}
		// The example of updateServiceModule is the target that the module has already.
		boolean effective = !method(operationId).equals("GET") && !operationId.equals("updateServiceModule");
		assertThat(this.wechatPay.effects(operationId) > 0).as("effects").isEqualTo(effective);
	}

	private Map.Entry<String, JsonNode> pathOf(String operationId) {
		return DOCUMENT.get("paths")
			.properties()
			.stream()
			.filter((path) -> path.getValue()
				.valueStream()
				.anyMatch((operation) -> operation.get("operationId").asString().equals(operationId)))
			.findFirst()
			.orElseThrow();
	}

	private String method(String operationId) {
		return pathOf(operationId).getValue()
			.propertyStream()
			.filter((method) -> method.getValue().get("operationId").asString().equals(operationId))
			.map((method) -> method.getKey().toUpperCase(Locale.ROOT))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode operation(String operationId) {
		return pathOf(operationId).getValue().get(method(operationId).toLowerCase(Locale.ROOT));
	}

	/**
	 * Make what the example takes for granted.
	 * @param operationId the operation
	 * @return the values to put in place of those of the example
	 */
	private Map<String, String> prepare(String operationId) {
		String cardId = "pbLatj" + AbstractFakeWechatPayTests.newNumber().substring(0, 22);
		FakeCard card = operationId.equals("upgradeCard") ? this.wechatPay.addLegacyCard(cardId)
				: this.wechatPay.addCard(cardId, operationId.equals("depositCodes") ? FakeCard.CodeMode.MERCHANT_DEPOSIT
						: FakeCard.CodeMode.SYSTEM_ALLOCATE);
		Map<String, String> values = new HashMap<>();
		values.put("card_id", cardId);
		values.put("out_request_no", AbstractFakeWechatPayTests.newNumber());
		values.put("encrypted_phone_number",
				SigningClient.encrypt(SigningClient.publicKey(this.wechatPay.publicKeyPem()), "13800138000"));
		if (pathOf(operationId).getKey().contains("{code}") || operationId.equals("decryptCode")
				|| operationId.equals("getActivateInformation") || operationId.equals("listUserCards")) {
			FakeUserCard userCard = card.take("obLatjnx9gnqzS4myYGmLZ7LgLBA",
					(operationId.equals("activateUserCard") || !pathOf(operationId).getKey().contains("{code}"))
							? FakeCard.ActivateType.JUMP_ACTIVATE : FakeCard.ActivateType.AUTO_ACTIVATE);
			userCard.fillIn("USER_FORM_FLAG_SEX", "MALE").fillIn("喜欢的运动", "跑步", "游泳");
			userCard.setBonus(500);
			userCard.setBalance(888);
			values.put("encrypt_code", userCard.encryptCode());
			values.put("activate_ticket", userCard.activateTicket());
		}
		for (String needed : needs(operationId)) {
			HttpResponse<byte[]> response = send(needed, values);
			assertThat(response.statusCode()).as(needed).isBetween(200, 204);
			if (needed.equals("createActivity")) {
				values.put("activity_id", SigningClient.json(response).get("activity_id").asString());
			}
		}
		values.put("out_request_no", AbstractFakeWechatPayTests.newNumber());
		return values;
	}

	private static List<String> needs(String operationId) {
		return switch (operationId) {
			case "prepareBonus" -> List.of("updateCardRights");
			case "commitBonus" -> List.of("updateCardRights", "prepareBonus");
			case "updateServiceModule", "removeServiceModule", "setServiceModuleData" -> List.of("addServiceModule");
			case "getUserCard" -> List.of("addServiceModule", "setServiceModuleData");
			case "getCard", "listCards" -> List.of("updateCardRights", "addServiceModule", "createCard");
			case "searchPhoneReminder" -> List.of("importPhoneReminder");
			case "getCallback" -> List.of("setCallback");
			case "getActivity", "listActivities", "terminateActivity" -> List.of("createActivity");
			default -> List.of();
		};
	}

	private HttpResponse<byte[]> send(String operationId, Map<String, String> values) {
		String target = target(operationId, values);
		if (operationId.equals("uploadMarketingImage")) {
			return this.client
				.upload(target, "{\"filename\":\"card_logo.png\",\"sha256\":\"%s\"}".formatted(PNG_SHA256), PNG)
				.send();
		}
		JsonNode body = operation(operationId).at("/requestBody/content/application~1json/examples/documented/value");
		if (body.isMissingNode()) {
			return this.client.call(method(operationId), target, new byte[0]).send();
		}
		return this.client
			.call(method(operationId), target, body(body, values).toString().getBytes(StandardCharsets.UTF_8))
			.send();
	}

	private static JsonNode body(JsonNode example, Map<String, String> values) {
		ObjectNode body = (ObjectNode) example.deepCopy();
		replace(body, values);
		if (body.get("member_information") instanceof ObjectNode member) {
			replace(member, values);
		}
		if (body.get("balance_information") instanceof ObjectNode balance && balance.has("add_balance")) {
			// The example doesn't add up.
			balance.put("balance", 988);
		}
		return body;
	}

	private static void replace(ObjectNode body, Map<String, String> values) {
		values.forEach((name, value) -> {
			if (body.has(name)) {
				body.put(name, value);
			}
		});
	}

	private String target(String operationId, Map<String, String> values) {
		String path = pathOf(operationId).getKey();
		List<String> query = new ArrayList<>();
		for (JsonNode parameter : operation(operationId).path("parameters")) {
			String name = parameter.path("name").asString("");
			String value = SigningClient.percentEncode(value(name, parameter.path("example").asString(""), values));
			if (parameter.path("in").asString("").equals("query")) {
				query.add(name + "=" + value);
			}
			path = path.replace("{" + name + "}", value);
		}
		return query.isEmpty() ? path : path + "?" + String.join("&", query);
	}

	private static String value(String name, String example, Map<String, @Nullable String> values) {
		String value = values.get(name);
		return (value != null) ? value : example;
	}

}

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

package io.github.membercard.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.membercard.apiv3.Vectors;
import io.github.membercard.logging.PlantedSecrets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

/**
 * Notifications as the platform makes them.
 */
public final class Notifications {

	private static final List<String> SIGNATURE_HEADERS = List.of("Wechatpay-Timestamp", "Wechatpay-Nonce",
			"Wechatpay-Serial", "Wechatpay-Signature");

	private static final String NONCE = "j9g1wAzF9Xn1";

	private Notifications() {
	}

	/**
	 * Make the body of a notification of a card that became active.
	 * @param id the id of the notification
	 * @return the body
	 */
	public static byte[] activateCard(String id) {
		ObjectNode notification = notification("MEMBERCARD.ACTIVATE_CARD",
				"{\"event_type\":\"MEMBER_CARD_ACTIVATE\",\"activate_scene\":\"NEW_ACTIVATE\","
						+ "\"card_id\":\"pbLatjvWOibDc5-TBnbUk1pD12o0\",\"code\":\"478515832665\",\"openid\":\""
						+ PlantedSecrets.OPENID + "\",\"event_time\":\"2026-11-21T10:35:53+08:00\"}",
				"membercard");
		return bytes(notification.put("id", id));
	}

	/**
	 * Return every way to break a header of a signed notification.
	 * @return changes by what they do
	 */
	public static Map<String, Consumer<HttpHeaders>> brokenHeaders() {
		Map<String, Consumer<HttpHeaders>> broken = new LinkedHashMap<>();
		for (String name : SIGNATURE_HEADERS) {
			broken.put(name + " missing", (headers) -> headers.remove(name));
			broken.put(name + " blank", (headers) -> headers.set(name, " "));
			broken.put(name + " empty", (headers) -> headers.set(name, ""));
			broken.put(name + " doubled", (headers) -> headers.add(name, headers.getFirst(name)));
			broken.put(name + " wrong", (headers) -> headers.set(name, "1" + headers.getFirst(name)));
			broken.put(name + " cut",
					(headers) -> headers.set(name, Objects.requireNonNull(headers.getFirst(name)).substring(1)));
		}
		broken.put("type wrong", (headers) -> headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3"));
		broken.put("type blank", (headers) -> headers.set("Wechatpay-Signature-Type", ""));
		broken.put("probe", (headers) -> headers.set("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abcdef"));
		return broken;
	}

	static byte[] bytes(JsonNode json) {
		return json.toString().getBytes(StandardCharsets.UTF_8);
	}

	public static byte[] unknown(String id) {
		return bytes(notification("MEMBERCARD.NEW_THING", "{\"a\":1}", null).put("id", id));
	}

	public static byte[] encryptedWithAnotherKey(String id) {
		return bytes(
				notification("MEMBERCARD.ACTIVATE_CARD", "{}", "", "vutsrqponmlkjihgfedcba9876543210").put("id", id));
	}

	/**
	 * Make a notification whose cipher text lost its end.
	 * @param id the id of the notification
	 * @return the body
	 */
	public static byte[] truncated(String id) {
		ObjectNode notification = (ObjectNode) JsonMapper.shared().readTree(activateCard(id));
		ObjectNode resource = (ObjectNode) notification.get("resource");
		String ciphertext = resource.get("ciphertext").asString();
		resource.put("ciphertext", ciphertext.substring(0, ciphertext.length() - 4));
		return bytes(notification);
	}

	static ObjectNode notification(String eventType, String resource, @Nullable String associatedData) {
		return notification(eventType, resource, associatedData, Vectors.API_V3_KEY);
	}

	private static ObjectNode notification(String eventType, String resource, @Nullable String associatedData,
			String apiV3Key) {
		ObjectNode notification = JsonMapper.shared().createObjectNode();
		notification.put("id", "n-1").put("create_time", "2020-07-13T23:27:38+08:00").put("event_type", eventType);
		ObjectNode encrypted = notification.putObject("resource");
		encrypted.put("algorithm", "AEAD_AES_256_GCM").put("nonce", NONCE);
		if (associatedData != null) {
			encrypted.put("associated_data", associatedData);
		}
		encrypted.put("ciphertext", encrypt(resource, (associatedData != null) ? associatedData : "", apiV3Key));
		return notification;
	}

	private static String encrypt(String text, String associatedData, String apiV3Key) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES"),
					new GCMParameterSpec(128, NONCE.getBytes(StandardCharsets.US_ASCII)));
			cipher.updateAAD(associatedData.getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

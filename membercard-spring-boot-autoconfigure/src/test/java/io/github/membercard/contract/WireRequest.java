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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;

import io.github.membercard.apiv3.ScriptedServer;
import io.github.membercard.apiv3.Vectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What arrived, in the form of the documented examples: cipher texts are decrypted, the
 * parts of an upload are members.
 */
final class WireRequest {

	private static final Pattern PART = Pattern.compile(
			"Content-Disposition: form-data; name=\"(meta|file|buffer)\"[^\\r]*(?:\\r\\n[^\\r]+)*\\r\\n\\r\\n(.*?)\\r\\n--",
			Pattern.DOTALL);

	private WireRequest() {
	}

	static String path(ScriptedServer.Received received) {
		return received.target().split("\\?", 2)[0];
	}

	static Map<String, String> query(ScriptedServer.Received received) {
		Map<String, String> query = new TreeMap<>();
		String[] target = received.target().split("\\?", 2);
		for (String pair : (target.length > 1) ? target[1].split("&") : new String[0]) {
			String[] parameter = pair.split("=", 2);
			boolean encrypted = parameter[0].equals(OpenApiDocument.ENCRYPTED);
			query.put(parameter[0],
					encrypted ? decrypt(URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)) : parameter[1]);
		}
		return query;
	}

	static @Nullable JsonNode body(ScriptedServer.Received received) {
		if (received.body().length == 0) {
			return null;
		}
		if (received.header("Content-Type").startsWith("multipart/form-data")) {
			return parts(received);
		}
		JsonNode body = JsonMapper.shared().readTree(received.text());
		if (body instanceof ObjectNode members && members.has(OpenApiDocument.ENCRYPTED)) {
			members.put(OpenApiDocument.ENCRYPTED, decrypt(members.get(OpenApiDocument.ENCRYPTED).asString()));
		}
		return body;
	}

	private static JsonNode parts(ScriptedServer.Received received) {
		ObjectNode parts = JsonMapper.shared().createObjectNode();
		Matcher matcher = PART.matcher(new String(received.body(), StandardCharsets.ISO_8859_1));
		while (matcher.find()) {
			byte[] content = matcher.group(2).getBytes(StandardCharsets.ISO_8859_1);
			if (matcher.group(1).equals("meta")) {
				parts.set("meta", JsonMapper.shared().readTree(content));
			}
			else {
				parts.put(matcher.group(1), Base64.getEncoder().encodeToString(content));
			}
		}
		return parts;
	}

	private static String decrypt(String ciphertext) {
		String pem = Vectors.text("vectors/keys/wechatpay_private_key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
		try {
			PrivateKey key = KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
			Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			cipher.init(Cipher.DECRYPT_MODE, key);
			return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

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

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Checks a request to the card API of official accounts: who sent it, and its values.
 */
final class OfficialAccountRequestCheck {

	private static final Pattern UNICODE_ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u");

	private final OfficialAccountDocument document;

	private final OfficialAccounts accounts;

	private final JsonMapper mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

	OfficialAccountRequestCheck(OfficialAccountDocument document, OfficialAccounts accounts) {
		this.document = document;
		this.accounts = accounts;
	}

	OfficialAccountCall check(ReceivedRequest request, @Nullable OfficialAccountOperation operation) {
		if (operation == null) {
			throw OfficialAccountRefusal.of(48001, "the document has no operation for this method and path");
		}
		Map<String, String> query = query(request.query());
		if (operation.secured()) {
			FakeOfficialAccount account = this.accounts.ofAccessToken(query.getOrDefault("access_token", ""));
			return new OfficialAccountCall(account, operation, query, body(request, operation), upload(request));
		}
		JsonNode body = body(request, operation);
		return new OfficialAccountCall(account(operation, query, body), operation, query, body, null);
	}

	// The secret stands in the query of one operation and in the body of the other.
	private FakeOfficialAccount account(OfficialAccountOperation operation, Map<String, String> query, JsonNode body) {
		boolean inBody = operation.body() != null;
		for (String name : new String[] { "grant_type", "appid", "secret" }) {
			String value = inBody ? body.path(name).asString("") : query.getOrDefault(name, "");
			if (value.isEmpty()) {
				throw OfficialAccountRefusal.of(41011, name + " is required");
			}
			if (name.equals("grant_type") && !value.equals("client_credential")) {
				throw OfficialAccountRefusal.of(47001, "grant_type must be client_credential");
			}
		}
		return this.accounts.ofCredentials(inBody ? body.get("appid").asString() : query.get("appid"),
				inBody ? body.get("secret").asString() : query.get("secret"));
	}

	private static Map<String, String> query(String query) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String pair : query.split("&", -1)) {
			int equals = pair.indexOf('=');
			if (equals != -1) {
				values.putIfAbsent(pair.substring(0, equals), decode(pair.substring(equals + 1)));
			}
		}
		return values;
	}

	private static String decode(String raw) {
		try {
			return URLDecoder.decode(raw, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw OfficialAccountRefusal.of(47001, "the query must be percent-encoded");
		}
	}

	private static @Nullable MultipartBody upload(ReceivedRequest request) {
		return MultipartBody.isMultipart(request) ? MultipartBody.of(request) : null;
	}

	private JsonNode body(ReceivedRequest request, OfficialAccountOperation operation) {
		if (operation.body() == null) {
			return MissingNode.getInstance();
		}
		String text = text(request.bytes());
		JsonNode body;
		try {
			body = this.mapper.readTree(text);
		}
		catch (JacksonException ex) {
			// The message of Jackson quotes the body.
			throw OfficialAccountRefusal.of(47001, "the body is not valid JSON");
		}
		if (UNICODE_ESCAPE.matcher(text).find()) {
			throw OfficialAccountRefusal.of(47002, "the body has \\u escapes");
		}
		this.document.check(operation.body(), body);
		return body;
	}

	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw OfficialAccountRefusal.of(47001, "the body is not UTF-8");
		}
	}

}

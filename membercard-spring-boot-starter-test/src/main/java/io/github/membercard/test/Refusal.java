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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform refuses a request.
 */
final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	// Their values are never sent back or logged.
	private static final Set<String> PERSONAL = Set.of("openid", "phone_number", "encrypted_phone_number", "code",
			"encrypt_code", "activate_ticket", "membership_number");

	private final int status;

	private final String code;

	private final transient @Nullable ObjectNode detail;

	private final boolean signed;

	private Refusal(int status, String code, String message, @Nullable ObjectNode detail, boolean signed) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.detail = detail;
		this.signed = signed;
	}

	/**
	 * The request doesn't prove who sent it. This is the one answer that isn't signed.
	 * @param message what is wrong, for people
	 * @return the refusal
	 */
	static Refusal signError(String message) {
		return new Refusal(401, "SIGN_ERROR", message, null, false);
	}

	static Refusal invalidRequest(String message) {
		return of(400, "INVALID_REQUEST", message);
	}

	static Refusal of(int status, String code, String message) {
		return new Refusal(status, code, message, null, true);
	}

	/**
	 * A parameter is missing or wrong.
	 * @param location {@code body}, {@code query}, {@code uri} or {@code header}
	 * @param field a JSON pointer to it
	 * @param value the value received, or {@code null} when it is missing or isn't to be
	 * repeated
	 * @param issue what is wrong with it
	 * @return the refusal
	 */
	static Refusal paramError(String location, String field, @Nullable JsonNode value, String issue) {
		ObjectNode detail = JsonMapper.shared().createObjectNode();
		detail.put("field", field);
		if (value != null && value.isValueNode() && Arrays.stream(field.split("/")).noneMatch(Refusal::isPersonal)) {
			detail.set("value", value);
		}
		detail.put("issue", issue);
		detail.put("location", location);
		return new Refusal(400, "PARAM_ERROR", "参数错误: " + location + " " + field + ": " + issue, detail, true);
	}

	static boolean isPersonal(String name) {
		return PERSONAL.contains(name);
	}

	String code() {
		return this.code;
	}

	boolean isSigned() {
		return this.signed;
	}

	Answer toAnswer() {
		ObjectNode body = JsonMapper.shared().createObjectNode();
		body.put("code", this.code);
		body.put("message", getMessage());
		if (this.detail != null) {
			body.set("detail", this.detail);
		}
		return Answer.json(this.status, body.toString().getBytes(StandardCharsets.UTF_8));
	}

}

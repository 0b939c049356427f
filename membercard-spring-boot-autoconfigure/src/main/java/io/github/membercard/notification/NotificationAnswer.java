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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * The answer to a notification. Any status that is not 2xx makes the platform send it
 * again.
 *
 * @param status the HTTP status
 * @param headers the headers, each once
 * @param body the body in ASCII, empty for none
 * @since 0.1.0
 */
public record NotificationAnswer(int status, Map<String, String> headers, String body) {

	/**
	 * It is not proven that the notification came from the platform.
	 */
	public static final NotificationAnswer UNPROVEN = failure(401, "the signature is not proven");

	/**
	 * The body is larger than any notification.
	 */
	public static final NotificationAnswer TOO_LARGE = failure(413, "the body is too large");

	/**
	 * The notification can't be read, or a handler failed.
	 */
	public static final NotificationAnswer FAILED = failure(500, "not handled, send it again");

	/**
	 * The handlers were not done in time.
	 */
	public static final NotificationAnswer LATE = failure(503, "not handled in time, send it again");

	/**
	 * Copy the headers.
	 */
	public NotificationAnswer {
		headers = Map.copyOf(headers);
	}

	/**
	 * Make an answer without a body.
	 * @param status the HTTP status
	 * @return the answer
	 */
	public static NotificationAnswer empty(int status) {
		return new NotificationAnswer(status, Map.of(), "");
	}

	/**
	 * Make an answer that is a text, and that no browser takes for anything else.
	 * @param status the HTTP status
	 * @param text the text in ASCII
	 * @return the answer
	 */
	public static NotificationAnswer text(int status, String text) {
		return new NotificationAnswer(status,
				Map.of(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_PLAIN_VALUE, "X-Content-Type-Options", "nosniff"),
				text);
	}

	/**
	 * Make an answer that says what is wrong.
	 * @param status the HTTP status
	 * @param message what is wrong, in ASCII without quotes
	 * @return the answer
	 */
	public static NotificationAnswer failure(int status, String message) {
		return new NotificationAnswer(status, Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE),
				"{\"code\":\"FAIL\",\"message\":\"" + message + "\"}");
	}

	static NotificationAnswer notAllowed(List<HttpMethod> allowed) {
		NotificationAnswer failure = failure(405, "a notification is a " + join(" or ", allowed));
		Map<String, String> headers = new TreeMap<>(failure.headers());
		headers.put(HttpHeaders.ALLOW, join(", ", allowed));
		return new NotificationAnswer(failure.status(), headers, failure.body());
	}

	private static String join(String separator, List<HttpMethod> methods) {
		return methods.stream().map(HttpMethod::name).collect(Collectors.joining(separator));
	}

	byte[] bytes() {
		return this.body.getBytes(StandardCharsets.US_ASCII);
	}

}

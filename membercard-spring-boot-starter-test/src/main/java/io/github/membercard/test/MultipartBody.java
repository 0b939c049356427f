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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The body of an upload. Of its parts only {@code meta} is signed.
 */
final class MultipartBody {

	static final String MEDIA_TYPE = "multipart/form-data";

	private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

	private static final Pattern NAME = Pattern
		.compile("(?i)content-disposition:[^\r\n]*;\\s*name=\"?([^\"\r\n;]+)\"?\\s*(;|\r\n)");

	private final Map<String, byte[]> parts;

	private MultipartBody(Map<String, byte[]> parts) {
		this.parts = parts;
	}

	static boolean isMultipart(ReceivedRequest request) {
		String contentType = request.headers().getFirst(HttpHeaders.CONTENT_TYPE);
		return contentType != null && contentType.startsWith(MEDIA_TYPE);
	}

	static MultipartBody of(ReceivedRequest request) {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		String boundary = boundary(request.headers().getFirst(HttpHeaders.CONTENT_TYPE));
		if (boundary != null) {
			// One character for each byte, so that nothing is lost on the way back.
			String body = "\r\n" + new String(request.bytes(), StandardCharsets.ISO_8859_1);
			for (String part : body.split(Pattern.quote("\r\n--" + boundary), -1)) {
				int head = part.indexOf("\r\n\r\n");
				Matcher name = NAME.matcher((head != -1) ? part.substring(0, head + 2) : "");
				if (name.find()) {
					parts.putIfAbsent(Objects.requireNonNull(name.group(1)),
							part.substring(head + 4).getBytes(StandardCharsets.ISO_8859_1));
				}
			}
		}
		return new MultipartBody(parts);
	}

	private static @Nullable String boundary(@Nullable String contentType) {
		Matcher matcher = BOUNDARY.matcher((contentType != null) ? contentType : "");
		return matcher.find() ? matcher.group(1) : null;
	}

	/**
	 * Return the names of the parts.
	 * @return the names, in the order of the body
	 */
	List<String> names() {
		return List.copyOf(this.parts.keySet());
	}

	byte[] part(String name) {
		byte[] part = this.parts.get(name);
		if (part == null) {
			throw Refusal.paramError("body", "/" + name, null, "the multipart body has no part named " + name);
		}
		return part;
	}

}

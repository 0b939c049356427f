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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.json.JsonMapper;

/**
 * {@code uploadMarketingImage}: takes a picture for the face of a card.
 */
final class UploadMarketingImage implements OperationHandler {

	private static final int MOST_BYTES = 2 * 1024 * 1024;

	private static final String JPEG = "FFD8FF";

	// How a file begins, by the ending of its name
	private static final Map<String, String> BEGINNINGS = Map.of("jpg", JPEG, "jpeg", JPEG, "png", "89504E470D0A1A0A",
			"bmp", "424D");

	private final AtomicInteger images = new AtomicInteger();

	@Override
	public Result handle(Call call) {
		MultipartBody upload = Objects.requireNonNull(call.upload());
		if (!upload.names().equals(List.of("meta", "file"))) {
			throw Refusal.paramError("body", "/file", null,
					"the body must have the parts meta and file, in this order");
		}
		byte[] file = upload.part("file");
		if (file.length > MOST_BYTES) {
			throw Refusal.paramError("body", "/file", null, "it may have at most 2 MB");
		}
		if (!call.text("sha256").equals(sha256(file))) {
			throw Refusal.paramError("body", "/sha256", call.body().get("sha256"),
					"it is not the SHA-256 of the bytes of the part file");
		}
		String filename = call.text("filename");
		String ending = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		String beginning = BEGINNINGS.get(ending);
		if (beginning == null || ending.length() == filename.length()) {
			throw Refusal.paramError("body", "/filename", call.body().get("filename"),
					"it must end in .jpg, .jpeg, .bmp or .png");
		}
		if (!HexFormat.of().withUpperCase().formatHex(file, 0, Math.min(file.length, 8)).startsWith(beginning)) {
			throw Refusal.paramError("body", "/file", null, "its bytes are not those of a ." + ending + " picture");
		}
		return Result.of(JsonMapper.shared()
			.createObjectNode()
			.put("media_url", "https://wxpaylogo.qpic.cn/wxpaylogo/Fake%d/0".formatted(this.images.incrementAndGet())));
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This JDK has no SHA-256", ex);
		}
	}

}

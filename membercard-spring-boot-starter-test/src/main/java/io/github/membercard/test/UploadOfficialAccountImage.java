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

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code uploadImage}: takes a picture for the face of a card of an official account.
 */
final class UploadOfficialAccountImage implements OfficialAccountHandler {

	private static final String PART = "buffer";

	private static final int MOST_BYTES = 1024 * 1024;

	private static final int ID_LENGTH = 86;

	// How the bytes of a JPG and of a PNG begin
	private static final List<String> BEGINNINGS = List.of("FFD8FF", "89504E470D0A1A0A");

	private final SecureRandom random;

	UploadOfficialAccountImage(SecureRandom random) {
		this.random = random;
	}

	@Override
	public Result handle(OfficialAccountCall call) {
		MultipartBody upload = call.upload();
		if (upload == null || !upload.names().contains(PART)) {
			throw OfficialAccountRefusal.of(41011, "the body must be multipart/form-data with a part named buffer");
		}
		byte[] picture = upload.part(PART);
		if (picture.length > MOST_BYTES) {
			throw OfficialAccountRefusal.of(40009, "buffer may have at most 1 MB");
		}
		String beginning = HexFormat.of().withUpperCase().formatHex(picture, 0, Math.min(picture.length, 8));
		if (BEGINNINGS.stream().noneMatch(beginning::startsWith)) {
			throw OfficialAccountRefusal.of(40151, "buffer must be a JPG or PNG");
		}
		URI url = URI.create("http://mmbiz.qpic.cn/mmbiz/%s/0"
			.formatted(RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS, ID_LENGTH)));
		call.account().addImage(url);
		return Result.of(OfficialAccountCall.ok().put("url", url.toString()));
	}

}

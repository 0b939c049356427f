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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for uploads.
 */
class ImageUploadTests extends AbstractFakeWechatPayTests {

	private static final String PNG = "89504e470d0a1a0a";

	private SigningClient.Attempt upload(String filename, byte[] file) {
		return this.client.upload(RequestCheckTests.UPLOAD, meta(filename, file), file);
	}

	private static String meta(String filename, byte[] file) {
		try {
			return "{\"filename\":\"%s\",\"sha256\":\"%s\"}".formatted(filename,
					HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String beginning, int length) {
		byte[] bytes = new byte[length];
		byte[] first = HexFormat.of().parseHex(beginning);
		System.arraycopy(first, 0, bytes, 0, first.length);
		return bytes;
	}

	@ParameterizedTest
	@CsvSource({ "a.png, " + PNG, "a.JPG, ffd8ffe0", "a.jpeg, ffd8ffe1", "a.b.bmp, 424d" })
	void pictureIsAnsweredWithItsAddress(String filename, String beginning) {
		assertThat(accepted(upload(filename, bytes(beginning, 1000))).get("media_url").asString())
			.startsWith("https://wxpaylogo.qpic.cn/");
	}

	@Test
	void bytesOfEveryValueArrive() {
		byte[] file = bytes(PNG, 300);
		for (int i = 8; i < file.length; i++) {
			file[i] = (byte) i;
		}
		accepted(upload("a.png", file));
	}

	@Test
	void pictureOfTwoMegabytesIsTheLargest() {
		accepted(upload("a.png", bytes(PNG, 2 * 1024 * 1024)));
		assertRefused(upload("a.png", bytes(PNG, 2 * 1024 * 1024 + 1)).send(), 400, "PARAM_ERROR", "2 MB");
	}

	@Test
	void pictureWithOtherDigestIsRefused() {
		assertRefused(this.client.upload(RequestCheckTests.UPLOAD, meta("a.png", new byte[1]), bytes(PNG, 9)).send(),
				400, "PARAM_ERROR", "/sha256");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.gif", "png", "a" })
	void pictureOfOtherKindIsRefused(String filename) {
		assertRefused(upload(filename, bytes(PNG, 9)).send(), 400, "PARAM_ERROR", "/filename");
	}

	@ParameterizedTest
	@CsvSource({ "a.jpg, " + PNG, "a.png, ffd8ff", "a.bmp, 4749", "a.png, 00" })
	void pictureWithOtherBytesThanItsNameSaysIsRefused(String filename, String beginning) {
		assertRefused(upload(filename, bytes(beginning, 20)).send(), 400, "PARAM_ERROR", "/file");
	}

	@Test
	void emptyPictureIsRefused() {
		assertRefused(upload("a.png", new byte[0]).send(), 400, "PARAM_ERROR", "/file");
	}

	@Test
	void metaWithoutDigestIsRefused() {
		assertRefused(this.client.upload(RequestCheckTests.UPLOAD, "{\"filename\":\"a.png\"}", bytes(PNG, 9)).send(),
				400, "PARAM_ERROR", "/sha256");
	}

	@Test
	void partsInOtherOrderAreRefused() {
		byte[] file = bytes(PNG, 9);
		String meta = meta("a.png", file);
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
				+ new String(file, StandardCharsets.ISO_8859_1)
				+ "\r\n--b\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n" + meta + "\r\n--b--\r\n";
		assertRefused(this.client.call("POST", RequestCheckTests.UPLOAD, body.getBytes(StandardCharsets.ISO_8859_1))
			.header("Content-Type", "multipart/form-data; boundary=b")
			.signingBody(meta.getBytes(StandardCharsets.UTF_8))
			.send(), 400, "PARAM_ERROR", "order");
	}

}

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

package io.github.membercard.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * An image that is read and checked, and becomes the parts of an upload.
 */
final class ImageFile {

	/**
	 * How many bytes an image may have, by the page of the upload.
	 */
	static final int MAX_SIZE = 2 * 1024 * 1024;

	/**
	 * Such characters would need escapes, and the escapes of JSON are not those of the
	 * header that holds the name too.
	 */
	private static final Pattern REFUSED = Pattern.compile("[\"'\\\\/\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

	private final String filename;

	private final ImageType type;

	private final byte[] content;

	private final byte[] meta;

	private ImageFile(String filename, ImageType type, byte[] content) {
		this.filename = filename;
		this.type = type;
		this.content = content;
		this.meta = ("{\"filename\":\"" + filename + "\",\"sha256\":\"" + sha256(content) + "\"}")
			.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Read and check an image, not on an event loop.
	 * @param image the image
	 * @param filename its name, or {@code null}
	 * @return the image, or an {@link IllegalArgumentException} when it breaks a rule
	 */
	static Mono<ImageFile> read(Resource image, @Nullable String filename) {
		return Mono.fromCallable(() -> {
			ImageType promised = checkName(filename);
			return create(Members.required("filename", filename), promised, content(image));
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private static ImageType checkName(@Nullable String filename) {
		if (filename == null) {
			throw new IllegalArgumentException(
					"'filename' is required, as the resource has none; give one that ends in .jpg, .jpeg, .bmp or .png");
		}
		Members.requiredText("filename", filename);
		Members.rule(!REFUSED.matcher(filename).find(),
				"'filename' must not hold quotes, slashes or control characters");
		ImageType type = ImageType.ofName(filename);
		if (type == null) {
			throw new IllegalArgumentException("'filename' must end in .jpg, .jpeg, .bmp or .png");
		}
		return type;
	}

	private static byte[] content(Resource image) throws IOException {
		try (InputStream stream = image.getInputStream()) {
			byte[] content = stream.readNBytes(MAX_SIZE + 1);
			Members.rule(content.length <= MAX_SIZE, "'file' has more than " + MAX_SIZE + " bytes (2 MB)");
			return content;
		}
	}

	private static ImageFile create(String filename, ImageType promised, byte[] content) {
		Members.rule(content.length > 0, "'file' is empty");
		ImageType type = ImageType.ofContent(content);
		if (type == null) {
			throw new IllegalArgumentException("'file' is no JPEG, PNG or BMP image, by its first bytes");
		}
		Members.rule(type == promised,
				"'file' is a " + type + " image by its first bytes, while 'filename' ends as that of " + promised);
		return new ImageFile(filename, type, content);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Return the text that says what the file is, and that is signed.
	 * @return the JSON, in UTF-8
	 */
	byte[] meta() {
		return this.meta;
	}

	/**
	 * Return the first part. Bytes, as no codec then writes them in another way than they
	 * are signed.
	 * @return the part {@code meta}
	 */
	HttpEntity<byte[]> metaPart() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentDispositionFormData("meta", null);
		headers.setContentType(MediaType.APPLICATION_JSON);
		return new HttpEntity<>(this.meta, headers);
	}

	/**
	 * Return the second part.
	 * @return the part {@code file}
	 */
	HttpEntity<byte[]> filePart() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentDispositionFormData("file", this.filename);
		headers.setContentType(this.type.mediaType());
		return new HttpEntity<>(this.content, headers);
	}

}

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

package io.github.membercard.officialaccount;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
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
 * An image that is read and checked, and becomes the part of an upload.
 */
final class CardImageFile {

	private static final int MAX_SIZE = 1024 * 1024;

	private static final String JPEG = "ffd8ff";

	private static final String PNG = "89504e470d0a1a0a";

	private static final int LONGEST_BEGINNING = 8;

	/**
	 * Such characters would need escapes in the header that holds the name.
	 */
	private static final Pattern REFUSED = Pattern.compile("[\"'\\\\/\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

	private CardImageFile() {
	}

	/**
	 * Read and check an image, not on an event loop.
	 * @param image the image
	 * @param filename its name, or {@code null}
	 * @return the part {@code buffer}, or an {@link IllegalArgumentException} when the
	 * image breaks a rule
	 */
	static Mono<HttpEntity<byte[]>> read(Resource image, @Nullable String filename) {
		return Mono.fromCallable(() -> {
			MediaType promised = checkName(filename);
			return part(Members.required("filename", filename), promised, content(image));
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private static MediaType checkName(@Nullable String filename) {
		if (filename == null) {
			throw new IllegalArgumentException(
					"'filename' is required, as the resource has none; give one that ends in .jpg, .jpeg or .png");
		}
		Members.requiredText("filename", filename);
		Members.rule(!REFUSED.matcher(filename).find(),
				"'filename' must not hold quotes, slashes or control characters");
		String name = filename.toLowerCase(Locale.ROOT);
		if (name.endsWith(".png")) {
			return MediaType.IMAGE_PNG;
		}
		Members.rule(name.endsWith(".jpg") || name.endsWith(".jpeg"), "'filename' must end in .jpg, .jpeg or .png");
		return MediaType.IMAGE_JPEG;
	}

	private static byte[] content(Resource image) throws IOException {
		try (InputStream stream = image.getInputStream()) {
			byte[] content = stream.readNBytes(MAX_SIZE + 1);
			Members.rule(content.length <= MAX_SIZE, "'buffer' has more than " + MAX_SIZE + " bytes (1 MB)");
			return content;
		}
	}

	private static HttpEntity<byte[]> part(String filename, MediaType promised, byte[] content) {
		Members.rule(content.length > 0, "'buffer' is empty");
		String beginning = HexFormat.of().formatHex(content, 0, Math.min(content.length, LONGEST_BEGINNING));
		boolean png = beginning.startsWith(PNG);
		Members.rule(png || beginning.startsWith(JPEG), "'buffer' is no JPEG or PNG image, by its first bytes");
		MediaType type = png ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG;
		Members.rule(type.equals(promised),
				"'buffer' is " + type + " by its first bytes, while 'filename' ends as that of " + promised);
		HttpHeaders headers = new HttpHeaders();
		headers.setContentDispositionFormData("buffer", filename);
		headers.setContentType(type);
		return new HttpEntity<>(content, headers);
	}

}

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

import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The images that the platform takes.
 */
enum ImageType {

	/**
	 * JPEG, which begins with the marker SOI and that of another segment.
	 */
	JPEG("image/jpeg", "jpe?g", "ffd8ff"),

	/**
	 * PNG, which begins with a signature of eight bytes.
	 */
	PNG("image/png", "png", "89504e470d0a1a0a"),

	/**
	 * BMP, which begins with the letters BM.
	 */
	BMP("image/bmp", "bmp", "424d");

	private static final int LONGEST_BEGINNING = 8;

	private final String mediaType;

	private final String extension;

	private final String beginning;

	/**
	 * Describe a type.
	 * @param mediaType the type of the part
	 * @param extension a pattern of what a name ends in, in lower case
	 * @param beginning the first bytes, in hexadecimal
	 */
	ImageType(String mediaType, String extension, String beginning) {
		this.mediaType = mediaType;
		this.extension = extension;
		this.beginning = beginning;
	}

	MediaType mediaType() {
		return MediaType.parseMediaType(this.mediaType);
	}

	/**
	 * Find the type that a name promises.
	 * @param filename the name
	 * @return the type, or {@code null} when the platform takes no such image
	 */
	static @Nullable ImageType ofName(String filename) {
		String extension = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		for (ImageType type : values()) {
			if (extension.length() < filename.length() && extension.matches(type.extension)) {
				return type;
			}
		}
		return null;
	}

	/**
	 * Find the type that the content is.
	 * @param content the content
	 * @return the type, or {@code null} when it is none of them
	 */
	static @Nullable ImageType ofContent(byte[] content) {
		String beginning = HexFormat.of().formatHex(content, 0, Math.min(content.length, LONGEST_BEGINNING));
		for (ImageType type : values()) {
			if (beginning.startsWith(type.beginning)) {
				return type;
			}
		}
		return null;
	}

}

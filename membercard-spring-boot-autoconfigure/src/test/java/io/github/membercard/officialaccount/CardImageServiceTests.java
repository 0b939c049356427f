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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CardImageServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String PNG = "89504e470d0a1a0a";

	private static final String JPEG = "ffd8ffe0";

	private final List<HttpEntity<byte[]>> uploads = new ArrayList<>();

	private final CardImageService service = (buffer) -> {
		this.uploads.add(buffer);
		return Mono.just(new CardImage("http://mmbiz.qpic.cn/mmbiz/0"));
	};

	@ParameterizedTest
	@CsvSource({ "a.png, 89504e470d0a1a0a, image/png", "a.jpg, ffd8ffe0, image/jpeg", "a.jpeg, ffd8ffdb, image/jpeg",
			"A.B.PNG, 89504e470d0a1a0a, image/png" })
	void fileIsThePartBuffer(String filename, String beginning, String type) {
		byte[] content = image(beginning, 100);
		CardImage image = this.service.upload(resource(content, null), filename).block(TIMEOUT);
		assertThat(image).isEqualTo(new CardImage("http://mmbiz.qpic.cn/mmbiz/0"));
		HttpEntity<byte[]> buffer = this.uploads.get(0);
		assertThat(buffer.getBody()).isEqualTo(content);
		assertThat(buffer.getHeaders().getContentType()).hasToString(type);
		assertThat(buffer.getHeaders().getFirst("Content-Disposition"))
			.isEqualTo("form-data; name=\"buffer\"; filename=\"" + filename + "\"");
	}

	@Test
	void fileIsReadForEachSubscription(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("logo.jpg"), image(JPEG, 200));
		Mono<CardImage> upload = this.service.upload(new FileSystemResource(file));
		assertThat(this.uploads).isEmpty();
		upload.block(TIMEOUT);
		Files.write(file, image(JPEG, 201));
		upload.block(TIMEOUT);
		assertThat(this.uploads).extracting(CardImageServiceTests::length).containsExactly(200, 201);
	}

	@Test
	void fileIsNotReadOnAnEventLoop() {
		List<String> threads = new ArrayList<>();
		Resource resource = new ByteArrayResource(image(PNG, 10)) {

			@Override
			public InputStream getInputStream() throws IOException {
				threads.add(Thread.currentThread().getName());
				return super.getInputStream();
			}

		};
		this.service.upload(resource, "a.png").subscribeOn(Schedulers.parallel()).block(TIMEOUT);
		assertThat(threads).singleElement().asString().startsWith("boundedElastic");
	}

	@Test
	void imageOf1MegabytePassesAndALargerOneIsRefused() {
		this.service.upload(resource(image(JPEG, 1024 * 1024), "a.jpg")).block(TIMEOUT);
		assertThat(length(this.uploads.remove(0))).isEqualTo(1_048_576);
		refuse("'buffer' has more than 1048576 bytes (1 MB)", resource(image(JPEG, 1024 * 1024 + 1), "a.jpg"));
	}

	@Test
	void resourceWithoutANameIsRefused() {
		refuse("'filename' is required, as the resource has none; give one that ends in .jpg, .jpeg or .png",
				new ByteArrayResource(image(PNG, 10)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "logo", "logo.gif", "logo.bmp", "logo.png.exe", "png", "logopng" })
	void otherExtensionIsRefused(String filename) {
		refuse("'filename' must end in .jpg, .jpeg or .png", resource(image(PNG, 10), filename));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\".png", "a'.png", "a\\.png", "a/b.png", "a\n.png", "a\u202e.png" })
	void nameThatWouldNeedEscapesIsRefused(String filename) {
		refuse("'filename' must not hold quotes, slashes or control characters", resource(image(PNG, 10), filename));
	}

	@Test
	void contentIsThatOfTheName() {
		refuse("'buffer' is empty", resource(new byte[0], "a.png"));
		refuse("'buffer' is no JPEG or PNG image, by its first bytes", resource(image("424d", 100), "a.png"));
		refuse("'buffer' is no JPEG or PNG image, by its first bytes", resource(image("ffd8", 2), "a.jpg"));
		refuse("'buffer' is image/png by its first bytes, while 'filename' ends as that of image/jpeg",
				resource(image(PNG, 10), "a.jpg"));
	}

	@Test
	void fileThatIsMissingIsAnError(@TempDir Path directory) {
		Mono<CardImage> upload = this.service.upload(new FileSystemResource(directory.resolve("missing.png")));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> upload.block(TIMEOUT))
			.withCauseInstanceOf(IOException.class);
		assertThat(this.uploads).isEmpty();
	}

	private void refuse(String message, Resource image) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.upload(image).block(TIMEOUT))
			.withMessage(message);
		assertThat(this.uploads).isEmpty();
	}

	private static byte[] image(String beginning, int length) {
		return Arrays.copyOf(HexFormat.of().parseHex(beginning), length);
	}

	private static int length(HttpEntity<byte[]> part) {
		byte[] body = part.getBody();
		return (body != null) ? body.length : -1;
	}

	private static Resource resource(byte[] content, @Nullable String filename) {
		return new ByteArrayResource(content) {

			@Override
			public @Nullable String getFilename() {
				return filename;
			}

		};
	}

}

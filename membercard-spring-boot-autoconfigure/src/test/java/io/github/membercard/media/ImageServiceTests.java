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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.github.membercard.apiv3.SignedContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ImageServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String PNG = "89504e470d0a1a0a";

	private static final String JPEG = "ffd8ffe0";

	private static final String BMP = "424d";

	private final List<Upload> uploads = new ArrayList<>();

	private final ImageService service = (meta, file, signedContent) -> {
		this.uploads.add(new Upload(meta, file, signedContent));
		return Mono.just(new Image("https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0"));
	};

	@Test
	void metaSaysNameAndSha256() {
		byte[] content = image(PNG, 100);
		Image image = this.service.upload(resource(content, "card_logo.png")).block(TIMEOUT);
		assertThat(image).isEqualTo(new Image("https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0"));
		Upload upload = this.uploads.get(0);
		assertThat(text(upload.meta()))
			.isEqualTo("{\"filename\":\"card_logo.png\",\"sha256\":\"" + sha256(content) + "\"}");
		assertThat(upload.meta().getHeaders().getContentType()).hasToString("application/json");
		assertThat(upload.meta().getHeaders().getFirst("Content-Disposition")).isEqualTo("form-data; name=\"meta\"");
		assertThat(upload.file().getBody()).isEqualTo(content);
	}

	@Test
	void signedContentIsThatOfMeta() {
		this.service.upload(resource(image(PNG, 100), "会员卡.png")).block(TIMEOUT);
		assertThat(this.uploads.get(0).signedContent()).isEqualTo(this.uploads.get(0).meta().getBody());
		assertThat(new String(this.uploads.get(0).signedContent(), StandardCharsets.UTF_8))
			.startsWith("{\"filename\":\"会员卡.png\",");
	}

	@Test
	void attributeOfTheSignedContentIsThatOfTheClass() {
		assertThat(SignedContent.ATTRIBUTE).isEqualTo(SignedContent.class.getName());
	}

	@ParameterizedTest
	@CsvSource({ "a.png, 89504e470d0a1a0a, image/png", "a.jpg, ffd8ffe0, image/jpeg", "a.jpeg, ffd8ffdb, image/jpeg",
			"a.bmp, 424d, image/bmp", "A.B.PNG, 89504e470d0a1a0a, image/png" })
	void fileHasNameAndType(String filename, String beginning, String type) {
		this.service.upload(resource(image(beginning, 10), null), filename).block(TIMEOUT);
		HttpEntity<byte[]> file = this.uploads.get(0).file();
		assertThat(file.getHeaders().getContentType()).hasToString(type);
		assertThat(file.getHeaders().getFirst("Content-Disposition"))
			.isEqualTo("form-data; name=\"file\"; filename=\"" + filename + "\"");
	}

	@Test
	void fileIsReadForEachSubscription(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("logo.jpg"), image(JPEG, 200_000));
		Mono<Image> upload = this.service.upload(new FileSystemResource(file));
		assertThat(this.uploads).isEmpty();
		upload.block(TIMEOUT);
		Files.write(file, image(JPEG, 200_001));
		upload.block(TIMEOUT);
		assertThat(this.uploads).extracting((it) -> length(it.file())).containsExactly(200_000, 200_001);
	}

	@Test
	void imageOf2MegabytesPasses() {
		this.service.upload(resource(image(BMP, 2 * 1024 * 1024), "a.bmp")).block(TIMEOUT);
		assertThat(length(this.uploads.get(0).file())).isEqualTo(2_097_152);
	}

	@Test
	void largerImageIsRefused() {
		refuse("'file' has more than 2097152 bytes (2 MB)", resource(image(BMP, 2 * 1024 * 1024 + 1), "a.bmp"));
	}

	@Test
	void largerFileIsRefused(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("logo.jpg"), image(JPEG, 3_000_000));
		refuse("'file' has more than 2097152 bytes (2 MB)", new FileSystemResource(file));
	}

	@Test
	void emptyImageIsRefused(@TempDir Path directory) throws IOException {
		refuse("'file' is empty", resource(new byte[0], "a.png"));
		refuse("'file' is empty", new FileSystemResource(Files.createFile(directory.resolve("a.png"))));
	}

	@Test
	void resourceWithoutANameIsRefused() {
		refuse("'filename' is required, as the resource has none; give one that ends in .jpg, .jpeg, .bmp or .png",
				new ByteArrayResource(image(PNG, 10)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "logo", "logo.gif", "logo.webp", "logo.png.exe", "png", "logo.", "logo.jpgx", "logopng" })
	void otherExtensionIsRefused(String filename) {
		refuse("'filename' must end in .jpg, .jpeg, .bmp or .png", resource(image(PNG, 10), filename));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\".png", "a'.png", "a\\.png", "a/b.png", "a\n.png", "a\u0000.png", "a\u202e.png",
			"a\ud800.png" })
	void nameThatWouldNeedEscapesIsRefused(String filename) {
		refuse("'filename' must not hold quotes, slashes or control characters", resource(image(PNG, 10), filename));
	}

	@Test
	void nameWithAnEmojiIsRefused() {
		refuse("'filename' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses",
				resource(image(PNG, 10), "😀.png"));
	}

	@Test
	void blankNameIsRefused() {
		refuse("'filename' must not be blank", resource(image(PNG, 10), " "));
	}

	@ParameterizedTest
	@MethodSource
	void contentThatIsNoneOfTheImagesIsRefused(byte[] content) {
		refuse("'file' is no JPEG, PNG or BMP image, by its first bytes", resource(content, "a.png"));
	}

	static Stream<Arguments> contentThatIsNoneOfTheImagesIsRefused() {
		return Stream.of(Arguments.of(image("474946383961", 100)), Arguments.of(image("89504e47", 100)),
				Arguments.of(image("ffd8", 2)), Arguments.of(image("42", 1)), Arguments.of(image("52494646", 100)));
	}

	@Test
	void contentOfAnotherTypeThanTheNameSaysIsRefused() {
		refuse("'file' is a PNG image by its first bytes, while 'filename' ends as that of JPEG",
				resource(image(PNG, 10), "a.jpg"));
		refuse("'file' is a JPEG image by its first bytes, while 'filename' ends as that of BMP",
				resource(image(JPEG, 10), "a.bmp"));
	}

	@Test
	void fileThatIsMissingIsAnError(@TempDir Path directory) {
		Mono<Image> upload = this.service.upload(new FileSystemResource(directory.resolve("missing.png")));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(upload::block)
			.withCauseInstanceOf(IOException.class);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.service.upload(new Unreadable(), "a.png").block(TIMEOUT))
			.withCauseInstanceOf(FileNotFoundException.class);
		assertThat(this.uploads).isEmpty();
	}

	@Test
	void answerWithoutAnAddressIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(ImageServiceTests::imageWithoutAddress)
			.withMessage("'media_url' is required");
	}

	@SuppressWarnings("NullAway")
	private static Image imageWithoutAddress() {
		return new Image(null);
	}

	private void refuse(String message, Resource image) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.upload(image).block(TIMEOUT))
			.withMessage(message);
		assertThat(this.uploads).isEmpty();
	}

	private static byte[] image(String beginning, int length) {
		byte[] bytes = HexFormat.of().parseHex(beginning);
		return Arrays.copyOf(bytes, length);
	}

	private static Resource resource(byte[] content, @Nullable String filename) {
		return new ByteArrayResource(content) {

			@Override
			public @Nullable String getFilename() {
				return filename;
			}

		};
	}

	private static int length(HttpEntity<byte[]> part) {
		byte[] body = part.getBody();
		return (body != null) ? body.length : -1;
	}

	private static String text(HttpEntity<byte[]> part) {
		byte[] body = part.getBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Upload(HttpEntity<byte[]> meta, HttpEntity<byte[]> file, byte[] signedContent) {
	}

	private static final class Unreadable extends ByteArrayResource {

		Unreadable() {
			super(new byte[0]);
		}

		@Override
		public InputStream getInputStream() throws IOException {
			throw new FileNotFoundException("gone");
		}

	}

}

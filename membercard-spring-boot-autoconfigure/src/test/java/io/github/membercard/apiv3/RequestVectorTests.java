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

package io.github.membercard.apiv3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.OpenidImportService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vectors 01 to 04: what goes over the wire is exactly what the vectors say, and no byte
 * of a vector is there for nothing.
 */
@ParameterizedClass
@EnumSource(CryptoProvider.Choice.class)
class RequestVectorTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ScriptedServer server = new ScriptedServer();

	private final CryptoProvider cryptoProvider;

	RequestVectorTests(CryptoProvider.Choice choice) {
		this.cryptoProvider = CryptoProvider.of(choice);
	}

	@BeforeEach
	void answerWithError() {
		this.server.answer((request) -> ScriptedServer.Answer.of(400, new HttpHeaders(),
				"{\"code\":\"PARAM_ERROR\",\"message\":\"x\"}"));
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "01-request-post-json.json", "02-request-post-utf8.json", "03-request-get-query.json",
			"04-request-upload-meta.json" })
	void requestIsTheVector(String file) {
		Map<String, String> sent = send(file);
		assertThat(members(Vectors.load(file))).isEqualTo(sent);
	}

	@ParameterizedTest
	@ValueSource(strings = { "01-request-post-json.json", "02-request-post-utf8.json", "03-request-get-query.json",
			"04-request-upload-meta.json" })
	void everyByteOfTheVectorIsCompared(String file) {
		Map<String, String> sent = send(file);
		Map<String, String> vector = members(Vectors.load(file));
		vector.forEach((member, value) -> {
			byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] ^= 1;
				Map<String, String> flipped = new LinkedHashMap<>(vector);
				flipped.put(member, new String(bytes, StandardCharsets.UTF_8));
				assertThat(flipped.equals(sent)).as("%s, byte %d", member, i).isFalse();
				bytes[i] ^= 1;
			}
		});
	}

	@Test
	void signatureCoversTheBytesThatAreSent() {
		Map<String, String> sent = send("02-request-post-utf8.json");
		assertThat(sent).containsEntry("body_for_signature", this.server.last().text());
		assertThat(this.server.last().body())
			.hasSameSizeAs("{\"reason\":\"用户违反会员条例\"}".getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Make the call of a vector and return what the server received, under the names the
	 * vector has for it.
	 * @param file the vector; only its clock and nonce are taken from it
	 * @return the members
	 */
	private Map<String, String> send(String file) {
		JsonNode vector = Vectors.load(file);
		ApiV3Client client = ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
			.baseUrl(this.server.url())
			.cryptoProvider(this.cryptoProvider)
			.connector(new ReactorClientHttpConnector())
			.clock(Vectors.clockAt(vector.get("timestamp").asLong()))
			.nonceSource(() -> vector.get("nonce_str").asString())
			.build();
		StepVerifier.create(call(client, file)).expectError(MembercardResponseException.class).verify(TIMEOUT);
		ScriptedServer.Received received = this.server.last();
		boolean upload = file.startsWith("04");
		String content = upload ? "{\"filename\":\"card_logo.png\",\"sha256\":\"" + sha256(image()) + "\"}"
				: received.text();
		Map<String, String> members = new LinkedHashMap<>();
		members.put("method", received.method());
		members.put("url_path_and_query", received.target());
		members.put("timestamp", parameter(received, "timestamp"));
		members.put("nonce_str", parameter(received, "nonce_str"));
		members.put("body_for_signature", content);
		String message = received.method() + "\n" + received.target() + "\n" + parameter(received, "timestamp") + "\n"
				+ parameter(received, "nonce_str") + "\n" + content + "\n";
		members.put("message", message);
		members.put("message_sha256", sha256(message.getBytes(StandardCharsets.UTF_8)));
		members.put("signature", parameter(received, "signature"));
		members.put("authorization", received.header("Authorization"));
		members.put("headers/Accept", received.header("Accept"));
		members.put("headers/Wechatpay-Serial", received.header("Wechatpay-Serial"));
		if (received.headers().containsHeader("Content-Type")) {
			members.put("headers/Content-Type", received.header("Content-Type"));
		}
		if (upload) {
			members.put("file_bytes_base64", Base64.getEncoder().encodeToString(image()));
			members.put("multipart_body",
					received.text()
						.replace(new String(image(), StandardCharsets.UTF_8), "<file bytes>")
						.replaceAll("Content-Length: [0-9]+\r\n", ""));
		}
		return members;
	}

	private static Mono<?> call(ApiV3Client client, String file) {
		return switch (file.substring(0, 2)) {
			case "01" -> client.createService(OpenidImportService.class)
				.importUser("pbLatjvWOibDc5-TBnbUk1pD12o0",
						OpenidImportRequest.of("obLatjnx9gnqzS4myYGmLZ7LgLBA", "100002322019090134234sfdf")
							.withCode("478515832665"));
			case "02" -> client.webClient()
				.post()
				.uri("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/unavailable",
						"pbLatjvWOibDc5-TBnbUk1pD12o0", "478515832665")
				.bodyValue(Map.of("reason", "用户违反会员条例"))
				.retrieve()
				.toBodilessEntity();
			case "03" -> client.webClient()
				.get()
				.uri("/v3/marketing/membercard-open/phonenumber-member/search?card_id={card_id}"
						+ "&encrypted_phone_number={phone}", "pbLatjvWOibDc5-TBnbUk1pD12o0",
						"mIUG3Reg16w9mNQEFLuJl10BvZf5DfUoxuMDRzWujcJjLtsQUGX+MZipMeiMiNYAxxGUUYtPDERatNCj3mPnPXgjxq0splqStUH9Yzgh"
								+ "CnjtRdllQHJ0ev99iB6SdtUUaRtZZvf4TGdLVVK95SU7cH7kRiXNX/YRLSqhW1pjn+VAQXLxT39FQSm8P5if7hOdbABhboQ9rM"
								+ "XOgAoxQ8U+FEzn831aTwBYkRDy8j8W6xMGB+pqKKHb19O87cyW5IAd22EWh8XnRny0SM7Mg++pNnIi5PSKS7HxvgDGiP2Ga"
								+ "tVw2DNduRUadjaHQ20eZ7jFwsd2VFK4m73qMozDVs9XDg==")
				.retrieve()
				.toBodilessEntity();
			case "04" -> upload(client);
			default -> throw new IllegalArgumentException(file);
		};
	}

	private static Mono<?> upload(ApiV3Client client) {
		String meta = "{\"filename\":\"card_logo.png\",\"sha256\":\"" + sha256(image()) + "\"}";
		String body = "--boundary\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n"
				+ meta
				+ "\r\n--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"card_logo.png\"\r\n"
				+ "Content-Type: image/png\r\n\r\n" + new String(image(), StandardCharsets.UTF_8)
				+ "\r\n--boundary--\r\n";
		return client.webClient()
			.post()
			.uri("/v3/marketing/favor/media/image-upload")
			.header("Content-Type", "multipart/form-data; boundary=boundary")
			.attributes(SignedContent.of(meta))
			.bodyValue(body.getBytes(StandardCharsets.UTF_8))
			.retrieve()
			.toBodilessEntity();
	}

	private static byte[] image() {
		return "throwaway image bytes\n".getBytes(StandardCharsets.UTF_8);
	}

	private static String parameter(ScriptedServer.Received received, String name) {
		String header = received.header("Authorization");
		int start = header.indexOf(name + "=\"") + name.length() + 2;
		return header.substring(start, header.indexOf('"', start));
	}

	private static Map<String, String> members(JsonNode vector) {
		Map<String, String> members = new LinkedHashMap<>();
		vector.properties().forEach((property) -> {
			if (property.getValue().isObject()) {
				members(property.getValue())
					.forEach((name, value) -> members.put(property.getKey() + "/" + name, value));
			}
			else if (!property.getKey().equals("title")) {
				members.put(property.getKey(), property.getValue().asString());
			}
		});
		return members;
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

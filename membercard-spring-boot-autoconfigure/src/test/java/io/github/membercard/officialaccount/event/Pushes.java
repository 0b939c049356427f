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

package io.github.membercard.officialaccount.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.membercard.logging.PlantedSecrets;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * Pushes as the platform makes them.
 */
final class Pushes {

	static final String APP_ID = "wxea9c30890f48d5ae";

	static final String TOKEN = PlantedSecrets.OFFICIAL_ACCOUNT_TOKEN;

	static final String KEY = PlantedSecrets.ENCODING_AES_KEY;

	static final String OTHER_KEY = "9876543210zyxwvutsrqponmlkjihgfedcba9876543";

	private static final String NONCE = "1320562132";

	private Pushes() {
	}

	/**
	 * Read what the document says of pushes.
	 * @return its part {@code x-push}
	 */
	static JsonNode document() {
		try {
			Object document = new Yaml().load(new ClassPathResource("official-account-card.openapi.yaml")
				.getContentAsString(StandardCharsets.UTF_8));
			return JsonMapper.shared().valueToTree(document).get("x-push");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String sample(String event) {
		return document().get("samples").get(event).asString();
	}

	/**
	 * Make an event that is none other's copy.
	 * @param code the code of the card
	 * @return the XML
	 */
	static String userGetCard(String code) {
		return "<xml><ToUserName>gh_fc0a06a20993</ToUserName><FromUserName>" + PlantedSecrets.OPENID
				+ "</FromUserName><CreateTime>1472551036</CreateTime><MsgType>event</MsgType>"
				+ "<Event>user_get_card</Event><CardId>pZI8Fjwsy5fVPRBeD78J4RmqVvBc</CardId><UserCardCode>" + code
				+ "</UserCardCode></xml>";
	}

	static OfficialAccountEventParser plainParser(Clock clock) {
		return new OfficialAccountEventParser("plain", APP_ID, TOKEN, null, clock);
	}

	static OfficialAccountEventParser safeParser(Clock clock) {
		return new OfficialAccountEventParser("safe", APP_ID, TOKEN, KEY, clock);
	}

	static Push plain(Clock clock, String xml) {
		return plain(clock, xml.getBytes(StandardCharsets.UTF_8));
	}

	static Push plain(Clock clock, byte[] xml) {
		Push push = new Push(xml);
		push.sign(clock, "signature");
		push.query.add("openid", PlantedSecrets.OPENID);
		return push;
	}

	/**
	 * Make the platform's check of the address.
	 * @param clock the time
	 * @param echo what to answer
	 * @return the request, whose body is not sent
	 */
	static Push check(Clock clock, String echo) {
		Push push = new Push(new byte[0]);
		push.sign(clock, "signature");
		push.query.add("echostr", echo);
		return push;
	}

	static Push encrypted(Clock clock, String xml) {
		return encrypted(clock, xml, APP_ID, KEY);
	}

	static Push encrypted(Clock clock, String xml, String appId, String key) {
		return sealed(clock, encrypt(key, pad(content(xml.getBytes(StandardCharsets.UTF_8), appId))));
	}

	/**
	 * Make a push of what was encrypted.
	 * @param clock the time
	 * @param encrypted the Base64 text
	 * @return the push
	 */
	static Push sealed(Clock clock, String encrypted) {
		Push push = new Push(("<xml><ToUserName><![CDATA[gh_fc0a06a20993]]></ToUserName><Encrypt><![CDATA[" + encrypted
				+ "]]></Encrypt></xml>")
			.getBytes(StandardCharsets.UTF_8));
		push.sign(clock, "signature");
		push.query.add("openid", PlantedSecrets.OPENID);
		push.query.add("encrypt_type", "aes");
		push.query.add("msg_signature",
				sha1(TOKEN, String.valueOf(clock.instant().getEpochSecond()), NONCE, encrypted));
		return push;
	}

	static byte[] content(byte[] xml, String appId) {
		byte[] appIdBytes = appId.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(20 + xml.length + appIdBytes.length)
			.put("0123456789abcdef".getBytes(StandardCharsets.US_ASCII))
			.putInt(xml.length)
			.put(xml)
			.put(appIdBytes)
			.array();
	}

	static byte[] pad(byte[] content) {
		int padding = 32 - content.length % 32;
		byte[] padded = Arrays.copyOf(content, content.length + padding);
		Arrays.fill(padded, content.length, padded.length, (byte) padding);
		return padded;
	}

	static String encrypt(String key, byte[] padded) {
		try {
			byte[] bytes = Base64.getDecoder().decode(key + "=");
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(bytes, 0, 16));
			return Base64.getEncoder().encodeToString(cipher.doFinal(padded));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String sha1(String... values) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-1")
					.digest(Stream.of(values).sorted().collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return every way to break the query of a push.
	 * @param signature the parameter that holds the signature
	 * @return changes by what they do
	 */
	static Map<String, Consumer<Push>> broken(String signature) {
		Map<String, Consumer<Push>> broken = new LinkedHashMap<>();
		for (String name : new String[] { signature, "timestamp", "nonce" }) {
			broken.put(name + " missing", (push) -> push.query.remove(name));
			broken.put(name + " empty", (push) -> push.query.set(name, ""));
			broken.put(name + " blank", (push) -> push.query.set(name, " "));
			broken.put(name + " doubled", (push) -> push.query.add(name, push.value(name)));
			broken.put(name + " longer", (push) -> push.query.set(name, push.value(name) + "1"));
			for (int i = 0; i < 10; i++) {
				int position = i;
				broken.put(name + " flipped at " + i, (push) -> push.query.set(name, flip(push.value(name), position)));
			}
		}
		for (long seconds : new long[] { -310, 310 }) {
			broken.put(seconds + " s off",
					(push) -> push.sign(Clock.offset(
							Clock.fixed(Instant.ofEpochSecond(Long.parseLong(push.value("timestamp"))), ZoneOffset.UTC),
							Duration.ofSeconds(seconds)), signature));
		}
		return broken;
	}

	private static String flip(String value, int position) {
		char[] chars = value.toCharArray();
		chars[position] = (chars[position] != '1') ? '1' : '2';
		return new String(chars);
	}

	/**
	 * A push.
	 */
	static final class Push {

		final MultiValueMap<String, String> query = new LinkedMultiValueMap<>();

		final byte[] body;

		Push(byte[] body) {
			this.body = body;
		}

		void sign(Clock clock, String parameter) {
			String timestamp = String.valueOf(clock.instant().getEpochSecond());
			this.query.set("timestamp", timestamp);
			this.query.set("nonce", NONCE);
			this.query.set(parameter, sha1(TOKEN, timestamp, NONCE));
		}

		String value(String parameter) {
			return Objects.requireNonNull(this.query.getFirst(parameter));
		}

		String query() {
			return this.query.entrySet()
				.stream()
				.flatMap((parameter) -> parameter.getValue()
					.stream()
					.map((value) -> parameter.getKey() + '=' + UriUtils.encode(value, StandardCharsets.UTF_8)))
				.collect(Collectors.joining("&"));
		}

		OfficialAccountEvent readBy(OfficialAccountEventParser parser) {
			return parser.parse(query(), this.body).event();
		}

	}

}

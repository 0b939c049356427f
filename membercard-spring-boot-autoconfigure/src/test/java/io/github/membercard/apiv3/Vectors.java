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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

/**
 * The test vectors and the keys they were made with.
 */
public final class Vectors {

	public static final String MERCHANT_ID = "1900000001";

	public static final String MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A72000000AA";

	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000000001";

	public static final String CERTIFICATE_SERIAL = "7132D72A03E93CDDF8C03BBD1F37EEDF000000BB";

	public static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	private Vectors() {
	}

	public static JsonNode load(String file) {
		return JsonMapper.shared().readTree(text("vectors/" + file));
	}

	public static String text(String path) {
		try {
			// A pooled thread may still have the class loader of a web application that
			// ended
			return new ClassPathResource(path, Vectors.class.getClassLoader())
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static MerchantCredential credential() {
		return MerchantCredential.builder(MERCHANT_ID)
			.privateKey(text("vectors/keys/merchant_private_key.pem"))
			.certificate(text("vectors/keys/merchant_cert.pem"))
			.apiV3Key(ApiV3Key.of(API_V3_KEY))
			.clock(Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC))
			.build();
	}

	public static PlatformKeys platformKeys() {
		return PlatformKeys.builder()
			.publicKey(PUBLIC_KEY_ID, text("vectors/keys/wechatpay_public_key.pem"))
			.certificate(text("vectors/keys/platform_cert.pem"))
			.build();
	}

	public static Clock clockAt(long epochSecond) {
		return Clock.fixed(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
	}

	/**
	 * Sign as the platform does, with its public key's other half.
	 * @param clock the time of the signature
	 * @param body the body
	 * @return the headers of the answer
	 */
	public static HttpHeaders sign(Clock clock, byte[] body) {
		return sign(clock, body, PUBLIC_KEY_ID, "vectors/keys/wechatpay_private_key.pem");
	}

	/**
	 * Sign as the platform does, with its certificate's other half.
	 * @param clock the time of the signature
	 * @param body the body
	 * @return the headers of the answer
	 */
	public static HttpHeaders signByCertificate(Clock clock, byte[] body) {
		return sign(clock, body, CERTIFICATE_SERIAL, "vectors/keys/platform_private_key.pem");
	}

	private static HttpHeaders sign(Clock clock, byte[] body, String serial, String keyFile) {
		String timestamp = String.valueOf(clock.instant().getEpochSecond());
		String nonce = "d824f2e086d3c1df967785d13fcd22ef";
		HttpHeaders headers = new HttpHeaders();
		headers.set("Wechatpay-Timestamp", timestamp);
		headers.set("Wechatpay-Nonce", nonce);
		headers.set("Wechatpay-Serial", serial);
		headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
		headers.set("Request-ID", "08F78BB5AF0610D302189F99DD5C20BA56F89845-0");
		PrivateKey key = Pem.privateKey("test", text(keyFile));
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(key);
			signature.update((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
			signature.update(body);
			signature.update((byte) '\n');
			headers.set("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature.sign()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return headers;
	}

}

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
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.netty.pkitesting.X509Bundle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code listCertificates}: hands out the platform certificates, encrypted with the APIv3
 * key of the merchant who asks.
 */
final class ListCertificates implements OperationHandler {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX")
		.withZone(ChinaTime.ZONE);

	private static final String ASSOCIATED_DATA = "certificate";

	private static final int TAG_BITS = 128;

	private final KeyRing keys;

	private final SecureRandom random;

	ListCertificates(KeyRing keys, SecureRandom random) {
		this.keys = keys;
		this.random = random;
	}

	@Override
	public Result handle(Call call) {
		ObjectNode body = JsonMapper.shared().createObjectNode();
		ArrayNode data = body.putArray("data");
		for (PlatformCertificate certificate : this.keys.listed()) {
			describe(certificate, call.merchant().apiV3Key(), data.addObject());
		}
		if (data.isEmpty()) {
			throw Refusal.of(404, "RESOURCE_NOT_EXISTS", "商户已切换为微信支付公钥，无可用的平台证书");
		}
		return Result.of(body);
	}

	private void describe(PlatformCertificate platformCertificate, String apiV3Key, ObjectNode entry) {
		X509Bundle bundle = platformCertificate.bundle().get();
		X509Certificate certificate = bundle.getCertificate();
		entry.put("serial_no", platformCertificate.serialNumber());
		entry.put("effective_time", time(certificate.getNotBefore().toInstant()));
		entry.put("expire_time", time(certificate.getNotAfter().toInstant()));
		byte[] bytes = new byte[6];
		this.random.nextBytes(bytes);
		String nonce = HexFormat.of().formatHex(bytes);
		entry.putObject("encrypt_certificate")
			.put("algorithm", "AEAD_AES_256_GCM")
			.put("nonce", nonce)
			.put("associated_data", ASSOCIATED_DATA)
			.put("ciphertext", encrypt(Rsa.pem(bundle), nonce, apiV3Key));
	}

	private static String time(Instant instant) {
		return TIME.format(instant);
	}

	private static String encrypt(String text, String nonce, String key) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
					new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII)));
			cipher.updateAAD(ASSOCIATED_DATA.getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate can't be encrypted", ex);
		}
	}

}

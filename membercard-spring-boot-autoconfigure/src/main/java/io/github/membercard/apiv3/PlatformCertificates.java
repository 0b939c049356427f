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

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The certificates of the platform that are usable now.
 *
 * @param data the certificates, two around a rotation
 * @since 0.1.0
 */
public record PlatformCertificates(List<PlatformCertificate> data) {

	public PlatformCertificates {
		data = List.copyOf(Members.required("data", data));
	}

	/**
	 * A certificate of the platform.
	 *
	 * @param serialNo its serial number, upper-case hex, as in {@code Wechatpay-Serial}
	 * @param effectiveTime when its use starts, or {@code null}
	 * @param expireTime when its use ends, or {@code null}
	 * @param encryptCertificate its PEM, encrypted
	 */
	public record PlatformCertificate(@Nullable String serialNo, @Nullable OffsetDateTime effectiveTime,
			@Nullable OffsetDateTime expireTime, EncryptCertificate encryptCertificate) {

		public PlatformCertificate {
			Members.required("encrypt_certificate", encryptCertificate);
		}

	}

	/**
	 * A text encrypted with the APIv3 key.
	 *
	 * @param algorithm {@code AEAD_AES_256_GCM} for RSA certificates
	 * @param nonce the nonce
	 * @param associatedData {@code certificate}, or {@code null}
	 * @param ciphertext the Base64 text of cipher text and tag
	 */
	public record EncryptCertificate(@Nullable String algorithm, String nonce, @Nullable String associatedData,
			String ciphertext) {

		public EncryptCertificate {
			Members.required("nonce", nonce);
			Members.required("ciphertext", ciphertext);
		}

	}

}

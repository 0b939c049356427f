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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Downloads the platform certificates. The answer can't be verified before the first
 * certificate is there; what proves it is the APIv3 key, which only the platform and the
 * merchant know and with which the certificates are encrypted and authenticated.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012551764">Download of
 * platform certificates</a>
 */
final class CertificateDownload {

	/**
	 * What metrics and traces name a download.
	 */
	static final String OPERATION = "CertificateDownload.download";

	private static final String SETTING = "platform.download-certificates";

	private final ExchangeFunction exchange;

	private final URI url;

	private final CredentialSource credentials;

	/**
	 * Create a download.
	 * @param exchange signs and maps errors, but does not verify
	 * @param baseUrl the address of the platform
	 * @param credentials decrypt the certificates
	 */
	CertificateDownload(ExchangeFunction exchange, URI baseUrl, CredentialSource credentials) {
		this.exchange = exchange;
		this.url = URI.create(baseUrl + "/v3/certificates?algorithm_type=RSA");
		this.credentials = credentials;
	}

	/**
	 * Download the certificates.
	 * @return the keys; none for a merchant that has only a public key, which is a state
	 * and not a failure
	 */
	Mono<List<PlatformKey>> download() {
		return Mono
			.defer(() -> this.exchange.exchange(ClientRequest.create(HttpMethod.GET, this.url)
				.attribute(JsonCodecs.ANSWER_TYPE, PlatformCertificates.class)
				.attribute(ServiceCalls.URI_TEMPLATE, this.url.toString())
				.build()))
			.flatMap((response) -> response.bodyToMono(PlatformCertificates.class))
			.map((certificates) -> decrypt(certificates, this.credentials))
			.onErrorResume(MembercardResponseException.class,
					(ex) -> hasNoCertificates(ex) ? Mono.just(List.of()) : Mono.error(ex))
			.onErrorMap((ex) -> !(ex instanceof MembercardException),
					(ex) -> new MembercardConnectionException("GET /v3/certificates", true, ex));
	}

	private static boolean hasNoCertificates(MembercardResponseException ex) {
		return ex.getStatus() == HttpStatus.NOT_FOUND.value()
				&& ("RESOURCE_NOT_EXISTS".equals(ex.getCode()) || "NOT_FOUND".equals(ex.getCode()));
	}

	static List<PlatformKey> decrypt(PlatformCertificates certificates, CredentialSource credentials) {
		PlatformKeys.Builder keys = PlatformKeys.builder();
		for (PlatformCertificates.PlatformCertificate certificate : certificates.data()) {
			PlatformCertificates.EncryptCertificate encrypted = certificate.encryptCertificate();
			String associatedData = (encrypted.associatedData() != null) ? encrypted.associatedData() : "";
			byte[] pem = credentials.decrypt(associatedData, encrypted.nonce(), encrypted.ciphertext());
			keys.certificate(SETTING, new String(pem, StandardCharsets.UTF_8));
		}
		return List.copyOf(keys.build().all());
	}

}

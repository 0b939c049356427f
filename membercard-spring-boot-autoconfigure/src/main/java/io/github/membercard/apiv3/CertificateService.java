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

import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * The certificates of the platform. A client that is told to download them needs no call
 * of this; it is for who wants to look.
 *
 * @since 0.1.0
 */
public interface CertificateService {

	/**
	 * List the RSA certificates that are usable now ({@code GET
	 * /v3/certificates?algorithm_type=RSA}); two around a rotation. A merchant that has
	 * only the public key is refused with {@code 404} {@code RESOURCE_NOT_EXISTS}.
	 * @return the certificates, encrypted with the APIv3 key
	 * @see ApiV3Key#decrypt
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012551764">Download of
	 * platform certificates</a>
	 */
	@GetExchange("/v3/certificates?algorithm_type=RSA")
	Mono<PlatformCertificates> list();

}

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

import java.security.SecureRandom;
import java.security.cert.X509Certificate;

import io.netty.pkitesting.X509Bundle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code listCertificates}: hands out the platform certificates, encrypted with the APIv3
 * key of the merchant who asks.
 */
final class ListCertificates implements OperationHandler {

	private static final String ASSOCIATED_DATA = "certificate";

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
		entry.put("effective_time", ChinaTime.formatSeconds(certificate.getNotBefore().toInstant()));
		entry.put("expire_time", ChinaTime.formatSeconds(certificate.getNotAfter().toInstant()));
		AesGcm.encrypt(entry.putObject("encrypt_certificate"), Rsa.pem(bundle), ASSOCIATED_DATA, apiV3Key, this.random);
	}

}

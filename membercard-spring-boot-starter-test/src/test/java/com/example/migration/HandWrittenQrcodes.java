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

package com.example.migration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

class HandWrittenQrcodes {

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI baseUrl;

	private final String merchantId;

	private final String serialNumber;

	private final PrivateKey privateKey;

	HandWrittenQrcodes(URI baseUrl, String merchantId, String serialNumber, PrivateKey privateKey) {
		this.baseUrl = baseUrl;
		this.merchantId = merchantId;
		this.serialNumber = serialNumber;
		this.privateKey = privateKey;
	}

	String create(String cardId) throws IOException, InterruptedException, GeneralSecurityException {
		String path = "/v3/marketing/membercard-open/cards/" + cardId + "/qrcode";
		String body = "{\"activate_type\":\"AUTO_ACTIVATE\"}";
		long timestamp = Instant.now().getEpochSecond();
		String nonce = UUID.randomUUID().toString().replace("-", "");
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(this.privateKey);
		signature
			.update("POST\n%s\n%d\n%s\n%s\n".formatted(path, timestamp, nonce, body).getBytes(StandardCharsets.UTF_8));
		String authorization = "WECHATPAY2-SHA256-RSA2048 "
				+ "mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\"".formatted(
						this.merchantId, nonce, timestamp, this.serialNumber,
						Base64.getEncoder().encodeToString(signature.sign()));
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(this.baseUrl.resolve(path))
			.header("Authorization", authorization)
			.header("Accept", "application/json")
			.header("Content-Type", "application/json")
			.header("User-Agent", "shop")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		return response.body();
	}

}

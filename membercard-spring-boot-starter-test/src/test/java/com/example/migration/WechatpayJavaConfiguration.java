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
import java.nio.charset.StandardCharsets;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class WechatpayJavaConfiguration {

	@Bean
	Config wechatpayJava(@Value("${membercard.merchants.acme.merchant-id}") String merchantId,
			@Value("${membercard.merchants.acme.api-v3-key}") String apiV3Key,
			@Value("${membercard.merchants.acme.certificate-serial-number}") String serialNumber,
			@Value("${membercard.merchants.acme.private-key}") Resource privateKey,
			@Value("${membercard.merchants.acme.platform.public-key-id}") String publicKeyId,
			@Value("${membercard.merchants.acme.platform.public-key}") Resource publicKey) throws IOException {
		return new RSAPublicKeyConfig.Builder().merchantId(merchantId)
			.apiV3Key(apiV3Key)
			.merchantSerialNumber(serialNumber)
			.privateKey(privateKey.getContentAsString(StandardCharsets.UTF_8))
			.publicKeyId(publicKeyId)
			.publicKey(publicKey.getContentAsString(StandardCharsets.UTF_8))
			.build();
	}

}

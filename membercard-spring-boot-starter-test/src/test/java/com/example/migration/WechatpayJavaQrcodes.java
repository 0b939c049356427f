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

import java.net.URI;
import java.util.Map;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;

class WechatpayJavaQrcodes {

	private final HttpClient http;

	private final URI baseUrl;

	WechatpayJavaQrcodes(Config config, URI baseUrl) {
		this.http = new DefaultHttpClientBuilder().config(config).build();
		this.baseUrl = baseUrl;
	}

	String create(String cardId) {
		HttpRequest request = new HttpRequest.Builder().httpMethod(HttpMethod.POST)
			.url(this.baseUrl + "/v3/marketing/membercard-open/cards/" + cardId + "/qrcode")
			.addHeader("Accept", "application/json")
			.addHeader("Content-Type", "application/json")
			.body(new JsonRequestBody.Builder().body("{\"activate_type\":\"AUTO_ACTIVATE\"}").build())
			.build();
		Map<?, ?> answer = this.http.execute(request, Map.class).getServiceResponse();
		return String.valueOf(answer.get("url"));
	}

}

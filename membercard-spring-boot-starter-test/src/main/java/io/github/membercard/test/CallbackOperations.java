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

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations on the address for notifications. There is one for each merchant.
 */
final class CallbackOperations {

	private final Map<String, String> notifyUrls = new ConcurrentHashMap<>();

	Result set(Call call) {
		String notifyUrl = call.text("notify_url");
		URI uri = URI.create(notifyUrl);
		if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
			throw Refusal.paramError("body", "/notify_url", null, "it must be an https address");
		}
		if (notifyUrl.indexOf('?') != -1) {
			throw Refusal.paramError("body", "/notify_url", null, "it must not have a query string");
		}
		String former = this.notifyUrls.put(call.merchant().merchantId(), notifyUrl);
		return answer(call, notifyUrl, !notifyUrl.equals(former));
	}

	/**
	 * Return the address for the notifications of a merchant.
	 * @param merchant the merchant
	 * @return the address, or {@code null} when the merchant set none
	 */
	@Nullable URI notifyUrl(FakeMerchant merchant) {
		String notifyUrl = this.notifyUrls.get(merchant.merchantId());
		return (notifyUrl != null) ? URI.create(notifyUrl) : null;
	}

	Result get(Call call) {
		String notifyUrl = this.notifyUrls.get(call.merchant().merchantId());
		if (notifyUrl == null) {
			throw Refusal.of(404, "RESOURCE_NOT_EXISTS", "商户未设置会员卡回调地址");
		}
		return answer(call, notifyUrl, false);
	}

	private static Result answer(Call call, String notifyUrl, boolean effective) {
		return Result.of(JsonMapper.shared()
			.createObjectNode()
			.put("notify_url", notifyUrl)
			.put("mchid", call.merchant().merchantId()), effective);
	}

}

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

package io.github.membercard.usercard;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The points of an order. A merchant names itself, a service provider the merchant it
 * acts for.
 *
 * @param outTradeNo your number of the order that is paid with WeChat Pay, at most 32
 * characters
 * @param mchid the merchant of the order, at most 32 characters, or {@code null} for a
 * service provider
 * @param subMchid the merchant for whom a service provider placed the order, at most 32
 * characters, or {@code null}
 * @param bonusValue the points of the order, 1 or more
 * @since 0.1.0
 */
public record BonusOrderRequest(String outTradeNo, @Nullable String mchid, @Nullable String subMchid, long bonusValue) {

	private static final int MAX_OUT_TRADE_NO = 32;

	private static final int MAX_MCHID = 32;

	public BonusOrderRequest {
		Members.requiredText("out_trade_no", outTradeNo, MAX_OUT_TRADE_NO);
		Members.optionalText("mchid", mchid, MAX_MCHID);
		Members.optionalText("sub_mchid", subMchid, MAX_MCHID);
		Members.range("bonus_value", bonusValue, 1, Long.MAX_VALUE);
	}

	/**
	 * Create the request of a merchant.
	 * @param outTradeNo your number of the order, at most 32 characters
	 * @param mchid the merchant of the order, at most 32 characters
	 * @param bonusValue the points of the order, 1 or more
	 * @return a request
	 */
	public static BonusOrderRequest of(String outTradeNo, String mchid, long bonusValue) {
		return new BonusOrderRequest(outTradeNo, mchid, null, bonusValue);
	}

	/**
	 * Create the request of a service provider.
	 * @param outTradeNo your number of the order, at most 32 characters
	 * @param subMchid the merchant for whom the order was placed, at most 32 characters
	 * @param bonusValue the points of the order, 1 or more
	 * @return a request
	 */
	public static BonusOrderRequest forSubMerchant(String outTradeNo, String subMchid, long bonusValue) {
		return new BonusOrderRequest(outTradeNo, null, subMchid, bonusValue);
	}

}

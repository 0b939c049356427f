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

package io.github.membercard.activity;

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * After which payments an activity is shown.
 *
 * @param paymentMode how it was paid, or {@code null}
 * @param limitBank the short code of the bank that it was paid with, such as {@code CFT},
 * or {@code null}
 * @param goodsTags the discount tags of the order, or {@code null}
 * @since 0.1.0
 */
public record PaymentSetting(@Nullable PaymentMode paymentMode, @Nullable String limitBank,
		@Nullable List<String> goodsTags) {

	public PaymentSetting {
		goodsTags = (goodsTags != null) ? List.copyOf(goodsTags) : null;
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		if (this.paymentMode != null) {
			this.paymentMode.check(name + ".payment_mode");
		}
		Members.optionalText(name + ".limit_bank", this.limitBank);
		if (this.goodsTags != null) {
			this.goodsTags.forEach((tag) -> Members.requiredText(name + ".goods_tags", tag));
		}
	}

}

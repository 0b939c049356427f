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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A batch of merchant coupons from which gifts are taken. In a request both members are
 * required.
 *
 * @param stockCreatorMchid the merchant that created the batch, or {@code null}
 * @param stockId the batch, or {@code null}
 * @since 0.1.0
 */
public record CouponStock(@Nullable String stockCreatorMchid, @Nullable String stockId) {

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredText(name + ".stock_creator_mchid", this.stockCreatorMchid);
		Members.requiredText(name + ".stock_id", this.stockId);
	}

}

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
 * What an activity shows after a payment, and after which.
 *
 * @param logoUrl the address of your logo, at most 128 characters, or {@code null};
 * required in a request
 * @param activitySecondTitle the text below the title on the page after the payment, or
 * {@code null}; required in a request
 * @param mchidList the merchants after whose payments it is shown, each of them bound to
 * the brand of the card, or {@code null}
 * @param activateSetting how the card is activated, or {@code null}
 * @param paymentSetting after which payments it is shown, or {@code null}
 * @since 0.1.0
 */
public record PayActivitySetting(@Nullable String logoUrl, @Nullable String activitySecondTitle,
		@Nullable List<String> mchidList, @Nullable ActivateSetting activateSetting,
		@Nullable PaymentSetting paymentSetting) {

	private static final int MAX_LOGO_URL = 128;

	public PayActivitySetting {
		mchidList = (mchidList != null) ? List.copyOf(mchidList) : null;
	}

	/**
	 * Show a logo and a text, with nothing else set.
	 * @param logoUrl the address of your logo, at most 128 characters
	 * @param activitySecondTitle the text below the title
	 * @return a setting
	 */
	public static PayActivitySetting of(String logoUrl, String activitySecondTitle) {
		return new PayActivitySetting(logoUrl, activitySecondTitle, null, null, null);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredUrl(name + ".logo_url", this.logoUrl, MAX_LOGO_URL);
		Members.requiredText(name + ".activity_second_title", this.activitySecondTitle);
		if (this.mchidList != null) {
			this.mchidList.forEach((mchid) -> Members.requiredText(name + ".mchid_list", mchid));
		}
		if (this.activateSetting != null) {
			this.activateSetting.check(name + ".activate_setting");
		}
		if (this.paymentSetting != null) {
			this.paymentSetting.check(name + ".payment_setting");
		}
	}

}

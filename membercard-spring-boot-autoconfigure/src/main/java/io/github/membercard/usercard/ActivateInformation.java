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

import org.jspecify.annotations.Nullable;

/**
 * What a user filled in to open a card. It is personal, so it does not show in
 * {@code toString}.
 *
 * @param nickname the name in WeChat, or {@code null}
 * @param headImageUrl the address of the picture in WeChat, or {@code null}
 * @param userInformation the answers to the form, or {@code null} when the card asks
 * nothing
 * @since 0.1.0
 */
public record ActivateInformation(@Nullable String nickname, @Nullable String headImageUrl,
		@Nullable UserInformation userInformation) {

	@Override
	public String toString() {
		return "ActivateInformation[nickname=" + PersonalData.hide(this.nickname) + ", headImageUrl="
				+ PersonalData.hide(this.headImageUrl) + ", userInformation=" + this.userInformation + "]";
	}

}

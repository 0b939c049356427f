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

package io.github.membercard.officialaccount;

import org.jspecify.annotations.Nullable;

/**
 * A user's card after a change. The user does not show in {@code toString}.
 *
 * @param resultBonus the points, or {@code null}
 * @param resultBalance the stored value, in fen, or {@code null}
 * @param openid the user, or {@code null}
 * @since 0.1.0
 */
public record MemberCardUserUpdate(@Nullable Long resultBonus, @Nullable Long resultBalance, @Nullable String openid) {

	@Override
	public String toString() {
		return "MemberCardUserUpdate[resultBonus=" + this.resultBonus + ", resultBalance=" + this.resultBalance
				+ ", openid=" + PersonalData.hide(this.openid) + "]";
	}

}

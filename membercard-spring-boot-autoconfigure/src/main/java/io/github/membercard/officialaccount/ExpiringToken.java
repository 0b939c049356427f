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

import java.time.Instant;

import io.github.membercard.apiv3.Members;

/**
 * An access token or a ticket, and until when it is valid. {@code toString} does not show
 * it.
 *
 * @param value the token, a secret
 * @param expiresAt when it ends
 * @since 0.1.0
 */
public record ExpiringToken(String value, Instant expiresAt) {

	public ExpiringToken {
		Members.required("value", value);
		Members.required("expiresAt", expiresAt);
	}

	boolean isValidAt(Instant time) {
		return this.expiresAt.isAfter(time);
	}

	@Override
	public String toString() {
		return "ExpiringToken[value=***, expiresAt=" + this.expiresAt + "]";
	}

}

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

package io.github.membercard.autoconfigure;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Adapts {@link MembercardProperties} to {@link OfficialAccountConnectionDetails}.
 */
final class PropertiesOfficialAccountConnectionDetails implements OfficialAccountConnectionDetails {

	private final MembercardProperties properties;

	PropertiesOfficialAccountConnectionDetails(MembercardProperties properties) {
		this.properties = properties;
	}

	@Override
	public Account getAccount(String name) {
		MembercardProperties.OfficialAccount account = this.properties.getOfficialAccounts().get(name);
		if (account == null) {
			throw new IllegalArgumentException(
					"There is no official account '" + name + "' below 'membercard.official-accounts'");
		}
		return new Account(account.getBaseUrl(), account.getBackupUrls(),
				required("app-id", account.getAppId(),
						"Set it to the AppID that mp.weixin.qq.com shows, such as wxea9c30890f48d5ae"),
				required("app-secret", account.getAppSecret(),
						"Set it to the AppSecret that mp.weixin.qq.com shows once"),
				optional(account.getToken()), optional(account.getEncodingAesKey()));
	}

	private static String required(String setting, @Nullable String value, String action) {
		if (!StringUtils.hasText(value)) {
			throw new MembercardConfigurationException(setting, (value != null) ? "it is blank" : "it is missing",
					action);
		}
		return value;
	}

	// Blank as from an environment variable that is not set
	private static @Nullable String optional(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

}

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

package io.github.membercard.test.autoconfigure;

import java.util.List;

import io.github.membercard.autoconfigure.OfficialAccountConnectionDetails;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeWechatPay;

/**
 * The official accounts of a {@link FakeWechatPay}, under the names of the application.
 */
final class FakeOfficialAccountConnectionDetails implements OfficialAccountConnectionDetails {

	private final FakeWechatPay wechatPay;

	FakeOfficialAccountConnectionDetails(FakeWechatPay wechatPay) {
		this.wechatPay = wechatPay;
	}

	@Override
	public Account getAccount(String name) {
		FakeOfficialAccount account = this.wechatPay.officialAccount(name);
		// As the application gets the key, it refuses what is not encrypted
		account.encryptEvents(true);
		return new Account(this.wechatPay.baseUrl(), List.of(), account.appId(), account.appSecret(), account.token(),
				account.encodingAesKey());
	}

}

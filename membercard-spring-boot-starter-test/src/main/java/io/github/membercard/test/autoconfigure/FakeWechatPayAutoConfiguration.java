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

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.MembercardConnectionDetails;
import io.github.membercard.autoconfigure.OfficialAccountAutoConfiguration;
import io.github.membercard.autoconfigure.OfficialAccountConnectionDetails;
import io.github.membercard.autoconfigure.notification.MembercardNotificationProperties;
import io.github.membercard.officialaccount.OfficialAccountCardClients;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.MockServerExpectations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that lets all merchants and official
 * accounts use the {@link FakeWechatPay} of the context, if there is one. Its
 * notifications, and its events in safe mode, go to the application when that receives
 * notifications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { MembercardAutoConfiguration.class, OfficialAccountAutoConfiguration.class })
@ConditionalOnSingleCandidate(FakeWechatPay.class)
public final class FakeWechatPayAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(MembercardConnectionDetails.class)
	FakeWechatPayConnectionDetails fakeWechatPayConnectionDetails(FakeWechatPay wechatPay,
			ObjectProvider<MockServerExpectations> mockServer) {
		MockServerExpectations inFront = mockServer.getIfUnique();
		return new FakeWechatPayConnectionDetails(wechatPay,
				(inFront != null) ? inFront.baseUrl() : wechatPay.baseUrl());
	}

	@Bean
	@ConditionalOnMissingBean(OfficialAccountConnectionDetails.class)
	FakeOfficialAccountConnectionDetails fakeOfficialAccountConnectionDetails(FakeWechatPay wechatPay) {
		return new FakeOfficialAccountConnectionDetails(wechatPay);
	}

	@Bean
	@ConditionalOnBean(FakeWechatPayConnectionDetails.class)
	@ConditionalOnBooleanProperty("membercard.notification.enabled")
	FakeNotificationAddress fakeNotificationAddress(FakeWechatPay wechatPay,
			ObjectProvider<MembercardOpenClients> clients, ObjectProvider<OfficialAccountCardClients> officialAccounts,
			ObjectProvider<MembercardNotificationProperties> properties) {
		return new FakeNotificationAddress(wechatPay, clients, officialAccounts, properties);
	}

}

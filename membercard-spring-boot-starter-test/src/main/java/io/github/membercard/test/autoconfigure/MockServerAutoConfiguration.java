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

import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.MockServerExpectations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that lets the MockServer of a
 * {@link MockServerConnectionDetails} answer as the {@link FakeWechatPay} of the context
 * does, which is made when there is none.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = FakeWechatPayAutoConfiguration.class)
@ConditionalOnSingleCandidate(MockServerConnectionDetails.class)
public final class MockServerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	FakeWechatPay fakeWechatPay() {
		return FakeWechatPay.builder().start();
	}

	@Bean
	@ConditionalOnMissingBean
	MockServerExpectations mockServerExpectations(MockServerConnectionDetails connectionDetails,
			FakeWechatPay wechatPay) {
		return MockServerExpectations.create(connectionDetails.getUrl(), wechatPay);
	}

}

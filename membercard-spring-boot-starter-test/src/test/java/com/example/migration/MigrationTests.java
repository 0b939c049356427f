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

package com.example.migration;

import java.nio.file.Path;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.util.PemUtil;
import io.github.membercard.MembercardOpenClient;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.ReceivedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is moved away from works, so that both may run side by side with one set of
 * credentials.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationTests {

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeMerchant merchant = this.wechatPay.merchant("acme");

	@AfterAll
	void close() {
		this.wechatPay.close();
	}

	@Test
	void handWrittenCallIsAccepted() throws Exception {
		HandWrittenQrcodes qrcodes = new HandWrittenQrcodes(this.wechatPay.baseUrl(), this.merchant.merchantId(),
				this.merchant.certificateSerialNumber(),
				PemUtil.loadPrivateKeyFromString(this.merchant.privateKeyPem()));
		assertThat(qrcodes.create(CARD_ID)).contains("\"url\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void bothClientsCallWithTheSameCredentials(boolean useStarter, @TempDir Path keys) {
		this.wechatPay.exportTo(keys, this.merchant);
		this.wechatPay.clearRequests();
		runner(keys).run((context) -> {
			BothQrcodes qrcodes = new BothQrcodes(
					new WechatpayJavaQrcodes(context.getBean(Config.class), this.wechatPay.baseUrl()),
					new QrcodeLinks(context.getBean(MembercardOpenClient.class)), useStarter);
			StepVerifier.create(qrcodes.create(CARD_ID))
				.assertNext((link) -> assertThat(link).startsWith("https://"))
				.verifyComplete();
			assertThat(this.wechatPay.requests()).singleElement()
				.satisfies((request) -> assertThat(request.status()).isEqualTo(200))
				.extracting(MigrationTests::userAgent)
				.asString()
				.contains(useStarter ? "membercard" : "WechatPay-Java");
		});
	}

	@Test
	void wechatpayJavaDropsTheZerosThatASerialNumberBeginsWith() {
		String serialNumber = PemUtil.getSerialNumber(PemUtil.loadX509FromString(this.merchant.certificatePem()));
		assertThat(this.merchant.certificateSerialNumber()).startsWith("0").endsWith(serialNumber);
		assertThat(serialNumber).doesNotStartWith("0");
	}

	private ApplicationContextRunner runner(Path keys) {
		String merchant = "membercard.merchants.acme.";
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class))
			.withUserConfiguration(WechatpayJavaConfiguration.class)
			.withPropertyValues("membercard.base-url=" + this.wechatPay.baseUrl(),
					merchant + "merchant-id=" + this.merchant.merchantId(),
					merchant + "api-v3-key=" + this.merchant.apiV3Key(),
					merchant + "certificate-serial-number=" + this.merchant.certificateSerialNumber(),
					merchant + "certificate=" + keys.resolve("apiclient_cert.pem").toUri(),
					merchant + "private-key=" + keys.resolve("apiclient_key.pem").toUri(),
					merchant + "platform.public-key-id=" + this.wechatPay.publicKeyId(),
					merchant + "platform.public-key=" + keys.resolve("pub_key.pem").toUri());
	}

	private static String userAgent(ReceivedRequest request) {
		return String.valueOf(request.headers().getFirst("User-Agent"));
	}

}

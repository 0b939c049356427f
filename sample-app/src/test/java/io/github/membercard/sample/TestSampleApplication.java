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

package io.github.membercard.sample;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;

import io.github.membercard.notification.ActivateCardEvent;
import io.github.membercard.notification.MembercardNotificationHandler;
import io.github.membercard.test.FakeUserCard;
import io.github.membercard.test.FakeWechatPay;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * The desk with a fake WeChat Pay in place of the real one, for development:
 * {@code ./mvnw -pl sample-app -am spring-boot:test-run}. It needs no account, no key and
 * no network.
 */
public final class TestSampleApplication {

	private TestSampleApplication() {
	}

	public static void main(String[] args) {
		SpringApplication.from(SampleApplication::main)
			.with(FakeConfiguration.class)
			.withAdditionalProfiles("development", "test-account")
			.run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class FakeConfiguration {

		private static final Duration AUDIT = Duration.ofSeconds(5);

		/**
		 * The platform. That it is a bean is enough: its address and keys replace those
		 * of application.yml. For a client in another process, they are below
		 * {@code target} too.
		 */
		@Bean
		FakeWechatPay fakeWechatPay() {
			FakeWechatPay platform = FakeWechatPay.builder().port(9090).officialAccountAuditDelay(AUDIT).start();
			platform.exportTo(keys(), platform.merchant("acme"));
			return platform;
		}

		// Beside target/test-classes, whatever the working directory is
		private static Path keys() {
			URL classes = TestSampleApplication.class.getProtectionDomain().getCodeSource().getLocation();
			return Path.of(URI.create(classes.toString())).resolveSibling("fake-wechat-pay");
		}

		/**
		 * Processes that work on the imports of the desk, with the profile "workers".
		 */
		@Bean
		@Profile("workers")
		WorkerProcesses workerProcesses(FakeWechatPay platform, Environment environment,
				@Value("${desk.workers:3}") int count) {
			return new WorkerProcesses(count, platform, keys(), environment);
		}

		/**
		 * Lets whoever gets an active card look at it, as people do, so that the page
		 * shows events of both sides.
		 */
		@Bean
		MembercardNotificationHandler curiousUsers(FakeWechatPay platform) {
			return (event) -> Mono.fromRunnable(() -> {
				if (event instanceof ActivateCardEvent activated) {
					platform.card(activated.cardId())
						.userCards()
						.stream()
						.filter((userCard) -> userCard.code().equals(activated.code()))
						.forEach(FakeUserCard::view);
				}
			});
		}

		/**
		 * Somebody who scans each QR code of the page for test accounts soon after it was
		 * drawn, and takes the card.
		 */
		@Bean
		ScanningUsers scanningUsers(FakeWechatPay platform) {
			return new ScanningUsers(platform.officialAccount("acme"));
		}

	}

}

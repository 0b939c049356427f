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

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.apiv3.TestProvider;
import io.github.membercard.delivery.QrcodeRequest;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what computes signatures in an application.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MembercardCryptoPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class))
		.withSystemProperties("reactor.netty.ioShutdownQuietPeriod=0")
		.withPropertyValues(TestMerchants.properties("acme"));

	@Test
	void providerShouldBeTheFastest() {
		assertThat(loaded(this.contextRunner)).contains("AmazonCorrettoCryptoProvider");
	}

	@Test
	void providerWhenTheFastestIsMissingShouldBeTheNextOne() {
		assertThat(
				loaded(this.contextRunner.withClassLoader(new FilteredClassLoader(AmazonCorrettoCryptoProvider.class))))
			.contains("Conscrypt");
	}

	@Test
	void providerWhenNoneIsOnTheClassPathShouldBeTheJdk() {
		assertThat(loaded(this.contextRunner
			.withClassLoader(new FilteredClassLoader(AmazonCorrettoCryptoProvider.class, Conscrypt.class))))
			.contains("JDK");
	}

	@Test
	void providerShouldBeTheOneThatIsConfigured() {
		assertThat(loaded(this.contextRunner.withPropertyValues("membercard.crypto.provider=conscrypt")))
			.contains("Conscrypt");
		assertThat(loaded(this.contextRunner.withPropertyValues("membercard.crypto.provider=jdk"))).contains("JDK");
	}

	@Test
	void configureWhenTheConfiguredProviderIsMissingShouldSayWhatToAdd() {
		this.contextRunner.withPropertyValues("membercard.crypto.provider=corretto")
			.withClassLoader(new FilteredClassLoader(AmazonCorrettoCryptoProvider.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("membercard.crypto.provider")
				.hasMessageContaining("not on the class path")
				.hasMessageContaining("software.amazon.cryptools:AmazonCorrettoCryptoProvider"));
	}

	@Test
	void callShouldBeSignedByTheApplicationsOwnProvider() {
		TestProvider provider = new TestProvider();
		try (LocalPlatform platform = new LocalPlatform()) {
			this.contextRunner.withBean(CryptoProvider.class, () -> CryptoProvider.of(provider))
				.withPropertyValues("membercard.base-url=" + platform.url())
				.run((context) -> {
					assertThat(provider.asked()).isEmpty();
					context.getBean(MembercardOpenClient.class)
						.qrcodes()
						.create("card", QrcodeRequest.autoActivate())
						.block(Timeouts.CALL);
					assertThat(provider.asked()).contains("Signature");
				});
		}
	}

	@Test
	void readyApplicationShouldLoadTheProviderBesideItself() {
		List<String> threads = new CopyOnWriteArrayList<>();
		CountDownLatch asked = new CountDownLatch(1);
		TestProvider provider = new TestProvider() {

			@Override
			protected Object newInstance(Service jdk) throws NoSuchAlgorithmException {
				threads.add(Thread.currentThread().getName());
				asked.countDown();
				return jdk.newInstance(null);
			}

		};
		this.contextRunner.withBean(CryptoProvider.class, () -> CryptoProvider.of(provider)).run((context) -> {
			assertThat(threads).isEmpty();
			context.publishEvent(
					new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
			assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(threads).allSatisfy((thread) -> assertThat(thread).startsWith("membercard-signing"));
		});
	}

	private static String loaded(ApplicationContextRunner contextRunner) {
		StringBuilder name = new StringBuilder();
		contextRunner.run((context) -> {
			CryptoProvider cryptoProvider = context.getBean(CryptoProvider.class);
			cryptoProvider.load();
			name.append(cryptoProvider);
		});
		return name.toString();
	}

}

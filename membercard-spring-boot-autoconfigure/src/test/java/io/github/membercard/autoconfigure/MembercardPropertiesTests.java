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

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.apiv3.RetryPolicy;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MembercardProperties}.
 */
class MembercardPropertiesTests {

	@Test
	void bindShouldKnowEachProperty() throws IOException {
		MembercardProperties properties = bind(new ClassPathResource("complete.yml"));
		assertThat(properties.getBaseUrl()).isEqualTo(URI.create("https://gateway.example.com/wechat"));
		assertThat(properties.getBackupUrls()).containsExactly(URI.create("https://api2.mch.weixin.qq.com"));
		assertThat(properties.getMerchants()).containsOnlyKeys("acme", "bella-east", "chen");
	}

	@Test
	void bindShouldFillTheMerchant() throws IOException {
		MembercardProperties.Merchant merchant = merchant("acme");
		assertThat(merchant.getMerchantId()).isEqualTo("1900000001");
		assertThat(merchant.getApiV3Key()).isEqualTo("0123456789abcdefghijklmnopqrstuv");
		assertThat(merchant.getCertificate()).isEqualTo("file:/etc/acme/apiclient_cert.pem");
		assertThat(merchant.getPrivateKey()).isEqualTo("file:/etc/acme/apiclient_key.pem");
		assertThat(merchant.getCertificateSerialNumber()).isEqualTo("5157F09EFDC096DE15EBE81A47057A72000000AA");
		assertThat(merchant.isPrimary()).isTrue();
	}

	@Test
	void bindShouldFillTheKeyStore() throws IOException {
		MembercardProperties.Merchant merchant = merchant("bella-east");
		assertThat(merchant.getKeyStore()).isEqualTo("file:/etc/bella/apiclient_cert.p12");
		assertThat(merchant.getKeyStorePassword()).isEqualTo("changed");
		assertThat(merchant.isPrimary()).isFalse();
	}

	@Test
	void bindShouldFillTheSslBundle() throws IOException {
		assertThat(merchant("chen").getSslBundle()).isEqualTo("chen");
	}

	@Test
	void bindShouldFillTheKeyReload() throws IOException {
		MembercardProperties.KeyReload keyReload = bind(new ClassPathResource("complete.yml")).getKeyReload();
		assertThat(keyReload.isEnabled()).isFalse();
		assertThat(keyReload.getInterval()).isEqualTo(Duration.ofSeconds(12));
	}

	@Test
	void bindShouldFillThePlatform() throws IOException {
		MembercardProperties.Platform platform = merchant("acme").getPlatform();
		assertThat(platform.getPublicKeyId()).isEqualTo("PUB_KEY_ID_0119000000012026010100000000000001");
		assertThat(platform.getPublicKey()).isEqualTo("file:/etc/acme/pub_key.pem");
		assertThat(platform.getCertificates()).isEqualTo(List.of("file:/etc/acme/wechatpay_7132.pem"));
		assertThat(platform.isDownloadCertificates()).isTrue();
	}

	@Test
	void bindShouldFillTheOfficialAccount() throws IOException {
		MembercardProperties.OfficialAccount account = bind(new ClassPathResource("complete.yml")).getOfficialAccounts()
			.get("acme");
		assertThat(account).isNotNull();
		assertThat(account.getAppId()).isEqualTo("wxea9c30890f48d5ae");
		assertThat(account.getAppSecret()).isEqualTo("0123456789abcdef0123456789abcdef");
		assertThat(account.getToken()).isEqualTo("throwawaytoken");
		assertThat(account.getEncodingAesKey()).isEqualTo("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
		assertThat(account.getBaseUrl()).isEqualTo(URI.create("https://gateway.example.com/official"));
		assertThat(account.getBackupUrls()).containsExactly(URI.create("https://api2.weixin.qq.com"));
		assertThat(account.isStableToken()).isFalse();
		assertThat(account.isPrimary()).isTrue();
	}

	@Test
	void bindShouldFillTheTransport() throws IOException {
		MembercardProperties.Http http = bind(new ClassPathResource("complete.yml")).getHttp();
		assertThat(http.getConnectTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(http.getResponseTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(http.getMaxConnections()).isEqualTo(3);
		assertThat(http.getMaxIdleTime()).isEqualTo(Duration.ofSeconds(4));
		assertThat(http.getMaxPendingAcquires()).isEqualTo(5);
		assertThat(http.getPendingAcquireTimeout()).isEqualTo(Duration.ofSeconds(6));
		assertThat(http.getMaxResponseSize()).isEqualTo(DataSize.ofKilobytes(7));
		assertThat(http.getProxy()).isEqualTo("http://proxy.internal:3128");
	}

	@Test
	void bindShouldFillTheRetry() throws IOException {
		MembercardProperties.Retry retry = bind(new ClassPathResource("complete.yml")).getRetry();
		assertThat(retry.isEnabled()).isFalse();
		assertThat(retry.toPolicy()).isNull();
		retry.setEnabled(true);
		assertThat(retry.toPolicy())
			.isEqualTo(new RetryPolicy(Duration.ofSeconds(9), Duration.ofMillis(10), Duration.ofMillis(11)));
	}

	@Test
	void bindShouldFillTheCryptoProvider() throws IOException {
		assertThat(bind(new ClassPathResource("complete.yml")).getCrypto().getProvider())
			.isEqualTo(CryptoProvider.Choice.CONSCRYPT);
	}

	@Test
	void retryShouldHaveTheDefaultsOfTheClient() {
		assertThat(new MembercardProperties().getRetry().toPolicy()).isEqualTo(RetryPolicy.defaults());
	}

	@Test
	void bindWhenAPropertyIsUnknownShouldFail() {
		Resource misspelt = new ByteArrayResource(
				"membercard.merchants.acme.merchant-no: 1".getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(misspelt))
			.havingRootCause()
			.withMessageContaining("membercard.merchants.acme.merchant-no");
	}

	@Test
	void idleConnectionsShouldBeClosedBeforeWeChatPayClosesThem() {
		assertThat(new MembercardProperties().getHttp().getMaxIdleTime()).isLessThan(Duration.ofSeconds(8));
	}

	private static MembercardProperties.Merchant merchant(String name) throws IOException {
		MembercardProperties.Merchant merchant = bind(new ClassPathResource("complete.yml")).getMerchants().get(name);
		assertThat(merchant).isNotNull();
		return merchant;
	}

	private static MembercardProperties bind(Resource yaml) throws IOException {
		MutablePropertySources sources = new MutablePropertySources();
		new YamlPropertySourceLoader().load("test", yaml).forEach(sources::addLast);
		return new Binder(ConfigurationPropertySources.from(sources))
			.bind("membercard", Bindable.of(MembercardProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

}

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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.apiv3.RetryPolicy;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for WeChat Pay member cards.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("membercard")
public class MembercardProperties {

	/**
	 * Address of WeChat Pay. A path in it is that of a reverse proxy, which removes it.
	 */
	private URI baseUrl = ApiV3Client.DEFAULT_BASE_URL;

	/**
	 * Addresses to try, in this order, when the main one can't be reached.
	 */
	private List<URI> backupUrls = new ArrayList<>();

	/**
	 * Merchants by name.
	 */
	private final Map<String, Merchant> merchants = new LinkedHashMap<>();

	/**
	 * Official accounts by name, whose cards are handled by the older API.
	 */
	private final Map<String, OfficialAccount> officialAccounts = new LinkedHashMap<>();

	private final Http http = new Http();

	private final Retry retry = new Retry();

	private final Crypto crypto = new Crypto();

	private final KeyReload keyReload = new KeyReload();

	private final CompatibilityVerifier compatibilityVerifier = new CompatibilityVerifier();

	/**
	 * Return how the properties of a merchant begin.
	 * @param name the name of the merchant
	 * @return such as {@code membercard.merchants.acme}, or
	 * {@code membercard.merchants[acme.east]} as a name with a dot has to be written
	 */
	public static String merchant(String name) {
		return (name.indexOf('.') < 0) ? "membercard.merchants." + name : "membercard.merchants[" + name + "]";
	}

	/**
	 * Return how the properties of an official account begin.
	 * @param name the name of the account
	 * @return such as {@code membercard.official-accounts.acme}, or
	 * {@code membercard.official-accounts[acme.east]} as a name with a dot has to be
	 * written
	 */
	public static String officialAccount(String name) {
		return (name.indexOf('.') < 0) ? "membercard.official-accounts." + name
				: "membercard.official-accounts[" + name + "]";
	}

	public URI getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(URI baseUrl) {
		this.baseUrl = baseUrl;
	}

	public List<URI> getBackupUrls() {
		return this.backupUrls;
	}

	public void setBackupUrls(List<URI> backupUrls) {
		this.backupUrls = backupUrls;
	}

	public Map<String, Merchant> getMerchants() {
		return this.merchants;
	}

	public Map<String, OfficialAccount> getOfficialAccounts() {
		return this.officialAccounts;
	}

	public Http getHttp() {
		return this.http;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public Crypto getCrypto() {
		return this.crypto;
	}

	public KeyReload getKeyReload() {
		return this.keyReload;
	}

	public CompatibilityVerifier getCompatibilityVerifier() {
		return this.compatibilityVerifier;
	}

	/**
	 * One merchant.
	 */
	@ConfigurationPropertiesSource
	public static class Merchant {

		/**
		 * Merchant number (mchid) that signs the calls.
		 */
		private @Nullable String merchantId;

		/**
		 * APIv3 key, 32 characters.
		 */
		private @Nullable String apiV3Key;

		/**
		 * Location of apiclient_cert.pem, or its text.
		 */
		private @Nullable String certificate;

		/**
		 * Location of apiclient_key.pem, or its text.
		 */
		private @Nullable String privateKey;

		/**
		 * Serial number of the merchant API certificate. Only needed without the
		 * certificate.
		 */
		private @Nullable String certificateSerialNumber;

		/**
		 * Location of apiclient_cert.p12, in place of certificate and private key.
		 */
		private @Nullable String keyStore;

		/**
		 * Password of the key store. The merchant number when not set.
		 */
		private @Nullable String keyStorePassword;

		/**
		 * Name of an SSL bundle that holds the certificate and the private key, in place
		 * of their files.
		 */
		private @Nullable String sslBundle;

		/**
		 * Whether this merchant's client is injected where several would fit.
		 */
		private boolean primary;

		private final Platform platform = new Platform();

		public @Nullable String getMerchantId() {
			return this.merchantId;
		}

		public void setMerchantId(@Nullable String merchantId) {
			this.merchantId = merchantId;
		}

		public @Nullable String getApiV3Key() {
			return this.apiV3Key;
		}

		public void setApiV3Key(@Nullable String apiV3Key) {
			this.apiV3Key = apiV3Key;
		}

		public @Nullable String getCertificate() {
			return this.certificate;
		}

		public void setCertificate(@Nullable String certificate) {
			this.certificate = certificate;
		}

		public @Nullable String getPrivateKey() {
			return this.privateKey;
		}

		public void setPrivateKey(@Nullable String privateKey) {
			this.privateKey = privateKey;
		}

		public @Nullable String getCertificateSerialNumber() {
			return this.certificateSerialNumber;
		}

		public void setCertificateSerialNumber(@Nullable String certificateSerialNumber) {
			this.certificateSerialNumber = certificateSerialNumber;
		}

		public @Nullable String getKeyStore() {
			return this.keyStore;
		}

		public void setKeyStore(@Nullable String keyStore) {
			this.keyStore = keyStore;
		}

		public @Nullable String getKeyStorePassword() {
			return this.keyStorePassword;
		}

		public void setKeyStorePassword(@Nullable String keyStorePassword) {
			this.keyStorePassword = keyStorePassword;
		}

		public @Nullable String getSslBundle() {
			return this.sslBundle;
		}

		public void setSslBundle(@Nullable String sslBundle) {
			this.sslBundle = sslBundle;
		}

		public boolean isPrimary() {
			return this.primary;
		}

		public void setPrimary(boolean primary) {
			this.primary = primary;
		}

		public Platform getPlatform() {
			return this.platform;
		}

	}

	/**
	 * The keys that prove what WeChat Pay sends. Any of them may be set together.
	 */
	public static class Platform {

		/**
		 * Id of the WeChat Pay public key, starting with PUB_KEY_ID_.
		 */
		private @Nullable String publicKeyId;

		/**
		 * Location of pub_key.pem, or its text.
		 */
		private @Nullable String publicKey;

		/**
		 * Locations of platform certificates (wechatpay_….pem), or their texts.
		 */
		private List<String> certificates = new ArrayList<>();

		/**
		 * Whether platform certificates are downloaded when a key is needed that is not
		 * known. Needs the APIv3 key.
		 */
		private boolean downloadCertificates;

		public @Nullable String getPublicKeyId() {
			return this.publicKeyId;
		}

		public void setPublicKeyId(@Nullable String publicKeyId) {
			this.publicKeyId = publicKeyId;
		}

		public @Nullable String getPublicKey() {
			return this.publicKey;
		}

		public void setPublicKey(@Nullable String publicKey) {
			this.publicKey = publicKey;
		}

		public List<String> getCertificates() {
			return this.certificates;
		}

		public void setCertificates(List<String> certificates) {
			this.certificates = certificates;
		}

		public boolean isDownloadCertificates() {
			return this.downloadCertificates;
		}

		public void setDownloadCertificates(boolean downloadCertificates) {
			this.downloadCertificates = downloadCertificates;
		}

	}

	/**
	 * One official account.
	 */
	@ConfigurationPropertiesSource
	public static class OfficialAccount {

		/**
		 * AppID of the account, such as wxea9c30890f48d5ae.
		 */
		private @Nullable String appId;

		/**
		 * AppSecret of the account.
		 */
		private @Nullable String appSecret;

		/**
		 * Token that the events of the account are signed with, as set on
		 * mp.weixin.qq.com. Without it no events are received.
		 */
		private @Nullable String token;

		/**
		 * EncodingAESKey that the events of the account are encrypted with, 43
		 * characters. When set, events that are not encrypted are refused.
		 */
		private @Nullable String encodingAesKey;

		/**
		 * Address of the API of official accounts.
		 */
		private URI baseUrl = OfficialAccountCardClient.DEFAULT_BASE_URL;

		/**
		 * Addresses to try, in this order, when the main one can't be reached.
		 */
		private List<URI> backupUrls = new ArrayList<>();

		/**
		 * Whether the stable access token is used, which all who ask for it share, or the
		 * older one, of which each request makes a new one.
		 */
		private boolean stableToken = true;

		/**
		 * Whether this account's client is injected where several would fit.
		 */
		private boolean primary;

		public @Nullable String getAppId() {
			return this.appId;
		}

		public void setAppId(@Nullable String appId) {
			this.appId = appId;
		}

		public @Nullable String getAppSecret() {
			return this.appSecret;
		}

		public void setAppSecret(@Nullable String appSecret) {
			this.appSecret = appSecret;
		}

		public @Nullable String getToken() {
			return this.token;
		}

		public void setToken(@Nullable String token) {
			this.token = token;
		}

		public @Nullable String getEncodingAesKey() {
			return this.encodingAesKey;
		}

		public void setEncodingAesKey(@Nullable String encodingAesKey) {
			this.encodingAesKey = encodingAesKey;
		}

		public URI getBaseUrl() {
			return this.baseUrl;
		}

		public void setBaseUrl(URI baseUrl) {
			this.baseUrl = baseUrl;
		}

		public List<URI> getBackupUrls() {
			return this.backupUrls;
		}

		public void setBackupUrls(List<URI> backupUrls) {
			this.backupUrls = backupUrls;
		}

		public boolean isStableToken() {
			return this.stableToken;
		}

		public void setStableToken(boolean stableToken) {
			this.stableToken = stableToken;
		}

		public boolean isPrimary() {
			return this.primary;
		}

		public void setPrimary(boolean primary) {
			this.primary = primary;
		}

	}

	/**
	 * How requests are carried. The merchants share one connection pool.
	 */
	public static class Http {

		/**
		 * Time to wait for a connection to be established.
		 */
		private Duration connectTimeout = Duration.ofSeconds(3);

		/**
		 * Time to wait for the next part of an answer.
		 */
		private Duration responseTimeout = Duration.ofSeconds(15);

		/**
		 * Number of connections to one host.
		 */
		private int maxConnections = 64;

		/**
		 * Time an unused connection is kept. WeChat Pay closes it after 8 seconds.
		 */
		private Duration maxIdleTime = Duration.ofSeconds(7);

		/**
		 * Number of calls that may wait for a connection; more fail at once.
		 */
		private int maxPendingAcquires = 1000;

		/**
		 * Time a call may wait for a connection.
		 */
		private Duration pendingAcquireTimeout = Duration.ofSeconds(10);

		/**
		 * Size of the largest answer that is read, after decompression.
		 */
		private DataSize maxResponseSize = DataSize.ofMegabytes(1);

		/**
		 * Address of a proxy, with http or socks5 as its scheme. May hold a user and its
		 * password.
		 */
		private @Nullable String proxy;

		public Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		public Duration getResponseTimeout() {
			return this.responseTimeout;
		}

		public void setResponseTimeout(Duration responseTimeout) {
			this.responseTimeout = responseTimeout;
		}

		public int getMaxConnections() {
			return this.maxConnections;
		}

		public void setMaxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
		}

		public Duration getMaxIdleTime() {
			return this.maxIdleTime;
		}

		public void setMaxIdleTime(Duration maxIdleTime) {
			this.maxIdleTime = maxIdleTime;
		}

		public int getMaxPendingAcquires() {
			return this.maxPendingAcquires;
		}

		public void setMaxPendingAcquires(int maxPendingAcquires) {
			this.maxPendingAcquires = maxPendingAcquires;
		}

		public Duration getPendingAcquireTimeout() {
			return this.pendingAcquireTimeout;
		}

		public void setPendingAcquireTimeout(Duration pendingAcquireTimeout) {
			this.pendingAcquireTimeout = pendingAcquireTimeout;
		}

		public DataSize getMaxResponseSize() {
			return this.maxResponseSize;
		}

		public void setMaxResponseSize(DataSize maxResponseSize) {
			this.maxResponseSize = maxResponseSize;
		}

		public @Nullable String getProxy() {
			return this.proxy;
		}

		public void setProxy(@Nullable String proxy) {
			this.proxy = proxy;
		}

	}

	/**
	 * How calls are repeated that fail in a way that passes.
	 */
	public static class Retry {

		/**
		 * Whether to repeat calls. The backup addresses are tried without it, too.
		 */
		private boolean enabled = true;

		/**
		 * Time a call may take in all, with waits and repeats.
		 */
		private Duration deadline = Duration.ofSeconds(30);

		/**
		 * Time to wait before the first repeat. The waits double, with jitter.
		 */
		private Duration minBackoff = Duration.ofMillis(200);

		/**
		 * Time to wait between two attempts at most.
		 */
		private Duration maxBackoff = Duration.ofSeconds(5);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getDeadline() {
			return this.deadline;
		}

		public void setDeadline(Duration deadline) {
			this.deadline = deadline;
		}

		public Duration getMinBackoff() {
			return this.minBackoff;
		}

		public void setMinBackoff(Duration minBackoff) {
			this.minBackoff = minBackoff;
		}

		public Duration getMaxBackoff() {
			return this.maxBackoff;
		}

		public void setMaxBackoff(Duration maxBackoff) {
			this.maxBackoff = maxBackoff;
		}

		@Nullable RetryPolicy toPolicy() {
			return this.enabled ? new RetryPolicy(this.deadline, this.minBackoff, this.maxBackoff) : null;
		}

	}

	/**
	 * What computes signatures.
	 */
	public static class Crypto {

		/**
		 * Provider that computes signatures: the fastest on the class path, or a certain
		 * one.
		 */
		private CryptoProvider.Choice provider = CryptoProvider.Choice.AUTO;

		public CryptoProvider.Choice getProvider() {
			return this.provider;
		}

		public void setProvider(CryptoProvider.Choice provider) {
			this.provider = provider;
		}

	}

	/**
	 * What happens when a file of a key changes.
	 */
	public static class KeyReload {

		/**
		 * Whether changed files of keys and certificates are used without a restart. An
		 * SSL bundle has its own setting, 'reload-on-update'.
		 */
		private boolean enabled = true;

		/**
		 * Time between two looks at the files. A change is used when a second look finds
		 * nothing new.
		 */
		private Duration interval = Duration.ofSeconds(1);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

	}

	/**
	 * The check of the version of Spring Boot.
	 */
	public static class CompatibilityVerifier {

		/**
		 * Whether the application only starts on a supported version of Spring Boot.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}

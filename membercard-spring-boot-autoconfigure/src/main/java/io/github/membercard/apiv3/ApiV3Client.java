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

package io.github.membercard.apiv3;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A client of WeChat Pay APIv3 for one merchant: every request is signed, every success
 * is verified. Thread-safe. Its keys may be replaced while it is in use: each request is
 * signed with those of one moment.
 *
 * @since 0.1.0
 */
public final class ApiV3Client {

	/**
	 * The address of WeChat Pay.
	 */
	public static final URI DEFAULT_BASE_URL = URI.create("https://api.mch.weixin.qq.com");

	private final String name;

	private final String merchantId;

	private final OnFirstUse<PlatformServices> services;

	private final NotificationVerifier notificationVerifier;

	private final CredentialSource credentials;

	private final PlatformKeySource platformKeys;

	private final PlatformClock platformClock;

	private final KeyCheck keyCheck;

	private final CryptoProvider cryptoProvider;

	private ApiV3Client(Builder settings, OnFirstUse<PlatformServices> services,
			NotificationVerifier notificationVerifier, CredentialSource credentials, PlatformKeySource platformKeys,
			PlatformClock platformClock, KeyCheck keyCheck) {
		this.name = settings.name;
		this.merchantId = settings.credential.getMerchantId();
		this.services = services;
		this.notificationVerifier = notificationVerifier;
		this.credentials = credentials;
		this.platformKeys = platformKeys;
		this.platformClock = platformClock;
		this.keyCheck = keyCheck;
		this.cryptoProvider = settings.cryptoProvider;
	}

	/**
	 * Start a client.
	 * @param credential what to sign with
	 * @param platformKeys what to verify with
	 * @return a builder
	 */
	public static Builder builder(MerchantCredential credential, PlatformKeys platformKeys) {
		return new Builder(credential, platformKeys);
	}

	/**
	 * Return the name of this client in the application.
	 * @return the name; the merchant number unless another was given
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return the merchant number of the caller.
	 * @return the {@code mchid}
	 */
	public String getMerchantId() {
		return this.merchantId;
	}

	/**
	 * Return a client for calls that have no typed service. Paths are relative to the
	 * address of WeChat Pay. Errors are {@link MembercardException}s.
	 * @return a signing and verifying client
	 */
	public WebClient webClient() {
		return this.services.get().webClient();
	}

	/**
	 * Create a declarative service.
	 * @param type an interface with {@code @HttpExchange} methods
	 * @param <S> the type
	 * @return the service
	 */
	public <S> S createService(Class<S> type) {
		return this.services.get().create(type);
	}

	/**
	 * Return what verifies and decrypts the notifications of this merchant, with the same
	 * platform keys as answers.
	 * @return the verifier
	 * @throws MembercardConfigurationException when the credential has no APIv3 key
	 */
	public NotificationVerifier notificationVerifier() {
		if (this.credentials.current().getApiV3Key() == null) {
			throw ApiV3Key.missing("notifications");
		}
		return this.notificationVerifier;
	}

	/**
	 * Sign with another credential from now on, such as that of a renewed merchant API
	 * certificate. Calls under way end with the one they began with, unless they are
	 * repeated. What arrives encrypted for the one before is still decrypted.
	 * @param credential the credential of the same merchant
	 * @throws IllegalArgumentException when it is of another merchant number
	 * @throws MembercardConfigurationException when it does not fit the platform keys, or
	 * lacks an APIv3 key that is needed; the present one stays in use
	 */
	public void useCredential(MerchantCredential credential) {
		if (!credential.getMerchantId().equals(this.merchantId)) {
			throw new IllegalArgumentException("The credential is of the merchant " + credential.getMerchantId()
					+ ", this client calls for " + this.merchantId);
		}
		this.keyCheck.check(credential, this.platformKeys.current());
		this.credentials.use(credential.with(this.cryptoProvider));
	}

	/**
	 * Verify with other platform keys from now on, in place of those that were configured
	 * before. Downloaded certificates stay in use, and answers under way are proven by
	 * the keys of before for five minutes.
	 * @param platformKeys the keys, may be empty with a download
	 * @throws MembercardConfigurationException when none of them is valid, or one is the
	 * merchant's own; the present ones stay in use
	 */
	public void usePlatformKeys(PlatformKeys platformKeys) {
		this.keyCheck.check(this.credentials.current(), platformKeys);
		this.platformKeys.use(platformKeys.with(this.cryptoProvider));
	}

	/**
	 * Return what this client knows of its keys and of the clock. Asks nobody.
	 * @return the status at this moment
	 */
	public KeyStatus keyStatus() {
		return this.platformKeys.status(this.credentials.current(), this.platformClock.difference());
	}

	/**
	 * Download the platform certificates now. Calls at the same time share one download.
	 * @return completes when they are in use; otherwise the keys stay as they are, and it
	 * is an error: {@link MembercardConfigurationException} when the download is off
	 */
	public Mono<Void> refreshPlatformKeys() {
		return this.platformKeys.refreshNow();
	}

	@Override
	public String toString() {
		return "ApiV3Client[name=" + this.name + ", merchantId=" + this.merchantId + "]";
	}

	/**
	 * Puts a client together.
	 */
	public static final class Builder {

		private static final DataSize DEFAULT_MAX_RESPONSE_SIZE = DataSize.ofMegabytes(1);

		private final MerchantCredential credential;

		private final PlatformKeys platformKeys;

		private String name;

		private URI baseUrl = DEFAULT_BASE_URL;

		private List<URI> backupUrls = List.of();

		private boolean downloadCertificates;

		private Supplier<WebClient.Builder> webClientBuilder = WebClient::builder;

		private final List<Consumer<WebClient.Builder>> webClientCustomizers = new ArrayList<>();

		private @Nullable ClientHttpConnector connector;

		private DataSize maxResponseSize = DEFAULT_MAX_RESPONSE_SIZE;

		private @Nullable RetryPolicy retryPolicy = RetryPolicy.defaults();

		private CryptoProvider cryptoProvider = CryptoProvider.of(CryptoProvider.Choice.AUTO);

		private Clock clock = Clock.systemUTC();

		private NonceSource nonceSource = NonceSource.random();

		private @Nullable Scheduler scheduler;

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable MembercardObservationConvention observationConvention;

		private @Nullable ClientRequestObservationConvention attemptObservationConvention;

		private ApiV3ClientListener listener = new ApiV3ClientListener() {
		};

		private Builder(MerchantCredential credential, PlatformKeys platformKeys) {
			this.credential = credential;
			this.platformKeys = platformKeys;
			this.name = credential.getMerchantId();
		}

		/**
		 * Set the name of the client in the application.
		 * @param name the name
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the address of the platform. {@link #DEFAULT_BASE_URL} by default. A path
		 * in it is that of a reverse proxy which removes it; it is not signed.
		 * @param baseUrl an http or https address
		 * @return this builder
		 */
		public Builder baseUrl(URI baseUrl) {
			this.baseUrl = baseUrl;
			return this;
		}

		/**
		 * Set addresses to try, in this order, when the main one can't be reached. None
		 * by default.
		 * @param backupUrls http or https addresses
		 * @return this builder
		 */
		public Builder backupUrls(List<URI> backupUrls) {
			this.backupUrls = List.copyOf(backupUrls);
			return this;
		}

		/**
		 * Set whether platform certificates are downloaded when a key is needed that is
		 * not known. Off by default; needs the APIv3 key.
		 * @param downloadCertificates whether to download
		 * @return this builder
		 */
		public Builder downloadCertificates(boolean downloadCertificates) {
			this.downloadCertificates = downloadCertificates;
			return this;
		}

		/**
		 * Set a builder whose filters, default headers and observations apply. Its codecs
		 * and its connector do not: they could change what is signed.
		 * @param webClientBuilder the builder; it is cloned
		 * @return this builder
		 */
		public Builder webClientBuilder(WebClient.Builder webClientBuilder) {
			WebClient.Builder clone = webClientBuilder.clone();
			return webClientBuilder(() -> clone);
		}

		/**
		 * Set what gives a builder whose filters, default headers and observations apply.
		 * It is asked with the first use of the client, maybe by two threads at once.
		 * @param webClientBuilder gives the builder; it is cloned
		 * @return this builder
		 */
		public Builder webClientBuilder(Supplier<WebClient.Builder> webClientBuilder) {
			this.webClientBuilder = webClientBuilder;
			return this;
		}

		/**
		 * Change the {@link WebClient}. A filter added here sees requests before they are
		 * signed and answers after they are verified.
		 * @param customizer changes the builder
		 * @return this builder
		 */
		public Builder webClient(Consumer<WebClient.Builder> customizer) {
			this.webClientCustomizers.add(customizer);
			return this;
		}

		/**
		 * Set what carries the requests. A Reactor Netty connector by default.
		 * @param connector the connector; the caller closes its resources
		 * @return this builder
		 */
		public Builder connector(ClientHttpConnector connector) {
			this.connector = connector;
			return this;
		}

		/**
		 * Set the largest answer that is read, after decompression. 1 MB by default.
		 * @param maxResponseSize the size
		 * @return this builder
		 */
		public Builder maxResponseSize(DataSize maxResponseSize) {
			this.maxResponseSize = maxResponseSize;
			return this;
		}

		/**
		 * Set how long calls are repeated that fail in a way that passes.
		 * {@link RetryPolicy#defaults()} by default.
		 * @param retryPolicy the policy, or {@code null} to make one attempt, on the
		 * backup addresses too
		 * @return this builder
		 */
		public Builder retryPolicy(@Nullable RetryPolicy retryPolicy) {
			this.retryPolicy = retryPolicy;
			return this;
		}

		/**
		 * Set what computes signatures. The fastest provider on the class path by
		 * default.
		 * @param cryptoProvider the provider
		 * @return this builder
		 */
		public Builder cryptoProvider(CryptoProvider cryptoProvider) {
			this.cryptoProvider = cryptoProvider;
			return this;
		}

		/**
		 * Set the clock that gives timestamps and judges them. The system's by default.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Set where the nonces of requests come from. Random by default.
		 * @param nonceSource the source
		 * @return this builder
		 */
		public Builder nonceSource(NonceSource nonceSource) {
			this.nonceSource = nonceSource;
			return this;
		}

		/**
		 * Set where signatures are computed. Reactor's bounded elastic scheduler by
		 * default.
		 * @param scheduler a scheduler whose threads are no event loops; the caller
		 * disposes it
		 * @return this builder
		 */
		public Builder scheduler(Scheduler scheduler) {
			this.scheduler = scheduler;
			return this;
		}

		/**
		 * Set where calls are observed, and the attempts of each inside. By default only
		 * the {@code WebClient} observes calls, if its builder tells it to.
		 * @param observationRegistry the registry
		 * @return this builder
		 * @see MembercardObservationDocumentation
		 */
		public Builder observationRegistry(ObservationRegistry observationRegistry) {
			this.observationRegistry = observationRegistry;
			return this;
		}

		/**
		 * Set what names the observations of calls.
		 * @param observationConvention the convention, or {@code null} for
		 * {@link DefaultMembercardObservationConvention}
		 * @return this builder
		 */
		public Builder observationConvention(@Nullable MembercardObservationConvention observationConvention) {
			this.observationConvention = observationConvention;
			return this;
		}

		/**
		 * Set what names the observations of attempts.
		 * @param attemptObservationConvention the convention, or {@code null} for
		 * Spring's default
		 * @return this builder
		 */
		public Builder attemptObservationConvention(
				@Nullable ClientRequestObservationConvention attemptObservationConvention) {
			this.attemptObservationConvention = attemptObservationConvention;
			return this;
		}

		/**
		 * Set what is told of what happens inside calls.
		 * @param listener the listener
		 * @return this builder
		 */
		public Builder listener(ApiV3ClientListener listener) {
			this.listener = listener;
			return this;
		}

		/**
		 * Build the client. Nothing is sent and nothing is signed.
		 * @return the client
		 * @throws MembercardConfigurationException when a setting is missing or does not
		 * fit the others
		 */
		public ApiV3Client build() {
			KeyCheck keyCheck = new KeyCheck(this.downloadCertificates, this.clock);
			keyCheck.check(this.credential, this.platformKeys);
			CredentialSource credentials = new CredentialSource(this.credential.with(this.cryptoProvider));
			JsonCodecs codecs = new JsonCodecs();
			PlatformHosts hosts = new PlatformHosts(this.baseUrl, this.backupUrls);
			ExchangeFunction transport = new Transport(connector(), codecs.strategies());
			ErrorMappingFilter errors = new ErrorMappingFilter(codecs, this.clock);
			CallObservations observations = observations();
			PlatformKeySource keys = new PlatformKeySource(this.platformKeys.with(this.cryptoProvider),
					download(transport, hosts, codecs, errors, credentials, observations), this.clock, scheduler(),
					this.listener);
			PlatformClock platformClock = new PlatformClock(this.clock);
			SignatureVerifier verifier = verifier(keys, ApiV3ClientListener.SignedMessage.ANSWER);
			// From the inside to the outside
			ExchangeFunction exchange = transport.filter(signing(credentials, keys, hosts, codecs))
				.filter(new ResponseVerifyingFilter(verifier, platformClock,
						Math.toIntExact(this.maxResponseSize.toBytes())));
			exchange = observed(exchange).filter(errors)
				.filter(new RetryFilter(this.retryPolicy, hosts, this.listener));
			NotificationVerifier notificationVerifier = new NotificationVerifier(this.name,
					verifier(keys, ApiV3ClientListener.SignedMessage.NOTIFICATION), credentials, codecs);
			return new ApiV3Client(this, services(exchange, hosts, observations), notificationVerifier, credentials,
					keys, platformClock, keyCheck);
		}

		private OnFirstUse<PlatformServices> services(ExchangeFunction exchange, PlatformHosts hosts,
				@Nullable CallObservations observations) {
			Supplier<WebClient.Builder> webClientBuilder = this.webClientBuilder;
			List<Consumer<WebClient.Builder>> customizers = List.copyOf(this.webClientCustomizers);
			return new OnFirstUse<>(() -> {
				WebClient.Builder builder = webClientBuilder.get().clone();
				customizers.forEach((customizer) -> customizer.accept(builder));
				return new PlatformServices(builder, exchange, hosts, observations);
			});
		}

		private SignatureVerifier verifier(PlatformKeySource keys, ApiV3ClientListener.SignedMessage message) {
			ApiV3ClientListener listener = this.listener;
			return new SignatureVerifier(this.credential.getMerchantId(), keys, this.clock,
					(failure) -> listener.verified(message, failure));
		}

		private @Nullable CallObservations observations() {
			return isObserved() ? new CallObservations(this.observationRegistry,
					MembercardObservationContext.Kind.MERCHANT, this.name, this.observationConvention) : null;
		}

		private boolean isObserved() {
			return this.observationRegistry != ObservationRegistry.NOOP;
		}

		private ExchangeFunction observed(ExchangeFunction exchange) {
			return isObserved()
					? exchange.filter(
							new AttemptObservationFilter(this.observationRegistry, this.attemptObservationConvention))
					: exchange;
		}

		private RequestSigningFilter signing(CredentialSource credentials, @Nullable PlatformKeySource keys,
				PlatformHosts hosts, JsonCodecs codecs) {
			return new RequestSigningFilter(credentials, keys, hosts, codecs, this.clock, this.nonceSource,
					scheduler());
		}

		// Not before it is needed: Reactor's starts a thread with the first look at it
		private Scheduler scheduler() {
			return (this.scheduler != null) ? this.scheduler : Schedulers.boundedElastic();
		}

		// Not before it is needed either: it loads all of Netty
		private ClientHttpConnector connector() {
			return (this.connector != null) ? this.connector : new ReactorClientHttpConnector();
		}

		private @Nullable Mono<List<PlatformKey>> download(ExchangeFunction transport, PlatformHosts hosts,
				JsonCodecs codecs, ErrorMappingFilter errors, CredentialSource credentials,
				@Nullable CallObservations observations) {
			if (!this.downloadCertificates) {
				return null;
			}
			ExchangeFunction exchange = observed(transport.filter(signing(credentials, null, hosts, codecs)))
				.filter(errors)
				.filter(new RetryFilter(downloadRetryPolicy(), hosts, this.listener));
			Mono<List<PlatformKey>> download = new CertificateDownload(exchange, hosts.main(), credentials).download();
			return ((observations != null) ? observations.observe(CertificateDownload.OPERATION, download) : download)
				.map((keys) -> keys.stream().map((key) -> key.with(this.cryptoProvider)).toList());
		}

		// Half the time of the call that waits for it
		private @Nullable RetryPolicy downloadRetryPolicy() {
			return (this.retryPolicy != null) ? new RetryPolicy(this.retryPolicy.deadline().dividedBy(2),
					this.retryPolicy.minBackoff(), this.retryPolicy.maxBackoff()) : null;
		}

	}

}

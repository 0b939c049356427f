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
import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A client of the APIs of WeChat that know no signature: a request carries an access
 * token, and an answer an {@code errcode}. Errors, repeats and backup addresses are those
 * of {@link ApiV3Client}. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ErrcodeClient {

	private final PlatformServices services;

	private final JsonMapper jsonMapper;

	private ErrcodeClient(PlatformServices services, JsonMapper jsonMapper) {
		this.services = services;
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Start a client.
	 * @param baseUrl an http or https address
	 * @return a builder
	 */
	public static Builder builder(URI baseUrl) {
		return new Builder(baseUrl);
	}

	/**
	 * Return a client for calls that have no typed service. Paths are relative to the
	 * address of the platform. Errors are {@link MembercardException}s.
	 * @return the client
	 */
	public WebClient webClient() {
		return this.services.webClient();
	}

	/**
	 * Create a declarative service.
	 * @param type an interface with {@code @HttpExchange} methods
	 * @param <S> the type
	 * @return the service
	 */
	public <S> S createService(Class<S> type) {
		return this.services.create(type);
	}

	/**
	 * Write JSON as in a request.
	 * @param value the value
	 * @return the text
	 */
	public String writeJson(Object value) {
		return this.jsonMapper.writeValueAsString(value);
	}

	/**
	 * Puts a client together.
	 */
	public static final class Builder {

		private static final DataSize DEFAULT_MAX_RESPONSE_SIZE = DataSize.ofMegabytes(1);

		private final URI baseUrl;

		private List<URI> backupUrls = List.of();

		private @Nullable AccessTokens accessTokens;

		private WebClient.Builder webClientBuilder = WebClient.builder();

		private ClientHttpConnector connector = new ReactorClientHttpConnector();

		private DataSize maxResponseSize = DEFAULT_MAX_RESPONSE_SIZE;

		private @Nullable RetryPolicy retryPolicy = RetryPolicy.defaults();

		private @Nullable Scheduler scheduler;

		private String name = "none";

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable ClientRequestObservationConvention attemptObservationConvention;

		private Builder(URI baseUrl) {
			this.baseUrl = baseUrl;
		}

		private Builder(Builder other) {
			this.baseUrl = other.baseUrl;
			this.backupUrls = other.backupUrls;
			this.accessTokens = other.accessTokens;
			this.webClientBuilder = other.webClientBuilder.clone();
			this.connector = other.connector;
			this.maxResponseSize = other.maxResponseSize;
			this.retryPolicy = other.retryPolicy;
			this.scheduler = other.scheduler;
			this.name = other.name;
			this.observationRegistry = other.observationRegistry;
			this.attemptObservationConvention = other.attemptObservationConvention;
		}

		/**
		 * Set where the access token of each call comes from. By default calls carry
		 * none.
		 * @param accessTokens gives the tokens
		 * @return this builder
		 */
		public Builder accessTokens(AccessTokens accessTokens) {
			this.accessTokens = accessTokens;
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
		 * Set a builder whose filters, default headers and observations apply. Its codecs
		 * and its connector do not.
		 * @param webClientBuilder the builder; it is cloned
		 * @return this builder
		 */
		public Builder webClientBuilder(WebClient.Builder webClientBuilder) {
			this.webClientBuilder = webClientBuilder.clone();
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
		 * Set where requests are written. Reactor's bounded elastic scheduler by default.
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
		 * @param name the name of the client in the application, for the observations
		 * @param observationRegistry the registry
		 * @param attemptObservationConvention names the observations of attempts, or
		 * {@code null} for Spring's default
		 * @return this builder
		 * @see MembercardObservationDocumentation
		 */
		public Builder observations(String name, ObservationRegistry observationRegistry,
				@Nullable ClientRequestObservationConvention attemptObservationConvention) {
			this.name = name;
			this.observationRegistry = observationRegistry;
			this.attemptObservationConvention = attemptObservationConvention;
			return this;
		}

		/**
		 * Copy this builder.
		 * @return another builder with the same settings
		 */
		public Builder copy() {
			return new Builder(this);
		}

		/**
		 * Build the client. Nothing is sent.
		 * @return the client
		 * @throws MembercardConfigurationException when an address is not usable
		 */
		public ErrcodeClient build() {
			JsonCodecs codecs = new JsonCodecs();
			PlatformHosts hosts = new PlatformHosts(this.baseUrl, this.backupUrls);
			Scheduler scheduler = (this.scheduler != null) ? this.scheduler : Schedulers.boundedElastic();
			// From the inside to the outside
			ExchangeFunction exchange = new Transport(this.connector, codecs.strategies())
				.filter(new RequestWritingFilter(hosts, codecs, scheduler))
				.filter(new ErrcodeFilter(codecs.jsonMapper(), Math.toIntExact(this.maxResponseSize.toBytes())));
			boolean observed = this.observationRegistry != ObservationRegistry.NOOP;
			if (observed) {
				exchange = exchange
					.filter(new AttemptObservationFilter(this.observationRegistry, this.attemptObservationConvention));
			}
			exchange = exchange.filter(new ErrorMappingFilter(codecs, Clock.systemUTC()));
			if (this.accessTokens != null) {
				exchange = exchange.filter(new AccessTokenFilter(this.accessTokens));
			}
			return new ErrcodeClient(
					new PlatformServices(this.webClientBuilder,
							exchange.filter(new RetryFilter(this.retryPolicy, hosts)), hosts,
							observed ? new CallObservations(this.observationRegistry,
									MembercardObservationContext.Kind.OFFICIAL_ACCOUNT, this.name, null) : null),
					codecs.jsonMapper());
		}

	}

}

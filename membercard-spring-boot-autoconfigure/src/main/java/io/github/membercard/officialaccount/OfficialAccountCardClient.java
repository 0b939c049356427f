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

package io.github.membercard.officialaccount;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.Members;
import io.github.membercard.apiv3.NonceSource;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The member cards of one official account by its older API at {@code api.weixin.qq.com}:
 * a table of contents. Each call carries the access token of the account, which is got,
 * shared and renewed without your doing. Errors are {@link MembercardException}s; the
 * {@code errcode} is the code of a {@code MembercardResponseException}. Thread-safe.
 * <p>
 * Cards move to the newer API by {@code CardService.upgrade}.
 *
 * @since 0.1.0
 */
public interface OfficialAccountCardClient {

	/**
	 * The address of the API.
	 */
	URI DEFAULT_BASE_URL = URI.create("https://api.weixin.qq.com");

	/**
	 * Return the name of the account in the application.
	 * @return the name, as in {@code membercard.official-accounts.<name>}
	 */
	String name();

	/**
	 * Return the app id of the account.
	 * @return the app id, such as {@code wxea9c30890f48d5ae}
	 */
	String appId();

	/**
	 * Cards: the templates from which each user's card is made.
	 * @return the service
	 */
	MemberCardService cards();

	/**
	 * QR codes that hand out cards.
	 * @return the service
	 */
	MemberCardQrcodeService qrcodes();

	/**
	 * The way from a card that was taken to one that is active.
	 * @return the service
	 */
	MemberCardActivationService activations();

	/**
	 * Points, balance and data of user cards.
	 * @return the service
	 */
	MemberCardUserService users();

	/**
	 * The codes of user cards.
	 * @return the service
	 */
	MemberCardCodeService codes();

	/**
	 * Who may take cards that have not passed the audit.
	 * @return the service
	 */
	TestWhitelistService testWhitelist();

	/**
	 * The pictures of cards.
	 * @return the service
	 */
	CardImageService images();

	/**
	 * Signatures for pages that hand out cards.
	 * @return the signatures
	 */
	JsSdk jsSdk();

	/**
	 * Wait for the audit of a card. The platform is asked after ten seconds, then less
	 * and less often, at last every ten minutes, and at once when
	 * {@link #auditEnded(String)} is told. Audits take from minutes to days: a
	 * {@code timeout} is yours to set.
	 * @param cardId the card, at most 32 characters
	 * @return the state of the card as soon as it is another one than
	 * {@link MemberCardStatus#NOT_VERIFY}, or an error when the platform can't be asked
	 */
	default Mono<MemberCardStatus> awaitAudit(String cardId) {
		return awaitAudit(cardId, Duration.ofSeconds(10), Duration.ofMinutes(10));
	}

	/**
	 * Wait for the audit of a card.
	 * @param cardId the card, at most 32 characters
	 * @param minInterval after which time the platform is asked for the second time; the
	 * time doubles with each answer
	 * @param maxInterval after which time it is asked at the latest
	 * @return the state of the card as soon as it is another one than
	 * {@link MemberCardStatus#NOT_VERIFY}, or an error when the platform can't be asked
	 */
	Mono<MemberCardStatus> awaitAudit(String cardId, Duration minInterval, Duration maxInterval);

	/**
	 * Tell that the audit of a card has ended, as the events {@code card_pass_check} and
	 * {@code card_not_pass_check} do: who waits for it asks the platform at once.
	 * @param cardId the card
	 */
	void auditEnded(String cardId);

	/**
	 * Return the access token of the account, for calls of other libraries.
	 * @return a token that is valid for at least some minutes, a secret; or an error when
	 * there is none and the platform gives none, which is asked once
	 */
	Mono<String> accessToken();

	/**
	 * Return a client for calls that have no typed service. The access token is added;
	 * paths are relative to the address of the API.
	 * @return the client
	 */
	WebClient webClient();

	/**
	 * Start a client.
	 * @param appId the app id of the account
	 * @param appSecret its secret
	 * @return a builder
	 * @throws IllegalArgumentException when one of them is blank
	 */
	static Builder builder(String appId, String appSecret) {
		return new Builder(appId, appSecret);
	}

	/**
	 * Puts a client together.
	 */
	final class Builder {

		private final String appId;

		private final String appSecret;

		private String name;

		private ErrcodeClient.Builder http = ErrcodeClient.builder(DEFAULT_BASE_URL);

		private boolean stableToken = true;

		private AccessTokenStore accessTokenStore = AccessTokenStore.none();

		private Clock clock = Clock.systemUTC();

		private NonceSource nonceSource = NonceSource.random();

		private Builder(String appId, String appSecret) {
			this.appId = Members.requiredText("appid", appId);
			this.appSecret = Members.requiredText("secret", appSecret);
			this.name = appId;
		}

		/**
		 * Set the name of the account in the application. Its app id by default.
		 * @param name the name
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the address and how calls are made. {@link #DEFAULT_BASE_URL} by default.
		 * @param http the settings; they are copied
		 * @return this builder
		 */
		public Builder http(ErrcodeClient.Builder http) {
			this.http = http.copy();
			return this;
		}

		/**
		 * Set which access token is used: the stable one, which all who ask for it share
		 * and which is the default, or the older one, of which each request makes a new
		 * one.
		 * @param stableToken whether the stable one is used
		 * @return this builder
		 */
		public Builder stableToken(boolean stableToken) {
			this.stableToken = stableToken;
			return this;
		}

		/**
		 * Set where instances share tokens. They share none by default.
		 * @param accessTokenStore the store
		 * @return this builder
		 */
		public Builder accessTokenStore(AccessTokenStore accessTokenStore) {
			this.accessTokenStore = accessTokenStore;
			return this;
		}

		/**
		 * Set the clock that tells when tokens end. The system's by default.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Set where the nonces of signatures come from. Random by default.
		 * @param nonceSource the source
		 * @return this builder
		 */
		public Builder nonceSource(NonceSource nonceSource) {
			this.nonceSource = nonceSource;
			return this;
		}

		/**
		 * Build the client. Nothing is sent.
		 * @return the client
		 * @throws MembercardConfigurationException when an address is not usable
		 */
		public OfficialAccountCardClient build() {
			// A call that waits for its token is repeated as a whole
			ErrcodeClient withoutToken = this.http.copy().retryPolicy(null).build();
			ExpiringTokenSource accessTokens = new ExpiringTokenSource(
					this.appId + (this.stableToken ? "/stable_token" : "/token"),
					requestToken(withoutToken.createService(AccessTokenService.class)), this.accessTokenStore,
					this.clock);
			ErrcodeClient client = this.http.copy().accessTokens(accessTokens).build();
			TicketService tickets = client.createService(TicketService.class);
			return new DefaultOfficialAccountCardClient(this.name, this.appId, client, accessTokens,
					new JsSdk(this.appId, ticket(tickets, "jsapi"), ticket(tickets, "wx_card"), client::writeJson,
							this.nonceSource, this.clock));
		}

		private Mono<ExpiringToken> requestToken(AccessTokenService service) {
			return Mono
				.defer(() -> this.stableToken
						? service.getStable(AccessTokenService.Request.of(this.appId, this.appSecret))
						: service.get(this.appId, this.appSecret))
				.map((answer) -> answer.from(this.clock.instant()));
		}

		private Mono<String> ticket(TicketService service, String type) {
			Mono<ExpiringToken> request = Mono.defer(() -> service.get(type))
				.map((answer) -> answer.from(this.clock.instant()));
			return new ExpiringTokenSource(this.appId + "/" + type + "_ticket", request, this.accessTokenStore,
					this.clock)
				.get();
		}

	}

}

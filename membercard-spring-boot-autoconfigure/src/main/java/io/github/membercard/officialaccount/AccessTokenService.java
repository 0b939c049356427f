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

import java.time.Duration;
import java.time.Instant;

import io.github.membercard.apiv3.Members;
import io.github.membercard.apiv3.Personal;
import io.github.membercard.apiv3.Replayable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Gives access tokens.
 */
interface AccessTokenService {

	/**
	 * Get the stable access token ({@code POST /cgi-bin/stable_token}): the same one for
	 * all who ask while it is valid.
	 * @param request the account
	 * @return the token
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/cgi-bin/stable_token")
	Mono<Answer> getStable(@RequestBody Request request);

	/**
	 * Get a new access token ({@code GET /cgi-bin/token}). The former one ends some
	 * minutes later.
	 * @param appid the account
	 * @param secret the secret of the account
	 * @return the token
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Get_access_token.html">the
	 * official page</a>
	 */
	@GetExchange("/cgi-bin/token?grant_type=client_credential")
	Mono<Answer> get(@RequestParam("appid") String appid, @Personal @RequestParam("secret") String secret);

	/**
	 * Who asks for a token.
	 *
	 * @param grantType always {@code client_credential}
	 * @param appid the account
	 * @param secret the secret of the account
	 * @param forceRefresh whether the token in use ends
	 */
	record Request(String grantType, String appid, String secret, boolean forceRefresh) {

		static Request of(String appid, String secret) {
			return new Request("client_credential", appid, secret, false);
		}

		@Override
		public String toString() {
			return "Request[appid=" + this.appid + ", secret=***]";
		}

	}

	/**
	 * A token.
	 *
	 * @param accessToken the token
	 * @param expiresIn how long it is valid, in seconds
	 */
	record Answer(String accessToken, Long expiresIn) {

		public Answer {
			Members.required("access_token", accessToken);
			Members.required("expires_in", expiresIn);
		}

		ExpiringToken from(Instant now) {
			return new ExpiringToken(this.accessToken, now.plus(Duration.ofSeconds(this.expiresIn)));
		}

		@Override
		public String toString() {
			return "Answer[accessToken=***, expiresIn=" + this.expiresIn + "]";
		}

	}

}

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
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/**
 * Gives the tickets that signatures for pages are made with.
 */
interface TicketService {

	/**
	 * Get a ticket ({@code GET /cgi-bin/ticket/getticket}). The quota is small.
	 * @param type {@code jsapi} or {@code wx_card}
	 * @return the ticket
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/JS-SDK.html">the
	 * official page</a>
	 */
	@GetExchange("/cgi-bin/ticket/getticket")
	Mono<Answer> get(@RequestParam("type") String type);

	/**
	 * A ticket.
	 *
	 * @param ticket the ticket
	 * @param expiresIn how long it is valid, in seconds
	 */
	record Answer(String ticket, Long expiresIn) {

		public Answer {
			Members.required("ticket", ticket);
			Members.required("expires_in", expiresIn);
		}

		ExpiringToken from(Instant now) {
			return new ExpiringToken(this.ticket, now.plus(Duration.ofSeconds(this.expiresIn)));
		}

		@Override
		public String toString() {
			return "Answer[ticket=***, expiresIn=" + this.expiresIn + "]";
		}

	}

}

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

package io.github.membercard.callback;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;

/**
 * Sets and gets the address that gets all {@code MEMBERCARD.*} notifications. A merchant
 * has only one.
 *
 * @since 0.1.0
 */
public interface CallbackService {

	/**
	 * Set the address ({@code PATCH /v3/marketing/membercard-open/callback}). It replaces
	 * the former one, whoever set that, so don't call this when an application starts:
	 * two applications, or two stages, would take the notifications from each other. The
	 * creator of the cards has to open the permission for event pushes first.
	 * @param request the address
	 * @return what is set now
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012552251">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012714353">for service
	 * providers</a>
	 */
	@PatchExchange("/v3/marketing/membercard-open/callback")
	Mono<CallbackConfiguration> set(@RequestBody CallbackRequest request);

	/**
	 * Get the address ({@code GET /v3/marketing/membercard-open/callback}).
	 * @return what is set
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012552275">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012714354">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/callback")
	Mono<CallbackConfiguration> get();

}

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

package io.github.membercard.card;

import io.github.membercard.apiv3.MaxLength;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Service modules on cards. A module itself, with its states and fields, is agreed with
 * WeChat Pay beforehand.
 *
 * @since 0.1.0
 */
public interface ServiceModuleService {

	/**
	 * Show a service module on a card ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/service-modules}). The platform
	 * refuses a module that the card has already.
	 * @param cardId the card, at most 32 characters
	 * @param request the module
	 * @return the module as the card has it
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017167277">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017176338">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/service-modules")
	Mono<ServiceModule> add(@PathVariable("card_id") @MaxLength(32) String cardId,
			@RequestBody ServiceModuleAddRequest request);

	/**
	 * Replace what a service module opens ({@code PATCH
	 * /v3/marketing/membercard-open/cards/{card_id}/service-modules/{service_module_id}}).
	 * @param cardId the card, at most 32 characters
	 * @param serviceModuleId the module, at most 9 characters
	 * @param request what it opens
	 * @return the module as the card has it
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017167417">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017176491">for service
	 * providers</a>
	 */
	@PatchExchange("/v3/marketing/membercard-open/cards/{card_id}/service-modules/{service_module_id}")
	Mono<ServiceModule> update(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("service_module_id") @MaxLength(9) String serviceModuleId,
			@RequestBody ServiceModuleUpdateRequest request);

	/**
	 * Take a service module off a card ({@code DELETE
	 * /v3/marketing/membercard-open/cards/{card_id}/service-modules/{service_module_id}}).
	 * @param cardId the card, at most 32 characters
	 * @param serviceModuleId the module, at most 9 characters
	 * @return completes when the module is off
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017167557">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017176594">for service
	 * providers</a>
	 */
	@DeleteExchange("/v3/marketing/membercard-open/cards/{card_id}/service-modules/{service_module_id}")
	Mono<Void> remove(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("service_module_id") @MaxLength(9) String serviceModuleId);

}

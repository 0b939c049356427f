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

package io.github.membercard.docs;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/**
 * A service that the library does not have.
 */
interface CouponService {

	/**
	 * Get a coupon.
	 * @param couponId the coupon
	 * @return the coupon
	 */
	@GetExchange("/v3/marketing/favor/stocks/{coupon_id}")
	Mono<Coupon> get(@PathVariable("coupon_id") String couponId);

	/**
	 * A coupon.
	 *
	 * @param stockId its id
	 */
	record Coupon(String stockId) {
	}

}

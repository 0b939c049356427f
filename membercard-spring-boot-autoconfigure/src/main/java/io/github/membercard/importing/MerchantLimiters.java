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

package io.github.membercard.importing;

import io.github.membercard.apiv3.CallLimiter;

/**
 * Gives the rate of each merchant.
 *
 * @since 0.1.0
 */
public interface MerchantLimiters {

	/**
	 * Return the limiter of a merchant.
	 * @param merchant the name of the merchant
	 * @return the limiter, the same for all imports of the merchant in this process
	 */
	CallLimiter get(String merchant);

}

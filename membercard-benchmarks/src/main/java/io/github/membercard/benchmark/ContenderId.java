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

package io.github.membercard.benchmark;

/**
 * Names a contender.
 *
 * @param kind what is measured
 * @param crypto what it signs with
 */
record ContenderId(Kind kind, Crypto crypto) {

	@Override
	public String toString() {
		return this.kind + ", " + this.crypto;
	}

	/**
	 * What is measured.
	 */
	enum Kind {

		/**
		 * The client of this project.
		 */
		MEMBERCARD("membercard"),

		/**
		 * The official SDK.
		 */
		WECHATPAY_JAVA("wechatpay-java"),

		/**
		 * One signature and one verification, without a call: the limit of any client.
		 */
		BARE("bare sign + verify");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return this.label;
		}

	}

}

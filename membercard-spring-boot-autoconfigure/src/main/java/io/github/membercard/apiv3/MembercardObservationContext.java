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

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of a call knows of it.
 *
 * @since 0.1.0
 * @see MembercardObservationDocumentation
 */
public final class MembercardObservationContext extends Observation.Context {

	private final Kind kind;

	private final String client;

	private final String operation;

	private volatile @Nullable Ending ending;

	MembercardObservationContext(Kind kind, String client, String operation) {
		this.kind = kind;
		this.client = client;
		this.operation = operation;
	}

	/**
	 * Return what was called.
	 * @return the kind
	 */
	public Kind getKind() {
		return this.kind;
	}

	/**
	 * Return the name of the client in the application.
	 * @return the name of the merchant or of the official account
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * Return the method that was called.
	 * @return such as {@code QrcodeService.create}, or {@code webClient} for a call that
	 * has no method
	 */
	public String getOperation() {
		return this.operation;
	}

	/**
	 * Return how the call ended.
	 * @return the ending, or {@code null} while it is under way
	 */
	public @Nullable Ending getEnding() {
		return this.ending;
	}

	void end(Ending ending) {
		this.ending = ending;
	}

	/**
	 * What is called.
	 */
	public enum Kind {

		/**
		 * The API of a merchant.
		 */
		MERCHANT,

		/**
		 * The API of an official account.
		 */
		OFFICIAL_ACCOUNT

	}

	/**
	 * How a call ended, as seen by the subscriber.
	 */
	public enum Ending {

		/**
		 * With an answer.
		 */
		SUCCESS,

		/**
		 * With {@link MembercardObservationContext#getError() an error}.
		 */
		ERROR,

		/**
		 * By the subscriber, before there was an answer.
		 */
		CANCELLED

	}

}

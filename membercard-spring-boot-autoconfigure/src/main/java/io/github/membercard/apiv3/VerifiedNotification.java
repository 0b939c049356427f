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

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A notification that is proven to come from WeChat Pay. Only
 * {@link NotificationVerifier} makes it. What it says about the user does not show in
 * {@code toString}.
 *
 * @since 0.1.0
 */
public final class VerifiedNotification {

	private final CredentialSource credentials;

	private final JsonMapper jsonMapper;

	private final NotificationVerifier.Envelope envelope;

	private final String resource;

	VerifiedNotification(CredentialSource credentials, JsonMapper jsonMapper, NotificationVerifier.Envelope envelope,
			String resource) {
		this.credentials = credentials;
		this.jsonMapper = jsonMapper;
		this.envelope = envelope;
		this.resource = resource;
	}

	/**
	 * Return the id of the notification. Each repetition has the same.
	 * @return the {@code id}, at most 36 characters
	 */
	public String id() {
		return this.envelope.id();
	}

	/**
	 * Return which merchant was notified.
	 * @return the {@code mchid}
	 */
	public String merchantId() {
		return this.credentials.current().getMerchantId();
	}

	/**
	 * Return when the notification was made.
	 * @return the {@code create_time}
	 */
	public OffsetDateTime createTime() {
		return this.envelope.createTime();
	}

	/**
	 * Return what it is about.
	 * @return the outer {@code event_type}, such as {@code MEMBERCARD.ACCEPT_CARD}
	 */
	public String eventType() {
		return this.envelope.eventType();
	}

	/**
	 * Return a text for people.
	 * @return the {@code summary}, or {@code null} when there is none
	 */
	public @Nullable String summary() {
		return this.envelope.summary();
	}

	/**
	 * Return the decrypted event. It may hold personal data.
	 * @return the JSON of the event
	 */
	public String resource() {
		return this.resource;
	}

	/**
	 * Read the decrypted event.
	 * @param type a record with the members in camel case
	 * @param <T> the type
	 * @return the event
	 * @throws MembercardDecodingException when it is of another form
	 */
	public <T> T resource(Class<T> type) {
		try {
			T event = this.jsonMapper.readValue(this.resource, type);
			if (event == null) {
				throw MembercardDecodingException.ofNotification("the event is null");
			}
			return event;
		}
		catch (JacksonException ex) {
			throw MembercardDecodingException.ofNotification(DecodingCheck.problem(ex));
		}
	}

	/**
	 * Decrypt a member of the event that is encrypted once more, with the certificate of
	 * the merchant, or with the one before, when the client got another.
	 * @param ciphertext the Base64 text
	 * @return the clear text
	 * @throws MembercardConfigurationException when the private key is not the one of the
	 * certificate that it was encrypted with
	 */
	public Sensitive decrypt(String ciphertext) {
		return this.credentials.decrypt(ciphertext);
	}

	@Override
	public String toString() {
		return "VerifiedNotification[id=" + id() + ", merchantId=" + merchantId() + ", eventType=" + eventType() + "]";
	}

}

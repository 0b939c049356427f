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

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpHeaders;

/**
 * Proves that a notification came from WeChat Pay, and only then decrypts it. It takes
 * the bytes as they were received: text or an object that was written again is not what
 * was signed.
 *
 * @since 0.1.0
 * @see ApiV3Client#notificationVerifier()
 */
public final class NotificationVerifier {

	/**
	 * How many bytes a notification may have. The platform's have some thousands.
	 */
	public static final int MAX_BYTES = 256 * 1024;

	private static final SignatureVerifier.Description WHAT = new SignatureVerifier.Description("the notification",
			"Nothing of it was used.");

	private static final String ALGORITHM = "AEAD_AES_256_GCM";

	private final String clientName;

	private final SignatureVerifier verifier;

	private final CredentialSource credentials;

	private final JsonCodecs codecs;

	NotificationVerifier(String clientName, SignatureVerifier verifier, CredentialSource credentials,
			JsonCodecs codecs) {
		this.clientName = clientName;
		this.verifier = verifier;
		this.credentials = credentials;
		this.codecs = codecs;
	}

	/**
	 * Return the name of the client that this verifier belongs to.
	 * @return the name, see {@link ApiV3Client#getName()}
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Verify and decrypt a notification. Unknown platform certificates are downloaded
	 * when the client is told to.
	 * @param headers the headers as received, in any case
	 * @param body the bytes as received
	 * @return the notification, or an error: {@link MembercardSignatureException} when it
	 * is not proven to come from WeChat Pay, {@link MembercardConfigurationException}
	 * when it is but the APIv3 key does not decrypt it,
	 * {@link MembercardDecodingException} when it is of an unexpected form
	 */
	public Mono<VerifiedNotification> verify(HttpHeaders headers, byte[] body) {
		return Mono.defer(() -> {
			checkSize(headers, body);
			return this.verifier.verify(() -> WHAT, headers, body, body);
		}).map(this::open);
	}

	private void checkSize(HttpHeaders headers, byte[] body) {
		if (body.length == 0) {
			throw this.verifier.failure(MembercardSignatureException.Reason.NO_BODY, () -> WHAT, headers, body,
					"it has no body: something read the body before, such as a filter of the application");
		}
		if (body.length > MAX_BYTES) {
			throw this.verifier.failure(MembercardSignatureException.Reason.BODY_TOO_LARGE, () -> WHAT, headers, body,
					"its body is larger than " + MAX_BYTES + " bytes");
		}
	}

	private VerifiedNotification open(byte[] body) {
		try {
			Envelope envelope = this.codecs.jsonMapper().readValue(body, Envelope.class);
			if (envelope == null) {
				throw MembercardDecodingException.ofNotification("it is null");
			}
			Resource resource = envelope.resource();
			if (!ALGORITHM.equals(resource.algorithm())) {
				throw MembercardDecodingException.ofNotification("'resource.algorithm' is not " + ALGORITHM);
			}
			String associatedData = (resource.associatedData() != null) ? resource.associatedData() : "";
			byte[] decrypted = this.credentials.decrypt(associatedData, resource.nonce(), resource.ciphertext());
			return new VerifiedNotification(this.credentials, this.codecs.jsonMapper(), envelope,
					new String(decrypted, StandardCharsets.UTF_8));
		}
		catch (JacksonException ex) {
			throw MembercardDecodingException.ofNotification(DecodingCheck.problem(ex));
		}
	}

	/**
	 * The body of a notification.
	 *
	 * @param id its id
	 * @param createTime when it was made
	 * @param eventType what it is about
	 * @param summary a text for people, or {@code null}
	 * @param resource the encrypted event
	 */
	record Envelope(String id, OffsetDateTime createTime, String eventType, @Nullable String summary,
			Resource resource) {

		Envelope {
			Members.required("id", id);
			Members.required("create_time", createTime);
			Members.required("event_type", eventType);
			Members.required("resource", resource);
		}

	}

	/**
	 * An encrypted event.
	 *
	 * @param algorithm how it is encrypted
	 * @param ciphertext the Base64 text of cipher text and tag
	 * @param associatedData the associated data, or {@code null} for none
	 * @param nonce the nonce
	 */
	record Resource(@Nullable String algorithm, String ciphertext, @Nullable String associatedData, String nonce) {

		Resource {
			Members.required("resource.ciphertext", ciphertext);
			Members.required("resource.nonce", nonce);
		}

	}

}

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

package io.github.membercard.notification;

import java.time.OffsetDateTime;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardDecodingException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.apiv3.Members;
import io.github.membercard.apiv3.NotificationVerifier;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.apiv3.VerifiedNotification;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * Makes events of notifications: raw bytes and headers in, a typed event out. For who has
 * an endpoint of his own; take care that nothing reads or changes the body before.
 *
 * @since 0.1.0
 */
public final class MembercardNotificationParser {

	private final NotificationVerifier verifier;

	private MembercardNotificationParser(NotificationVerifier verifier) {
		this.verifier = verifier;
	}

	/**
	 * Create a parser for the notifications of one merchant.
	 * @param verifier the verifier of the merchant
	 * @return a parser
	 * @see ApiV3Client#notificationVerifier()
	 */
	public static MembercardNotificationParser create(NotificationVerifier verifier) {
		return new MembercardNotificationParser(verifier);
	}

	/**
	 * Verify, decrypt and read a notification.
	 * @param headers the headers as received, in any case
	 * @param body the bytes as received
	 * @return the event, or an error: {@link MembercardSignatureException} when the
	 * notification is not proven to come from WeChat Pay, answer it with 401;
	 * {@link MembercardConfigurationException} when it can't be decrypted and
	 * {@link MembercardDecodingException} when it can't be read, answer them with 500 so
	 * that it is repeated
	 */
	public Mono<MembercardEvent> parse(HttpHeaders headers, byte[] body) {
		// By the outer type: the copies of the documentation don't agree on the inner one
		return this.verifier.verify(headers, body).map((notification) -> switch (notification.eventType()) {
			case AcceptCardEvent.TYPE -> acceptCard(notification);
			case ActivateCardEvent.TYPE -> activateCard(notification);
			case UserCardManageEvent.TYPE -> userCardManage(notification);
			default -> new UnknownEvent(notification.id(), notification.merchantId(), notification.createTime(),
					notification.eventType(), notification.resource());
		});
	}

	private static MembercardEvent acceptCard(VerifiedNotification notification) {
		Resource resource = notification.resource(Resource.class);
		Sensitive phoneNumber = (resource.phoneNumber() != null) ? notification.decrypt(resource.phoneNumber()) : null;
		return new AcceptCardEvent(notification.id(), notification.merchantId(), notification.createTime(),
				resource.eventType(), resource.activateScene(), resource.cardId(), resource.code(), resource.openid(),
				resource.unionid(), resource.eventTime(), phoneNumber, resource.outerStr());
	}

	private static MembercardEvent activateCard(VerifiedNotification notification) {
		Resource resource = notification.resource(Resource.class);
		return new ActivateCardEvent(notification.id(), notification.merchantId(), notification.createTime(),
				resource.eventType(), resource.activateScene(), resource.cardId(), resource.code(), resource.openid(),
				resource.unionid(), resource.eventTime(), resource.outerStr());
	}

	private static MembercardEvent userCardManage(VerifiedNotification notification) {
		Resource resource = notification.resource(Resource.class);
		return new UserCardManageEvent(notification.id(), notification.merchantId(), notification.createTime(),
				resource.eventType(), resource.cardId(), resource.code(), resource.openid(), resource.unionid(),
				resource.eventTime());
	}

	/**
	 * The decrypted event, as the types have it in common.
	 *
	 * @param cardId the card
	 * @param code the code of the user's card, or {@code null}
	 * @param openid the user
	 * @param unionid the user across the open platform account, or {@code null}
	 * @param eventTime when it happened
	 * @param eventType the inner type, or {@code null}
	 * @param activateScene first or again, or {@code null}
	 * @param phoneNumber the encrypted phone number, or {@code null}
	 * @param outerStr the scene value, or {@code null}
	 */
	record Resource(String cardId, @Nullable String code, String openid, @Nullable String unionid,
			OffsetDateTime eventTime, @Nullable String eventType, @Nullable String activateScene,
			@Nullable String phoneNumber, @Nullable String outerStr) {

		Resource {
			Members.required("card_id", cardId);
			Members.required("openid", openid);
			Members.required("event_time", eventTime);
		}

	}

}

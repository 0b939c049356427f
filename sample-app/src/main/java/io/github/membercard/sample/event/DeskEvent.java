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

package io.github.membercard.sample.event;

import java.time.OffsetDateTime;
import java.util.Objects;

import io.github.membercard.notification.AcceptCardEvent;
import io.github.membercard.notification.ActivateCardEvent;
import io.github.membercard.notification.MembercardEvent;
import io.github.membercard.notification.UserCardManageEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as the page may show it: of the user only the end of the openid, and never the
 * phone number.
 *
 * @param id which notification told of it
 * @param type the type of the notification, such as {@code MEMBERCARD.ACCEPT_CARD}
 * @param happened what happened
 * @param cardId the card, or {@code null} when the event is not about one
 * @param code the code of the user's card, or {@code null} when it was not told
 * @param openidEnd the last four characters of the openid, or {@code null}
 * @param outerStr the scene value, or {@code null}
 * @param time when it happened
 */
record DeskEvent(String id, String type, Happened happened, @Nullable String cardId, @Nullable String code,
		@Nullable String openidEnd, @Nullable String outerStr, OffsetDateTime time) {

	private static final int SHOWN = 4;

	static DeskEvent of(MembercardEvent event) {
		if (event instanceof AcceptCardEvent accept) {
			return new DeskEvent(accept.notificationId(), accept.notificationType(),
					Happened.whenTaken(accept.eventType()), accept.cardId(), accept.code(), end(accept.openid()),
					accept.outerStr(), accept.eventTime());
		}
		if (event instanceof ActivateCardEvent activate) {
			return new DeskEvent(activate.notificationId(), activate.notificationType(), Happened.ACTIVATED,
					activate.cardId(), activate.code(), end(activate.openid()), activate.outerStr(),
					activate.eventTime());
		}
		if (event instanceof UserCardManageEvent manage) {
			return new DeskEvent(manage.notificationId(), manage.notificationType(),
					Happened.whenManaged(manage.eventType()), manage.cardId(), manage.code(), end(manage.openid()),
					null, manage.eventTime());
		}
		// What is in it is not known, so nothing of it is shown
		return new DeskEvent(event.notificationId(), event.notificationType(), Happened.OTHER, null, null, null, null,
				event.createTime());
	}

	// Of an openid that is hardly longer, the end would tell it
	private static @Nullable String end(String openid) {
		return (openid.length() >= 2 * SHOWN) ? openid.substring(openid.length() - SHOWN) : null;
	}

	/**
	 * What happened to a card.
	 */
	enum Happened {

		/**
		 * A user took it for the first time.
		 */
		TAKEN,

		/**
		 * A user who had deleted it took it back.
		 */
		TAKEN_BACK,

		/**
		 * A user who was reminded by phone number took it.
		 */
		TAKEN_AFTER_REMINDER,

		/**
		 * It became active.
		 */
		ACTIVATED,

		/**
		 * The user looked at it.
		 */
		VIEWED,

		/**
		 * The user deleted it.
		 */
		DELETED,

		/**
		 * The user changed what he or she had filled in.
		 */
		MODIFIED,

		/**
		 * Something that this application does not know.
		 */
		OTHER;

		private static Happened whenTaken(@Nullable String eventType) {
			return switch (Objects.requireNonNullElse(eventType, "")) {
				case "RECOVER" -> TAKEN_BACK;
				case "MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER" -> TAKEN_AFTER_REMINDER;
				default -> TAKEN;
			};
		}

		private static Happened whenManaged(@Nullable String eventType) {
			return switch (Objects.requireNonNullElse(eventType, "")) {
				case "USER_VIEW_MEMBERCARD" -> VIEWED;
				case "USER_DELETE_MEMBERCARD" -> DELETED;
				case "USER_MODIFY_INFORMATION" -> MODIFIED;
				default -> OTHER;
			};
		}

	}

}

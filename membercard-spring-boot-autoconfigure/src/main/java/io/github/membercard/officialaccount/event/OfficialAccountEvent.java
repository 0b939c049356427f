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

package io.github.membercard.officialaccount.event;

import java.time.Instant;

/**
 * Something that an official account is told of, above all what happened to its cards.
 * The family is closed, so that a {@code switch} over it is complete; what this version
 * does not know arrives as an {@link UnknownOfficialAccountEvent}. Events come more than
 * once and in any order.
 * <p>
 * An absent or empty field is {@code null}. What tells who the user is does not show in
 * {@code toString}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons_Vouchers_and_Cards_Event_Push_Messages.html">event
 * push</a>
 */
public sealed interface OfficialAccountEvent
		permits CardPassCheckEvent, CardNotPassCheckEvent, UserGetCardEvent, UserGiftingCardEvent, UserDelCardEvent,
		UserConsumeCardEvent, UserPayFromPayCellEvent, UserViewCardEvent, UserEnterSessionFromCardEvent,
		UpdateMemberCardEvent, CardSkuRemindEvent, SubmitMembercardUserInfoEvent, UnknownOfficialAccountEvent {

	/**
	 * Return which account was told.
	 * @return the name of the account in the application
	 */
	String account();

	/**
	 * Return which account was told.
	 * @return the AppID of the account
	 */
	String appId();

	/**
	 * Return which account was told, as the platform names it in events.
	 * @return the {@code ToUserName}, such as {@code gh_fc0a06a20993}
	 */
	String toUserName();

	/**
	 * Return who did it.
	 * @return the {@code FromUserName}, an openid
	 */
	String fromUserName();

	/**
	 * Return when the platform made the event.
	 * @return the {@code CreateTime}, to the second
	 */
	Instant createTime();

	/**
	 * Return the type.
	 * @return the {@code Event}, such as {@code user_get_card}
	 */
	String event();

}

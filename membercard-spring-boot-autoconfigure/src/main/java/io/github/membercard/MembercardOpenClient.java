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

package io.github.membercard;

import io.github.membercard.activity.ActivityService;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.CertificateService;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.NotificationVerifier;
import io.github.membercard.callback.CallbackService;
import io.github.membercard.card.CardService;
import io.github.membercard.card.ServiceModuleService;
import io.github.membercard.delivery.CodeService;
import io.github.membercard.delivery.PermissionTokenService;
import io.github.membercard.delivery.QrcodeService;
import io.github.membercard.media.ImageService;
import io.github.membercard.member.OpenidImportService;
import io.github.membercard.member.PhoneImportService;
import io.github.membercard.member.PhoneReminderService;
import io.github.membercard.usercard.ActivationService;
import io.github.membercard.usercard.BonusService;
import io.github.membercard.usercard.UserCardService;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The member card API of WeChat Pay for one merchant. Thread-safe; nothing is sent before
 * the returned publishers are subscribed to, and errors are
 * {@link io.github.membercard.apiv3.MembercardException}s.
 *
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012081913">Member cards in the
 * WeChat Pay documentation</a>
 */
public interface MembercardOpenClient {

	/**
	 * Create a client.
	 * @param apiV3Client signs, sends and verifies
	 * @return a client
	 */
	static MembercardOpenClient create(ApiV3Client apiV3Client) {
		return new DefaultMembercardOpenClient(apiV3Client);
	}

	/**
	 * Return the name of the merchant in this application.
	 * @return the name, as in {@code membercard.merchants.<name>}
	 */
	String name();

	/**
	 * Return the merchant number.
	 * @return the {@code mchid}
	 */
	String merchantId();

	/**
	 * Cards: their design, audit status and rights.
	 * @return the service
	 */
	CardService cards();

	/**
	 * Service modules on the page of a card.
	 * @return the service
	 */
	ServiceModuleService serviceModules();

	/**
	 * QR codes that hand out a card.
	 * @return the service
	 */
	QrcodeService qrcodes();

	/**
	 * Tokens for the component that opens a card.
	 * @return the service
	 */
	PermissionTokenService permissionTokens();

	/**
	 * Codes that the merchant deposits.
	 * @return the service
	 */
	CodeService codes();

	/**
	 * What a user brings along who activates a card on a page of the merchant.
	 * @return the service
	 */
	ActivationService activations();

	/**
	 * Cards of users: level, balance, points, state and service state.
	 * @return the service
	 */
	UserCardService userCards();

	/**
	 * Points of orders.
	 * @return the service
	 */
	BonusService bonus();

	/**
	 * Imports of existing members by openid.
	 * @return the service
	 */
	OpenidImportService openidImports();

	/**
	 * Imports of existing members by phone number.
	 * @return the service
	 */
	PhoneImportService phoneImports();

	/**
	 * Reminders to existing members, by phone number, to take their card.
	 * @return the service
	 */
	PhoneReminderService phoneReminders();

	/**
	 * Activities that give members a gift.
	 * @return the service
	 */
	ActivityService activities();

	/**
	 * Images for cards and activities.
	 * @return the service
	 */
	ImageService images();

	/**
	 * The address that notifications go to.
	 * @return the service
	 */
	CallbackService callback();

	/**
	 * The certificates of the platform.
	 * @return the service
	 */
	CertificateService certificates();

	/**
	 * Return what verifies and decrypts the notifications of this merchant.
	 * @return the verifier
	 * @throws MembercardConfigurationException when the merchant has no APIv3 key
	 */
	NotificationVerifier notificationVerifier();

	/**
	 * Return what signs and verifies, for calls that have no typed method yet. Paths such
	 * as {@code /v3/…} are relative to the address of WeChat Pay.
	 * @return a signing and verifying client
	 */
	WebClient webClient();

	/**
	 * Return the client of APIv3 that this one calls with: it knows the keys of the
	 * merchant and of the platform.
	 * @return the client
	 */
	ApiV3Client apiV3Client();

}

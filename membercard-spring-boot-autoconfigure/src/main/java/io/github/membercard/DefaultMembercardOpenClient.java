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
 * Default {@link MembercardOpenClient}.
 */
final class DefaultMembercardOpenClient implements MembercardOpenClient {

	private final ApiV3Client apiV3Client;

	private final CardService cards;

	private final ServiceModuleService serviceModules;

	private final QrcodeService qrcodes;

	private final PermissionTokenService permissionTokens;

	private final CodeService codes;

	private final ActivationService activations;

	private final UserCardService userCards;

	private final BonusService bonus;

	private final OpenidImportService openidImports;

	private final PhoneImportService phoneImports;

	private final PhoneReminderService phoneReminders;

	private final ActivityService activities;

	private final ImageService images;

	private final CallbackService callback;

	private final CertificateService certificates;

	DefaultMembercardOpenClient(ApiV3Client apiV3Client) {
		this.apiV3Client = apiV3Client;
		this.cards = apiV3Client.createService(CardService.class);
		this.serviceModules = apiV3Client.createService(ServiceModuleService.class);
		this.qrcodes = apiV3Client.createService(QrcodeService.class);
		this.permissionTokens = apiV3Client.createService(PermissionTokenService.class);
		this.codes = apiV3Client.createService(CodeService.class);
		this.activations = apiV3Client.createService(ActivationService.class);
		this.userCards = apiV3Client.createService(UserCardService.class);
		this.bonus = apiV3Client.createService(BonusService.class);
		this.openidImports = apiV3Client.createService(OpenidImportService.class);
		this.phoneImports = apiV3Client.createService(PhoneImportService.class);
		this.phoneReminders = apiV3Client.createService(PhoneReminderService.class);
		this.activities = apiV3Client.createService(ActivityService.class);
		this.images = apiV3Client.createService(ImageService.class);
		this.callback = apiV3Client.createService(CallbackService.class);
		this.certificates = apiV3Client.createService(CertificateService.class);
	}

	@Override
	public String name() {
		return this.apiV3Client.getName();
	}

	@Override
	public String merchantId() {
		return this.apiV3Client.getMerchantId();
	}

	@Override
	public CardService cards() {
		return this.cards;
	}

	@Override
	public ServiceModuleService serviceModules() {
		return this.serviceModules;
	}

	@Override
	public QrcodeService qrcodes() {
		return this.qrcodes;
	}

	@Override
	public PermissionTokenService permissionTokens() {
		return this.permissionTokens;
	}

	@Override
	public CodeService codes() {
		return this.codes;
	}

	@Override
	public ActivationService activations() {
		return this.activations;
	}

	@Override
	public UserCardService userCards() {
		return this.userCards;
	}

	@Override
	public BonusService bonus() {
		return this.bonus;
	}

	@Override
	public OpenidImportService openidImports() {
		return this.openidImports;
	}

	@Override
	public PhoneImportService phoneImports() {
		return this.phoneImports;
	}

	@Override
	public PhoneReminderService phoneReminders() {
		return this.phoneReminders;
	}

	@Override
	public ActivityService activities() {
		return this.activities;
	}

	@Override
	public ImageService images() {
		return this.images;
	}

	@Override
	public CallbackService callback() {
		return this.callback;
	}

	@Override
	public CertificateService certificates() {
		return this.certificates;
	}

	@Override
	public NotificationVerifier notificationVerifier() {
		return this.apiV3Client.notificationVerifier();
	}

	@Override
	public WebClient webClient() {
		return this.apiV3Client.webClient();
	}

	@Override
	public ApiV3Client apiV3Client() {
		return this.apiV3Client;
	}

	@Override
	public String toString() {
		return "MembercardOpenClient[name=" + name() + ", merchantId=" + merchantId() + "]";
	}

}

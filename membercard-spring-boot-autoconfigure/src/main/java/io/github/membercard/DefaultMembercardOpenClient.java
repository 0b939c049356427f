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

import java.util.function.Supplier;

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

import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Default {@link MembercardOpenClient}.
 */
final class DefaultMembercardOpenClient implements MembercardOpenClient {

	private final ApiV3Client apiV3Client;

	private final Supplier<CardService> cards;

	private final Supplier<ServiceModuleService> serviceModules;

	private final Supplier<QrcodeService> qrcodes;

	private final Supplier<PermissionTokenService> permissionTokens;

	private final Supplier<CodeService> codes;

	private final Supplier<ActivationService> activations;

	private final Supplier<UserCardService> userCards;

	private final Supplier<BonusService> bonus;

	private final Supplier<OpenidImportService> openidImports;

	private final Supplier<PhoneImportService> phoneImports;

	private final Supplier<PhoneReminderService> phoneReminders;

	private final Supplier<ActivityService> activities;

	private final Supplier<ImageService> images;

	private final Supplier<CallbackService> callback;

	private final Supplier<CertificateService> certificates;

	DefaultMembercardOpenClient(ApiV3Client apiV3Client) {
		this.apiV3Client = apiV3Client;
		this.cards = onFirstUse(CardService.class);
		this.serviceModules = onFirstUse(ServiceModuleService.class);
		this.qrcodes = onFirstUse(QrcodeService.class);
		this.permissionTokens = onFirstUse(PermissionTokenService.class);
		this.codes = onFirstUse(CodeService.class);
		this.activations = onFirstUse(ActivationService.class);
		this.userCards = onFirstUse(UserCardService.class);
		this.bonus = onFirstUse(BonusService.class);
		this.openidImports = onFirstUse(OpenidImportService.class);
		this.phoneImports = onFirstUse(PhoneImportService.class);
		this.phoneReminders = onFirstUse(PhoneReminderService.class);
		this.activities = onFirstUse(ActivityService.class);
		this.images = onFirstUse(ImageService.class);
		this.callback = onFirstUse(CallbackService.class);
		this.certificates = onFirstUse(CertificateService.class);
	}

	// Proxies for all of them would take a tenth of a second of each start
	private <S> Supplier<S> onFirstUse(Class<S> type) {
		return SingletonSupplier.of(() -> this.apiV3Client.createService(type));
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
		return this.cards.get();
	}

	@Override
	public ServiceModuleService serviceModules() {
		return this.serviceModules.get();
	}

	@Override
	public QrcodeService qrcodes() {
		return this.qrcodes.get();
	}

	@Override
	public PermissionTokenService permissionTokens() {
		return this.permissionTokens.get();
	}

	@Override
	public CodeService codes() {
		return this.codes.get();
	}

	@Override
	public ActivationService activations() {
		return this.activations.get();
	}

	@Override
	public UserCardService userCards() {
		return this.userCards.get();
	}

	@Override
	public BonusService bonus() {
		return this.bonus.get();
	}

	@Override
	public OpenidImportService openidImports() {
		return this.openidImports.get();
	}

	@Override
	public PhoneImportService phoneImports() {
		return this.phoneImports.get();
	}

	@Override
	public PhoneReminderService phoneReminders() {
		return this.phoneReminders.get();
	}

	@Override
	public ActivityService activities() {
		return this.activities.get();
	}

	@Override
	public ImageService images() {
		return this.images.get();
	}

	@Override
	public CallbackService callback() {
		return this.callback.get();
	}

	@Override
	public CertificateService certificates() {
		return this.certificates.get();
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

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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

	// Made on first use: proxies of all of them would make each start longer
	private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();

	DefaultMembercardOpenClient(ApiV3Client apiV3Client) {
		this.apiV3Client = apiV3Client;
	}

	private <S> S service(Class<S> type) {
		Object service = this.services.get(type);
		return type
			.cast((service != null) ? service : this.services.computeIfAbsent(type, this.apiV3Client::createService));
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
		return service(CardService.class);
	}

	@Override
	public ServiceModuleService serviceModules() {
		return service(ServiceModuleService.class);
	}

	@Override
	public QrcodeService qrcodes() {
		return service(QrcodeService.class);
	}

	@Override
	public PermissionTokenService permissionTokens() {
		return service(PermissionTokenService.class);
	}

	@Override
	public CodeService codes() {
		return service(CodeService.class);
	}

	@Override
	public ActivationService activations() {
		return service(ActivationService.class);
	}

	@Override
	public UserCardService userCards() {
		return service(UserCardService.class);
	}

	@Override
	public BonusService bonus() {
		return service(BonusService.class);
	}

	@Override
	public OpenidImportService openidImports() {
		return service(OpenidImportService.class);
	}

	@Override
	public PhoneImportService phoneImports() {
		return service(PhoneImportService.class);
	}

	@Override
	public PhoneReminderService phoneReminders() {
		return service(PhoneReminderService.class);
	}

	@Override
	public ActivityService activities() {
		return service(ActivityService.class);
	}

	@Override
	public ImageService images() {
		return service(ImageService.class);
	}

	@Override
	public CallbackService callback() {
		return service(CallbackService.class);
	}

	@Override
	public CertificateService certificates() {
		return service(CertificateService.class);
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

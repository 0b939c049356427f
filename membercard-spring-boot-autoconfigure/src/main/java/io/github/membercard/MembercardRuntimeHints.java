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
import io.github.membercard.apiv3.ServiceRuntimeHints;
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
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image has to know of the services of a {@link MembercardOpenClient}.
 */
class MembercardRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		ServiceRuntimeHints.register(hints, CardService.class, ServiceModuleService.class, QrcodeService.class,
				PermissionTokenService.class, CodeService.class, ActivationService.class, UserCardService.class,
				BonusService.class, OpenidImportService.class, PhoneImportService.class, PhoneReminderService.class,
				ActivityService.class, ImageService.class, CallbackService.class);
	}

}

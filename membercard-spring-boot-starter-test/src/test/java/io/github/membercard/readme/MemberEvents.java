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

package io.github.membercard.readme;

import io.github.membercard.notification.ActivateCardEvent;
import io.github.membercard.notification.MembercardEvent;
import io.github.membercard.notification.MembercardNotificationHandler;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

@Component
class MemberEvents implements MembercardNotificationHandler {

	private final MemberRepository members;

	MemberEvents(MemberRepository members) {
		this.members = members;
	}

	@Override
	public Mono<Void> handle(MembercardEvent event) {
		if (event instanceof ActivateCardEvent activated) {
			return this.members.activate(activated.cardId(), activated.openid(), activated.notificationId());
		}
		return Mono.empty();
	}

}

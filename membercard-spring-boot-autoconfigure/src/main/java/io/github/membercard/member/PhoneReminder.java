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

package io.github.membercard.member;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What became of a reminder.
 *
 * @param receiveStatus whether the user has seen and taken the card
 * @param userCardInformation the card that the user took, {@code null} unless the status
 * is {@link ReceiveStatus#RECEIVED}
 * @since 0.1.0
 */
public record PhoneReminder(ReceiveStatus receiveStatus, @Nullable ReceivedUserCard userCardInformation) {

	public PhoneReminder {
		Members.required("receive_status", receiveStatus);
	}

}

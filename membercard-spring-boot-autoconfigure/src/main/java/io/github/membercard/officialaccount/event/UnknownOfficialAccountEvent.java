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
import java.util.Map;

/**
 * An event of a type that this version does not know, or a message that is no event: an
 * account has one address for all of them.
 *
 * @param account the name of the account in the application
 * @param appId the AppID of the account
 * @param toUserName the original id of the account, such as {@code gh_fc0a06a20993}
 * @param fromUserName the openid of the user
 * @param createTime when the platform made it
 * @param event the {@code Event} of an event, otherwise the {@code MsgType}, such as
 * {@code text}
 * @param fields all fields that are not empty by their names, also those above; the
 * values may be personal, so the {@code toString} of the map shows the names only
 * @since 0.1.0
 */
public record UnknownOfficialAccountEvent(String account, String appId, String toUserName, String fromUserName,
		Instant createTime, String event, Map<String, String> fields) implements OfficialAccountEvent {

	/**
	 * Copy the fields.
	 */
	public UnknownOfficialAccountEvent {
		fields = new EventFields(fields);
	}

	static UnknownOfficialAccountEvent of(String account, String appId, String event, EventFields fields) {
		return new UnknownOfficialAccountEvent(account, appId, fields.required("ToUserName"),
				fields.required("FromUserName"), fields.instant("CreateTime"), event, fields);
	}

	@Override
	public String toString() {
		return "UnknownOfficialAccountEvent[account=" + this.account + ", createTime=" + this.createTime + ", event="
				+ EventFields.printable(this.event) + ", fields=" + this.fields + "]";
	}

}

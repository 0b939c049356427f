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

package io.github.membercard.autoconfigure.notification;

import java.time.Duration;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.notification.NotificationPath;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;

/**
 * {@link ConfigurationProperties Properties} for notifications.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("membercard.notification")
public class MembercardNotificationProperties {

	/**
	 * Whether to receive notifications.
	 */
	private boolean enabled;

	/**
	 * Path within the application where notifications arrive. The segment {merchant} is
	 * the name of a merchant or its number.
	 */
	private String path = "/membercard/notifications/{merchant}";

	/**
	 * Path within the application where the events of official accounts arrive. The
	 * segment {account} is the name of an account.
	 */
	private String officialAccountPath = "/membercard/official-accounts/{account}";

	/**
	 * When to answer although the handlers are not done. WeChat Pay waits five seconds.
	 */
	private Duration answerWithin = Duration.ofMillis(4500);

	/**
	 * Order of the filter that takes notifications among the filters of the application.
	 * A filter before it must not touch the body.
	 */
	private int filterOrder = Ordered.HIGHEST_PRECEDENCE;

	/**
	 * After which time a notification may be handled again although nobody said how its
	 * handling ended, because the instance was killed. Longer than any handler takes.
	 */
	private Duration claimTimeout = Duration.ofMinutes(1);

	/**
	 * How long a handled notification is remembered. WeChat Pay repeats for about a day.
	 */
	private Duration retention = Duration.ofDays(2);

	/**
	 * How many handled notifications are remembered without a database.
	 */
	private int maxInMemory = 10_000;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public String getOfficialAccountPath() {
		return this.officialAccountPath;
	}

	public void setOfficialAccountPath(String officialAccountPath) {
		this.officialAccountPath = officialAccountPath;
	}

	public Duration getAnswerWithin() {
		return this.answerWithin;
	}

	public void setAnswerWithin(Duration answerWithin) {
		this.answerWithin = answerWithin;
	}

	public int getFilterOrder() {
		return this.filterOrder;
	}

	public void setFilterOrder(int filterOrder) {
		this.filterOrder = filterOrder;
	}

	public Duration getClaimTimeout() {
		return this.claimTimeout;
	}

	public void setClaimTimeout(Duration claimTimeout) {
		this.claimTimeout = claimTimeout;
	}

	public Duration getRetention() {
		return this.retention;
	}

	public void setRetention(Duration retention) {
		this.retention = retention;
	}

	public int getMaxInMemory() {
		return this.maxInMemory;
	}

	public void setMaxInMemory(int maxInMemory) {
		this.maxInMemory = maxInMemory;
	}

	NotificationPath toOfficialAccountPath() {
		return NotificationPath.of(this.officialAccountPath, "account", "membercard.notification.official-account-path",
				HttpMethod.GET, HttpMethod.POST);
	}

	void check() {
		require(isPositive(this.answerWithin), "answer-within", "it is not greater than zero", "4500ms");
		require(isPositive(this.retention), "retention", "it is not greater than zero", "2d");
		require(this.maxInMemory > 0, "max-in-memory", "it is not greater than zero", "10000");
		require(this.claimTimeout.compareTo(this.answerWithin) > 0, "claim-timeout",
				"it is not longer than 'membercard.notification.answer-within'", "1m");
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	private static void require(boolean condition, String name, String found, String usual) {
		if (!condition) {
			throw new MembercardConfigurationException("membercard.notification." + name, found,
					"Set it to a usual value such as " + usual + ", or remove it");
		}
	}

}

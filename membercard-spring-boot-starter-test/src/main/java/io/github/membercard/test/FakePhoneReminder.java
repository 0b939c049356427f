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

package io.github.membercard.test;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member known by phone number who is reminded to take a card. It is thread-safe and
 * follows what happens to it.
 *
 * @since 0.1.0
 * @see FakeCard#phoneReminders()
 */
public final class FakePhoneReminder {

	private final FakeCard card;

	private final String phoneNumber;

	private final @Nullable String code;

	private final @Nullable String membershipNumber;

	private final Instant registrationTime;

	private final @Nullable String outerStr;

	private boolean shown;

	private @Nullable FakeUserCard userCard;

	private @Nullable Instant receiveTime;

	FakePhoneReminder(FakeCard card, String phoneNumber, @Nullable String code, @Nullable String membershipNumber,
			Instant registrationTime, @Nullable String outerStr) {
		this.card = card;
		this.phoneNumber = phoneNumber;
		this.code = code;
		this.membershipNumber = membershipNumber;
		this.registrationTime = registrationTime;
		this.outerStr = outerStr;
	}

	/**
	 * Return the phone number of the member.
	 * @return the phone number, decrypted
	 */
	public String phoneNumber() {
		return this.phoneNumber;
	}

	/**
	 * Return the code that the user card is to have.
	 * @return the {@code code}, or {@code null} when the merchant gave none
	 */
	public @Nullable String code() {
		return this.code;
	}

	/**
	 * Return the number that the card is to show.
	 * @return the {@code membership_number}, or {@code null} when the merchant gave none
	 */
	public @Nullable String membershipNumber() {
		return this.membershipNumber;
	}

	/**
	 * Return when the member registered with the merchant.
	 * @return the {@code registration_time}
	 */
	public Instant registrationTime() {
		return this.registrationTime;
	}

	/**
	 * Return the scene.
	 * @return the {@code outer_str}, or {@code null} when the merchant gave none
	 */
	public @Nullable String outerStr() {
		return this.outerStr;
	}

	/**
	 * Return what became of the reminder.
	 * @return the {@code receive_status}
	 */
	public synchronized Status status() {
		if (this.userCard != null) {
			return Status.RECEIVED;
		}
		return this.shown ? Status.UNRECEIVED : Status.UNSHOWED;
	}

	/**
	 * Let the user see the reminder.
	 */
	public synchronized void show() {
		this.shown = true;
	}

	/**
	 * Let the user take the card.
	 * @param openid the openid of the user
	 * @return the user card
	 * @throws IllegalStateException when the platform wouldn't give the card to the user
	 */
	public FakeUserCard take(String openid) {
		FakeUserCard userCard = this.card.take(this, openid);
		synchronized (this) {
			this.userCard = userCard;
			this.receiveTime = this.card.now();
		}
		return userCard;
	}

	boolean isSame(FakePhoneReminder other) {
		return this.phoneNumber.equals(other.phoneNumber) && Objects.equals(this.code, other.code)
				&& Objects.equals(this.membershipNumber, other.membershipNumber)
				&& this.registrationTime.equals(other.registrationTime)
				&& Objects.equals(this.outerStr, other.outerStr);
	}

	synchronized ObjectNode toJson() {
		ObjectNode json = JsonMapper.shared().createObjectNode().put("receive_status", status().name());
		FakeUserCard userCard = this.userCard;
		if (userCard != null) {
			json.putObject("user_card_information")
				.put("code", userCard.code())
				.put("openid", userCard.openid())
				.put("receive_time", ChinaTime.format(Objects.requireNonNull(this.receiveTime)))
				.put("card_appid", this.card.appid())
				.put("card_id", this.card.cardId());
		}
		return json;
	}

	@Override
	public String toString() {
		return "FakePhoneReminder[" + this.card.cardId() + ", " + status() + "]";
	}

	/**
	 * What became of a reminder.
	 */
	public enum Status {

		/**
		 * The user has not seen it.
		 */
		UNSHOWED,

		/**
		 * The user has seen it but not taken the card.
		 */
		UNRECEIVED,

		/**
		 * The user took the card.
		 */
		RECEIVED

	}

}

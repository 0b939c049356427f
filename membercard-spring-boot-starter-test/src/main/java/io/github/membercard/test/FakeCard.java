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

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A member card of the fake platform and the users who have it.
 *
 * @since 0.1.0
 * @see FakeWechatPay#card(String)
 */
public final class FakeCard {

	private static final long FIRST_CODE = 478515832665L;

	private final String cardId;

	private final CodeMode codeMode;

	private final Map<String, String> users = new LinkedHashMap<>();

	private final Deque<String> deposited = new ArrayDeque<>();

	private long nextCode = FIRST_CODE;

	FakeCard(String cardId, CodeMode codeMode) {
		this.cardId = cardId;
		this.codeMode = codeMode;
	}

	/**
	 * Return the id of the card.
	 * @return the {@code card_id}
	 */
	public String cardId() {
		return this.cardId;
	}

	/**
	 * Return where the codes of the card come from.
	 * @return the {@code code_mode}
	 */
	public CodeMode codeMode() {
		return this.codeMode;
	}

	/**
	 * Return the users who have the card, in the order they got it.
	 * @return a copy: the code of each openid
	 */
	public synchronized Map<String, String> users() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(this.users));
	}

	/**
	 * Deposit codes for users to come.
	 * @param codes the codes
	 * @throws IllegalStateException when the card has another code mode than
	 * {@link CodeMode#MERCHANT_DEPOSIT}
	 */
	public synchronized void depositCodes(String... codes) {
		if (this.codeMode != CodeMode.MERCHANT_DEPOSIT) {
			throw new IllegalStateException("Card %s has the code mode %s, codes can be deposited with %s only"
				.formatted(this.cardId, this.codeMode, CodeMode.MERCHANT_DEPOSIT));
		}
		this.deposited.addAll(List.of(codes));
	}

	synchronized String importUser(String openid, @Nullable String code) {
		if (this.users.containsKey(openid)) {
			throw Refusal.invalidRequest("用户已领取该会员卡");
		}
		if (code != null && this.users.containsValue(code)) {
			throw Refusal.invalidRequest("code已被使用");
		}
		String given = (code != null) ? code : allocate();
		this.deposited.remove(given);
		this.users.put(openid, given);
		return given;
	}

	private String allocate() {
		switch (this.codeMode) {
			case REAL_TIME -> throw Refusal.invalidRequest("REAL_TIME模式的会员卡必须传入code");
			case MERCHANT_DEPOSIT -> {
				String code = this.deposited.poll();
				if (code == null) {
					throw Refusal.invalidRequest("会员卡code库存不足，请先预存code");
				}
				return code;
			}
			case SYSTEM_ALLOCATE -> {
				String code;
				do {
					code = Long.toString(this.nextCode++);
				}
				while (this.users.containsValue(code));
				return code;
			}
		}
		throw new IllegalStateException("Unknown code mode " + this.codeMode);
	}

	@Override
	public String toString() {
		return "FakeCard[" + this.cardId + ", " + this.codeMode + "]";
	}

	/**
	 * Where the codes of a card come from.
	 */
	public enum CodeMode {

		/**
		 * The platform makes them.
		 */
		SYSTEM_ALLOCATE,

		/**
		 * The merchant deposits them before.
		 */
		MERCHANT_DEPOSIT,

		/**
		 * The merchant sends one with each user.
		 */
		REAL_TIME

	}

}

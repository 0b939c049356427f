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

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member card of the fake platform and the users who have it. It is thread-safe.
 *
 * @since 0.1.0
 * @see FakeWechatPay#card(String)
 */
public final class FakeCard {

	private static final long FIRST_CODE = 478515832665L;

	private final String cardId;

	private final @Nullable String creator;

	private CardTemplate template;

	private final Notifier notifier;

	private final Clock clock;

	private final SecureRandom random;

	private final CardRights rights = new CardRights();

	private final Map<String, ObjectNode> serviceModules = new LinkedHashMap<>();

	private final Map<String, FakeUserCard> userCards = new LinkedHashMap<>();

	private final Map<String, FakeUserCard> byOpenid = new LinkedHashMap<>();

	private final Map<String, FakeUserCard> byPhoneNumber = new HashMap<>();

	private final Map<String, FakeUserCard> byTicket = new HashMap<>();

	private final Map<String, FakeUserCard> byEncryptCode = new HashMap<>();

	private final Map<String, FakePhoneReminder> phoneReminders = new LinkedHashMap<>();

	private final Set<String> deposited = new LinkedHashSet<>();

	private final Set<String> everDeposited = new HashSet<>();

	private final Instant createTime;

	private Instant updateTime;

	private Status status;

	// Read by user cards too, whose locks are taken after that of the card.
	private volatile boolean legacy;

	private long nextCode = FIRST_CODE;

	/**
	 * Create a card.
	 * @param cardId its id
	 * @param template what the merchant said of it
	 * @param creator the id of the merchant that made it, or {@code null} when every
	 * merchant may use it
	 * @param status its status
	 * @param notifier tells merchants what users do
	 * @param clock the clock of the platform
	 * @param random the source of chance
	 */
	FakeCard(String cardId, CardTemplate template, @Nullable String creator, Status status, Notifier notifier,
			Clock clock, SecureRandom random) {
		this.cardId = cardId;
		this.template = template;
		this.creator = creator;
		this.status = status;
		this.notifier = notifier;
		this.clock = clock;
		this.random = random;
		this.createTime = clock.instant();
		this.updateTime = this.createTime;
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
	public synchronized CodeMode codeMode() {
		return this.template.codeMode();
	}

	/**
	 * Return how far the audit of the card is.
	 * @return the {@code status}
	 */
	public synchronized Status status() {
		return this.status;
	}

	/**
	 * Let the card pass the audit, so that it can be handed out.
	 * @throws IllegalStateException when the card is deleted
	 * @see FakeWechatPay.Builder#manualAudit()
	 */
	public void approve() {
		audit(Status.APPROVED);
	}

	/**
	 * Let the card fail the audit.
	 * @throws IllegalStateException when the card is deleted
	 * @see FakeWechatPay.Builder#manualAudit()
	 */
	public void refuse() {
		audit(Status.APPROVE_FAIL);
	}

	private synchronized void audit(Status status) {
		if (this.status == Status.DELETED) {
			throw new IllegalStateException("Card %s is deleted".formatted(this.cardId));
		}
		this.status = status;
	}

	/**
	 * Return the users who have the card, in the order they got it. Those who came by
	 * phone number only have no openid and are missing.
	 * @return a copy: the code of each openid
	 */
	public synchronized Map<String, String> users() {
		Map<String, String> users = new LinkedHashMap<>();
		this.byOpenid.forEach((openid, userCard) -> {
			if (userCard.status() != FakeUserCard.Status.DELETE) {
				users.put(openid, userCard.code());
			}
		});
		return Collections.unmodifiableMap(users);
	}

	/**
	 * Return the user cards, in the order the users got them, deleted ones too.
	 * @return a copy of the list; its elements follow what happens to them
	 */
	public synchronized List<FakeUserCard> userCards() {
		return List.copyOf(this.userCards.values());
	}

	/**
	 * Return the members known by phone number who were to be reminded of the card.
	 * @return a copy of the list, oldest first; its elements follow what happens to them
	 */
	public synchronized List<FakePhoneReminder> phoneReminders() {
		return List.copyOf(this.phoneReminders.values());
	}

	/**
	 * Let a user take the card, as by a QR code or the card component.
	 * @param openid the openid of the user
	 * @param activateType {@link ActivateType#AUTO_ACTIVATE} makes the user card
	 * {@code EFFECTIVE} at once, {@link ActivateType#JUMP_ACTIVATE} leaves it
	 * {@code NOT_ACTIVATE} and gives it what the activate URL carries
	 * @return the user card
	 * @throws IllegalStateException when the platform wouldn't give the card to the user
	 */
	public FakeUserCard take(String openid, ActivateType activateType) {
		return take(openid, activateType, null);
	}

	/**
	 * Let a user take the card with a code of the merchant's, as the card component does
	 * with {@link CodeMode#REAL_TIME}.
	 * @param openid the openid of the user
	 * @param activateType what makes the user card {@code EFFECTIVE}
	 * @param code the code, or {@code null} when the platform is to find one
	 * @return the user card
	 * @throws IllegalStateException when the platform wouldn't give the card to the user
	 */
	public synchronized FakeUserCard take(String openid, ActivateType activateType, @Nullable String code) {
		boolean jump = activateType == ActivateType.JUMP_ACTIVATE;
		FakeUserCard userCard = take(openid, null, code,
				jump ? FakeUserCard.Status.NOT_ACTIVATE : FakeUserCard.Status.EFFECTIVE);
		if (jump) {
			this.byTicket.put(userCard.activateTicket(), userCard);
			this.byEncryptCode.put(userCard.encryptCode(), userCard);
		}
		userCard.tellTaken(null);
		return userCard;
	}

	private FakeUserCard take(String openid, @Nullable String phoneNumber, @Nullable String code,
			FakeUserCard.Status status) {
		try {
			return give(openid, phoneNumber, code, status, this.creator);
		}
		catch (Refusal ex) {
			throw new IllegalStateException("Card %s can't be taken: %s".formatted(this.cardId, ex.getMessage()), ex);
		}
	}

	/**
	 * Deposit codes for users to come.
	 * @param codes the codes
	 * @throws IllegalStateException when the card has another code mode than
	 * {@link CodeMode#MERCHANT_DEPOSIT}
	 */
	public synchronized void depositCodes(String... codes) {
		if (codeMode() != CodeMode.MERCHANT_DEPOSIT) {
			throw new IllegalStateException("Card %s has the code mode %s, codes can be deposited with %s only"
				.formatted(this.cardId, codeMode(), CodeMode.MERCHANT_DEPOSIT));
		}
		List.of(codes).forEach(this::depositCode);
	}

	/**
	 * Deposit a code.
	 * @param code the code
	 * @return whether it is a new one
	 */
	synchronized boolean depositCode(String code) {
		return !this.userCards.containsKey(code) && this.everDeposited.add(code) && this.deposited.add(code);
	}

	synchronized String importUser(String openid, @Nullable String code, String merchantId) {
		FakeUserCard userCard = give(openid, null, code, FakeUserCard.Status.EFFECTIVE, merchantId);
		userCard.tellTaken(null);
		return userCard.code();
	}

	synchronized String importUserByPhone(String phoneNumber, @Nullable String code) {
		return give(null, phoneNumber, code, FakeUserCard.Status.EFFECTIVE, this.creator).code();
	}

	private FakeUserCard give(@Nullable String openid, @Nullable String phoneNumber, @Nullable String code,
			FakeUserCard.Status status, @Nullable String merchantId) {
		checkIsApproved();
		checkHasNoCard(openid, phoneNumber);
		if (code != null && code.isBlank()) {
			throw Refusal.invalidRequest("code不能为空");
		}
		if (code != null && this.userCards.containsKey(code)) {
			throw Refusal.invalidRequest("code已被使用");
		}
		String given = (code != null) ? code : allocate();
		this.deposited.remove(given);
		FakeUserCard userCard = addUserCard(given, openid, phoneNumber, status, merchantId);
		if (openid != null) {
			this.byOpenid.put(openid, userCard);
		}
		if (phoneNumber != null) {
			this.byPhoneNumber.put(phoneNumber, userCard);
		}
		return userCard;
	}

	private FakeUserCard addUserCard(String code, @Nullable String openid, @Nullable String phoneNumber,
			FakeUserCard.Status status, @Nullable String merchantId) {
		FakeUserCard userCard = new FakeUserCard(this.cardId, code, openid, phoneNumber, status,
				this.template.backgroundPictureUrl(), this.template.initLevel(), this.rights.initBonus(), this.random,
				(notifications) -> tell(merchantId, notifications));
		this.userCards.put(code, userCard);
		return userCard;
	}

	private void tell(@Nullable String merchantId, List<FakeNotification> notifications) {
		// Until its upgrade a card sends the events of its official account instead.
		if (!this.legacy) {
			this.notifier.tell(merchantId, notifications);
		}
	}

	/**
	 * Give a card of the older interface to a user, who may have it more than once.
	 * @param openid the openid of the user
	 * @param code a code that the card doesn't have yet
	 * @param status the state of the user card
	 * @return the user card
	 */
	synchronized FakeUserCard giveLegacy(String openid, String code, FakeUserCard.Status status) {
		FakeUserCard userCard = addUserCard(code, openid, null, status, null);
		this.byOpenid.put(openid, userCard);
		this.byTicket.put(userCard.activateTicket(), userCard);
		this.byEncryptCode.put(userCard.encryptCode(), userCard);
		return userCard;
	}

	synchronized void checkIsApproved() {
		switch (this.status) {
			case NOT_APPROVE -> throw Refusal.invalidRequest("会员卡审核中，审核通过后才能投放");
			case APPROVE_FAIL -> throw Refusal.invalidRequest("会员卡审核未通过，不能投放");
			case DELETED -> throw Refusal.invalidRequest("会员卡已删除，不能投放");
			case APPROVED -> {
			}
		}
	}

	synchronized void checkIsNotDeleted() {
		if (this.status == Status.DELETED) {
			throw Refusal.invalidRequest("会员卡已删除");
		}
	}

	private void checkHasNoCard(@Nullable String openid, @Nullable String phoneNumber) {
		FakeUserCard userCard = (openid != null) ? this.byOpenid.get(openid) : null;
		if (userCard == null && phoneNumber != null) {
			userCard = this.byPhoneNumber.get(phoneNumber);
		}
		if (userCard != null) {
			throw Refusal
				.invalidRequest((userCard.status() == FakeUserCard.Status.DELETE) ? "用户会员卡已删除，需用户先恢复" : "用户已领取该会员卡");
		}
	}

	private String allocate() {
		switch (codeMode()) {
			case REAL_TIME -> throw Refusal.invalidRequest("REAL_TIME模式的会员卡必须传入code");
			case MERCHANT_DEPOSIT -> {
				if (this.deposited.isEmpty()) {
					throw Refusal.invalidRequest("会员卡code库存不足，请先预存code");
				}
				return this.deposited.iterator().next();
			}
			case SYSTEM_ALLOCATE -> {
				if (remainQuantity() == 0) {
					throw Refusal.invalidRequest("会员卡库存不足");
				}
				String code;
				do {
					code = Long.toString(this.nextCode++);
				}
				while (this.userCards.containsKey(code));
				return code;
			}
		}
		throw new IllegalStateException("Unknown code mode " + codeMode());
	}

	private long remainQuantity() {
		return (codeMode() == CodeMode.SYSTEM_ALLOCATE)
				? Math.max(0, this.template.totalQuantity() - this.userCards.size()) : this.deposited.size();
	}

	synchronized @Nullable FakeUserCard findUserCard(String code) {
		return this.userCards.get(code);
	}

	synchronized @Nullable FakeUserCard findByOpenid(String openid) {
		return this.byOpenid.get(openid);
	}

	synchronized @Nullable FakeUserCard findByTicket(String activateTicket) {
		return this.byTicket.get(activateTicket);
	}

	synchronized @Nullable FakeUserCard findByEncryptCode(String encryptCode) {
		return this.byEncryptCode.get(encryptCode);
	}

	@Nullable String creator() {
		return this.creator;
	}

	synchronized void submitToAudit() {
		audit(Status.NOT_APPROVE);
	}

	/**
	 * Replace what the merchant said of the card, as long as it isn't upgraded.
	 * @param template what the older interface knows of it
	 */
	synchronized void replaceLegacyTemplate(CardTemplate template) {
		if (this.legacy) {
			this.template = template;
			touch(true);
		}
	}

	synchronized FakeCard asLegacy() {
		this.legacy = true;
		return this;
	}

	/**
	 * Tell whether the card was made with the older interface and has to be upgraded
	 * before the operations of this one accept it.
	 * @return whether it still has to be upgraded
	 */
	public boolean isLegacy() {
		return this.legacy;
	}

	synchronized String brandId() {
		return this.template.brandId();
	}

	synchronized String appid() {
		return this.template.appid();
	}

	synchronized boolean update(JsonNode body) {
		checkIsNotDeleted();
		return touch(this.template.update(body));
	}

	synchronized boolean delete() {
		boolean deleted = this.status != Status.DELETED;
		this.status = Status.DELETED;
		return touch(deleted);
	}

	synchronized boolean upgrade(String brandId, String appid) {
		checkIsNotDeleted();
		boolean same = brandId.equals(brandId()) && appid.equals(appid());
		if (!this.legacy && !same) {
			throw Refusal.invalidRequest("该会员卡已绑定品牌，无需升级");
		}
		boolean upgraded = this.legacy;
		this.legacy = false;
		this.template.bind(brandId, appid);
		return touch(upgraded);
	}

	synchronized boolean updateRights(JsonNode body) {
		checkIsNotDeleted();
		return touch(this.rights.update(body));
	}

	synchronized boolean isShown(String section) {
		return this.rights.isShown(section);
	}

	synchronized boolean hasServiceModule(String serviceModuleId) {
		return this.serviceModules.containsKey(serviceModuleId);
	}

	/**
	 * Show a service module or replace it.
	 * @param serviceModuleId its id
	 * @param module its description
	 * @return whether anything is different now
	 */
	synchronized boolean putServiceModule(String serviceModuleId, ObjectNode module) {
		checkIsNotDeleted();
		return touch(!module.equals(this.serviceModules.put(serviceModuleId, module)));
	}

	synchronized void removeServiceModule(String serviceModuleId) {
		checkIsNotDeleted();
		this.serviceModules.remove(serviceModuleId);
		touch(true);
	}

	private boolean touch(boolean changed) {
		if (changed) {
			this.updateTime = this.clock.instant();
		}
		return changed;
	}

	synchronized boolean remind(FakePhoneReminder reminder) {
		checkIsApproved();
		FakePhoneReminder former = this.phoneReminders.get(reminder.phoneNumber());
		if (former != null && former.isSame(reminder)) {
			return false;
		}
		checkHasNoCard(null, reminder.phoneNumber());
		this.phoneReminders.put(reminder.phoneNumber(), reminder);
		return true;
	}

	synchronized @Nullable FakePhoneReminder findPhoneReminder(String phoneNumber) {
		return this.phoneReminders.get(phoneNumber);
	}

	/**
	 * Give the card to a user who was reminded of it.
	 * @param reminder the reminder
	 * @param openid the openid of the user
	 * @return the user card
	 */
	synchronized FakeUserCard take(FakePhoneReminder reminder, String openid) {
		FakeUserCard userCard = take(openid, reminder.phoneNumber(), reminder.code(), FakeUserCard.Status.EFFECTIVE);
		String membershipNumber = reminder.membershipNumber();
		if (membershipNumber != null) {
			userCard.setMembershipNumber(membershipNumber);
		}
		userCard.tellTaken(reminder);
		return userCard;
	}

	Instant now() {
		return this.clock.instant();
	}

	synchronized ObjectNode toJson() {
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("card_id", this.cardId);
		json.put("create_time", ChinaTime.format(this.createTime));
		json.put("update_time", ChinaTime.format(this.updateTime));
		json.put("status", this.status.name());
		if (codeMode() != CodeMode.REAL_TIME) {
			json.put("remain_quantity", remainQuantity());
		}
		json.setAll(this.template.toJson());
		this.rights.writeTo(json);
		if (!this.serviceModules.isEmpty()) {
			ArrayNode modules = json.putArray("service_modules");
			new ArrayList<>(this.serviceModules.values()).forEach((module) -> modules.add(module.deepCopy()));
		}
		return json;
	}

	@Override
	public String toString() {
		return "FakeCard[" + this.cardId + ", " + codeMode() + "]";
	}

	/**
	 * How far the audit of a card is.
	 */
	public enum Status {

		/**
		 * The audit is under way.
		 */
		NOT_APPROVE,

		/**
		 * The card failed the audit.
		 */
		APPROVE_FAIL,

		/**
		 * The card passed the audit and can be handed out.
		 */
		APPROVED,

		/**
		 * The merchant deleted the card.
		 */
		DELETED

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

	/**
	 * What makes the card of a user {@code EFFECTIVE}.
	 */
	public enum ActivateType {

		/**
		 * Taking it is enough.
		 */
		AUTO_ACTIVATE,

		/**
		 * The user is sent to a page of the merchant's, which activates it.
		 */
		JUMP_ACTIVATE

	}

}

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

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member card of an official account, made with its older card API, and the users who
 * have it. It is also a {@link FakeCard} of the platform, one that has to be upgraded
 * before the newer API accepts it; both share the user cards. After the upgrade the
 * operations of the older API change nothing of it any more, and users take and delete it
 * through {@link FakeCard}. It is thread-safe.
 *
 * @since 0.1.0
 * @see FakeOfficialAccount#card(String)
 */
public final class FakeOfficialAccountCard {

	private static final String FORM_FIELD = "USER_FORM_FLAG_";

	private static final String LEGACY_FORM_FIELD = "USER_FORM_INFO_FLAG_";

	private static final long MOST_STOCK = 100_000_000;

	// No page says how many.
	private static final long MOST_POINTS = Integer.MAX_VALUE;

	private static final int CUSTOM_FIELDS = 3;

	private final FakeOfficialAccount account;

	private final FakeCard card;

	private final OfficialAccountTemplate template;

	private final OfficialAccountAudit audit;

	private final Clock clock;

	// What only this API knows of the user cards, by code
	private final Map<String, Holding> holdings = new HashMap<>();

	// By code and number
	private final Map<String, Map<Integer, String>> customFields = new HashMap<>();

	private long totalQuantity;

	private boolean dispatched;

	private boolean formSet;

	FakeOfficialAccountCard(FakeOfficialAccount account, FakeCard card, OfficialAccountTemplate template,
			OfficialAccountAudit audit, Clock clock) {
		this.account = account;
		this.card = card;
		this.template = template;
		this.audit = audit;
		this.clock = clock;
		this.totalQuantity = template.quantity();
	}

	/**
	 * Return the id of the card.
	 * @return the {@code card_id}
	 */
	public String cardId() {
		return this.card.cardId();
	}

	/**
	 * Return how far the audit of the card is.
	 * @return the {@code status}
	 */
	public synchronized Status status() {
		return switch (this.card.status()) {
			case NOT_APPROVE -> Status.CARD_STATUS_NOT_VERIFY;
			case APPROVE_FAIL -> Status.CARD_STATUS_VERIFY_FAIL;
			case APPROVED -> this.dispatched ? Status.CARD_STATUS_DISPATCH : Status.CARD_STATUS_VERIFY_OK;
			case DELETED -> Status.CARD_STATUS_DELETE;
		};
	}

	/**
	 * Tell whether the card was upgraded to the newer API.
	 * @return whether the operations of the older one have stopped changing it
	 */
	public boolean isUpgraded() {
		return !this.card.isLegacy();
	}

	/**
	 * Return how many users can still take the card.
	 * @return the {@code quantity} of its stock
	 */
	public synchronized long quantity() {
		return Math.max(0, this.totalQuantity - taken());
	}

	private int taken() {
		return this.card.userCards().size();
	}

	/**
	 * Return the user cards, in the order the users got them, deleted ones too.
	 * @return a copy of the list; its elements follow what happens to them
	 */
	public List<FakeUserCard> userCards() {
		return this.card.userCards();
	}

	/**
	 * Return a user card, with its points, its membership number and what an activate URL
	 * carries.
	 * @param code its code
	 * @return the user card
	 * @throws IllegalArgumentException when no user has this code
	 */
	public FakeUserCard userCard(String code) {
		FakeUserCard userCard = findUserCard(code);
		if (userCard == null) {
			throw new IllegalArgumentException("Of card %s no user has this code".formatted(cardId()));
		}
		return userCard;
	}

	/**
	 * Return what a custom field of a user card shows. One of the type
	 * {@code FIELD_NAME_TYPE_LEVEL} is also its {@linkplain FakeUserCard#level() level}.
	 * @param code the code of the user card
	 * @param number which field, from 1 to 3
	 * @return its value, or {@code null} while it has none
	 */
	public synchronized @Nullable String customField(String code, int number) {
		return this.customFields.getOrDefault(code, Map.of()).get(number);
	}

	/**
	 * Let the card pass the audit, so that it can be handed out, and push
	 * {@code card_pass_check}.
	 * @throws IllegalStateException when the card is deleted or upgraded
	 * @see FakeWechatPay.Builder#manualAudit()
	 */
	public void approve() {
		checkIsNotUpgraded();
		this.card.approve();
		this.account.tell(event("card_pass_check", this.account.auditor()));
	}

	void approveIfWaiting() {
		if (status() == Status.CARD_STATUS_NOT_VERIFY && !isUpgraded()) {
			approve();
		}
	}

	/**
	 * Let the card fail the audit, and push {@code card_not_pass_check}.
	 * @param reason why, the {@code RefuseReason}
	 * @throws IllegalStateException when the card is deleted or upgraded
	 * @see FakeWechatPay.Builder#manualAudit()
	 */
	public void refuse(String reason) {
		checkIsNotUpgraded();
		this.card.refuse();
		this.account.tell(event("card_not_pass_check", this.account.auditor()).with("RefuseReason", reason));
	}

	/**
	 * Hand the card out in the console of the account: a card that passed its audit is
	 * {@code CARD_STATUS_DISPATCH} from now on.
	 */
	public synchronized void dispatch() {
		this.dispatched = true;
	}

	/**
	 * Let a user take the card, and push {@code user_get_card}.
	 * @param openid the openid of the user
	 * @return the code of the user card
	 * @throws IllegalStateException when the platform wouldn't give the card to the user
	 */
	public String take(String openid) {
		return take(openid, null);
	}

	/**
	 * Let a user take the card, as by a QR code with a scene, and push
	 * {@code user_get_card}.
	 * @param openid the openid of the user
	 * @param outerStr the scene value ({@code outer_str}), or {@code null} without one
	 * @return the code of the user card
	 * @throws IllegalStateException when the platform wouldn't give the card to the user:
	 * before its audit only {@linkplain FakeOfficialAccount#testers() testers} get it,
	 * the stock may be used up or the user have it already
	 */
	public String take(String openid, @Nullable String outerStr) {
		return take(openid, outerStr, null);
	}

	/**
	 * Let a user take the card with a code of the account's, and push
	 * {@code user_get_card}.
	 * @param openid the openid of the user
	 * @param outerStr the scene value ({@code outer_str}), or {@code null} without one
	 * @param code the code, needed with {@code use_custom_code}; {@code null} when the
	 * platform is to make one
	 * @return the code of the user card
	 * @throws IllegalStateException when the platform wouldn't give the card to the user
	 */
	public synchronized String take(String openid, @Nullable String outerStr, @Nullable String code) {
		checkIsNotUpgraded();
		checkCanBeTaken(openid, code);
		String given = (code != null) ? code : this.account.newCode();
		this.card.giveLegacy(openid, given,
				this.template.isAutoActivated() ? FakeUserCard.Status.EFFECTIVE : FakeUserCard.Status.NOT_ACTIVATE);
		this.holdings.put(given, new Holding(outerStr, this.clock.instant()));
		this.account.tell(taken(openid, given, outerStr, false));
		return given;
	}

	private void checkCanBeTaken(String openid, @Nullable String code) {
		Status status = status();
		boolean tester = this.account.testers().contains(openid);
		if (status == Status.CARD_STATUS_DELETE) {
			throw notTaken("it is deleted");
		}
		if (!tester && (status == Status.CARD_STATUS_NOT_VERIFY || status == Status.CARD_STATUS_VERIFY_FAIL)) {
			throw notTaken("it hasn't passed its audit and the user is not on the test white list");
		}
		if (quantity() == 0) {
			throw notTaken("its stock is used up");
		}
		List<FakeUserCard> held = userCards().stream().filter((userCard) -> openid.equals(userCard.openid())).toList();
		if (held.stream().anyMatch((userCard) -> userCard.status() == FakeUserCard.Status.DELETE)) {
			throw notTaken("the user deleted it and has to take it again with takeAgain");
		}
		if (held.size() >= this.template.getLimit()) {
			throw notTaken("the user has it as often as get_limit allows: " + this.template.getLimit());
		}
		if (hasCustomCodes() && code == null) {
			throw notTaken("it has custom codes and needs one");
		}
		if (!hasCustomCodes() && code != null) {
			throw notTaken("the platform makes its codes");
		}
		if (code != null && findUserCard(code) != null) {
			throw notTaken("the code is used already");
		}
	}

	private IllegalStateException notTaken(String reason) {
		return new IllegalStateException("Card %s can't be taken: %s".formatted(cardId(), reason));
	}

	/**
	 * Let a user take a card back that the user deleted, and push {@code user_get_card}
	 * with {@code IsRestoreMemberCard} 1. Nothing of the user card is lost.
	 * @param openid the openid of the user
	 * @return the code of the user card, the same as before
	 * @throws IllegalStateException when the user deleted no such card
	 */
	public synchronized String takeAgain(String openid) {
		checkIsNotUpgraded();
		FakeUserCard userCard = userCards().stream()
			.filter((candidate) -> openid.equals(candidate.openid())
					&& candidate.status() == FakeUserCard.Status.DELETE)
			.findFirst()
			.orElseThrow(() -> notTaken("the user didn't delete it"));
		userCard.restore();
		this.account.tell(taken(openid, userCard.code(), holding(userCard.code()).outerStr, true));
		return userCard.code();
	}

	private FakeOfficialAccountEvent taken(String openid, String code, @Nullable String outerStr, boolean restored) {
		return event("user_get_card", openid).with("IsGiveByFriend", 0)
			.with("UserCardCode", code)
			.with("FriendUserName", "")
			.with("OuterId", 0)
			.with("OldUserCardCode", "")
			.with("OuterStr", (outerStr != null) ? outerStr : "")
			.with("IsRestoreMemberCard", restored ? 1 : 0)
			.with("IsRecommendByFriend", 0)
			.withBlanks();
	}

	/**
	 * Let the user delete the user card, and push {@code user_del_card}.
	 * @param code its code
	 * @throws IllegalStateException when the user has it no more
	 */
	public synchronized void delete(String code) {
		FakeUserCard userCard = held(code);
		userCard.delete();
		this.account.tell(event("user_del_card", userCard));
	}

	/**
	 * Let the user look at the user card. {@code user_view_card} is pushed when the card
	 * has {@code need_push_on_view}.
	 * @param code its code
	 * @throws IllegalStateException when the user has it no more
	 */
	public synchronized void view(String code) {
		FakeUserCard userCard = held(code);
		if (this.template.tellsOfViews()) {
			String outerStr = holding(code).outerStr;
			this.account.tell(event("user_view_card", userCard).with("OuterStr", (outerStr != null) ? outerStr : ""));
		}
	}

	/**
	 * Let the user go on from the card to the account, and push
	 * {@code user_enter_session_from_card}.
	 * @param code its code
	 * @throws IllegalStateException when the user has it no more
	 */
	public synchronized void enterSession(String code) {
		this.account.tell(event("user_enter_session_from_card", held(code)));
	}

	/**
	 * Let the user fill in the form of one-click activation, or change it, and push
	 * {@code submit_membercard_user_info}. The user card is active then, unless a page of
	 * the merchant's follows ({@code wx_activate_after_submit}).
	 * @param code its code
	 * @param fields the answers by field: {@code USER_FORM_INFO_FLAG_MOBILE} and the like
	 * for a question of the platform, any other name for one of the merchant's
	 * @throws IllegalStateException when the user has it no more, the card has no
	 * {@code wx_activate} or its form was never set by {@code setActivateUserForm}
	 */
	public synchronized void submitForm(String code, Map<String, String> fields) {
		FakeUserCard userCard = held(code);
		if (!this.template.hasForm() || !this.formSet) {
			throw new IllegalStateException(
					"Card %s has no form: make it with wx_activate and set one with setActivateUserForm"
						.formatted(cardId()));
		}
		fields.forEach((name, value) -> userCard.fillIn(name.replace(LEGACY_FORM_FIELD, FORM_FIELD), value));
		if (!this.template.jumpsAfterForm()) {
			userCard.makeEffective();
		}
		this.account.tell(event("submit_membercard_user_info", userCard));
	}

	/**
	 * Push {@code card_sku_remind}: the stock is low.
	 * @param detail the {@code Detail}, a text for people
	 */
	public void remindOfStock(String detail) {
		checkIsNotUpgraded();
		this.account.tell(event("card_sku_remind", this.account.auditor()).with("Detail", detail));
	}

	private FakeUserCard held(String code) {
		checkIsNotUpgraded();
		FakeUserCard userCard = userCard(code);
		if (userCard.status() == FakeUserCard.Status.DELETE) {
			throw new IllegalStateException("The user deleted this user card of card %s".formatted(cardId()));
		}
		return userCard;
	}

	private void checkIsNotUpgraded() {
		if (isUpgraded()) {
			throw new IllegalStateException(
					"Card %s was upgraded, use FakeWechatPay.card for what happens to it now".formatted(cardId()));
		}
	}

	private FakeOfficialAccountEvent event(String name, String openid) {
		return FakeOfficialAccountEvent.of(name, openid).with("CardId", cardId());
	}

	private FakeOfficialAccountEvent event(String name, FakeUserCard userCard) {
		return event(name, openid(userCard)).with("UserCardCode", userCard.code());
	}

	private static String openid(FakeUserCard userCard) {
		return Objects.requireNonNull(userCard.openid(), "openid");
	}

	@Nullable FakeUserCard findUserCard(String code) {
		return this.card.findUserCard(code);
	}

	@Nullable FakeUserCard findByEncryptCode(String encryptCode) {
		return this.card.findByEncryptCode(encryptCode);
	}

	@Nullable FakeUserCard findByTicket(String activateTicket) {
		return this.card.findByTicket(activateTicket);
	}

	boolean hasCustomCodes() {
		return this.template.hasCustomCodes();
	}

	boolean bindsOpenid() {
		return this.template.bindsOpenid();
	}

	private Holding holding(String code) {
		return this.holdings.computeIfAbsent(code, (added) -> new Holding(null, this.clock.instant()));
	}

	synchronized ObjectNode toJson() {
		ObjectNode json = this.template.toJson();
		ObjectNode base = (ObjectNode) json.get("base_info");
		base.put("id", cardId()).put("status", status().name());
		base.putObject("sku").put("quantity", quantity()).put("total_quantity", this.totalQuantity);
		return json;
	}

	/**
	 * Change the card.
	 * @param changes a {@code member_card} that follows the schema
	 * @return whether it has to pass the audit again
	 */
	synchronized boolean update(JsonNode changes) {
		checkIsNotDeleted();
		boolean audited = this.template.update(changes, this.clock.instant());
		replaceTemplate();
		if (audited) {
			this.card.submitToAudit();
			this.audit.submit(this);
		}
		return audited;
	}

	synchronized boolean delete() {
		return this.card.delete();
	}

	synchronized void changeStock(long change) {
		checkIsNotDeleted();
		long changed = this.totalQuantity + change;
		if (changed < taken() || changed > MOST_STOCK) {
			throw OfficialAccountRefusal.of(40122, "the stock must cover what was taken and be at most 100000000");
		}
		this.totalQuantity = changed;
		replaceTemplate();
	}

	void checkIsNotDeleted() {
		if (status() == Status.CARD_STATUS_DELETE) {
			throw OfficialAccountRefusal.of(40078, "the card is deleted");
		}
	}

	private void replaceTemplate() {
		this.card
			.replaceLegacyTemplate(this.template.toCardTemplate(cardId(), this.account.appId(), this.totalQuantity));
	}

	synchronized void setForm() {
		checkIsNotDeleted();
		if (!this.template.hasForm()) {
			throw OfficialAccountRefusal.of(45030, "the card needs wx_activate");
		}
		this.formSet = true;
	}

	synchronized void checkCanBeHandedOut() {
		switch (status()) {
			case CARD_STATUS_VERIFY_OK, CARD_STATUS_DISPATCH -> {
			}
			default -> throw OfficialAccountRefusal.of(40078);
		}
		if (quantity() == 0) {
			throw OfficialAccountRefusal.of(45031);
		}
	}

	synchronized void activate(JsonNode body) {
		FakeUserCard userCard = usable(body);
		if (userCard.status() != FakeUserCard.Status.NOT_ACTIVATE) {
			throw OfficialAccountRefusal.of(40078, "the user card is active already");
		}
		OfficialAccountTemplate.checkPicture(body.path("background_pic_url"), "background_pic_url");
		long bonus = total(body, "init_bonus", 0, 45022);
		long balance = total(body, "init_balance", 0, 45023);
		userCard.setMembershipNumber(body.get("membership_number").asString());
		userCard.setBonus(bonus);
		userCard.setBalance(balance);
		setFaces(userCard, body, "init_custom_field_value");
		userCard.makeEffective();
	}

	private static long total(JsonNode body, String name, long present, int errcode) {
		long total = body.path(name).asLong(present);
		if (total < 0 || total > MOST_POINTS) {
			throw OfficialAccountRefusal.of(errcode, name + " must be at least 0 and at most " + MOST_POINTS);
		}
		return total;
	}

	private void setFaces(FakeUserCard userCard, JsonNode body, String field) {
		userCard.setBackgroundPictureUrl(body.path("background_pic_url").asString(userCard.backgroundPictureUrl()));
		for (int number = 1; number <= CUSTOM_FIELDS; number++) {
			if (!body.has(field + number)) {
				continue;
			}
			String value = body.get(field + number).asString();
			this.customFields.computeIfAbsent(userCard.code(), (added) -> new HashMap<>()).put(number, value);
			if (this.template.showsLevel(number)) {
				userCard.setLevel(value);
			}
		}
	}

	private FakeUserCard usable(JsonNode body) {
		FakeUserCard userCard = userCard(body.get("code").asString());
		switch (userCard.status()) {
			case DELETE, UNAVAILABLE, EXPIRE -> throw OfficialAccountRefusal.of(40127);
			default -> {
			}
		}
		return userCard;
	}

	/**
	 * Change points, stored value and what the face of a user card shows.
	 * @param body the changes
	 */
	synchronized void updateUser(JsonNode body) {
		FakeUserCard userCard = usable(body);
		if (userCard.status() == FakeUserCard.Status.NOT_ACTIVATE) {
			throw OfficialAccountRefusal.of(40078, "the user card is not activated");
		}
		OfficialAccountTemplate.checkPicture(body.path("background_pic_url"), "background_pic_url");
		long formerBonus = userCard.bonus();
		long formerBalance = userCard.balance();
		// The total counts, what it changed by is only shown to the user.
		long bonus = changed(body, "bonus", "add_bonus", formerBonus, 45022);
		long balance = changed(body, "balance", "add_balance", formerBalance, 45023);
		userCard.setBonus(bonus);
		userCard.setBalance(balance);
		setFaces(userCard, body, "custom_field_value");
		if (bonus != formerBonus || balance != formerBalance) {
			this.account.tell(event("update_member_card", userCard).with("ModifyBonus", bonus - formerBonus)
				.with("ModifyBalance", balance - formerBalance));
		}
	}

	private static long changed(JsonNode body, String total, String change, long present, int errcode) {
		if (body.has(total)) {
			return total(body, total, present, errcode);
		}
		// Far more than is allowed is as bad as a little, and doesn't overflow.
		long changed = present + Math.max(-MOST_POINTS * 2, Math.min(MOST_POINTS * 2, body.path(change).asLong(0)));
		if (changed < 0 || changed > MOST_POINTS) {
			throw OfficialAccountRefusal.of(errcode, change + " leads to less than 0 or too much");
		}
		return changed;
	}

	boolean invalidate(JsonNode body) {
		FakeUserCard userCard = userCard(body.get("code").asString());
		if (userCard.status() == FakeUserCard.Status.DELETE) {
			throw OfficialAccountRefusal.of(40127);
		}
		return userCard.invalidate();
	}

	/**
	 * Write what the platform knows of a user card and its user.
	 * @param userCard the user card
	 * @param json the answer to add it to
	 */
	static void writeUser(FakeUserCard userCard, ObjectNode json) {
		json.put("openid", userCard.openid())
			.put("nickname", "微信用户")
			.put("membership_number", userCard.membershipNumber())
			.put("bonus", userCard.bonus())
			.put("balance", userCard.balance());
		List<String> sex = userCard.userInformation().get(FORM_FIELD + "SEX");
		json.put("sex", (sex != null && !sex.isEmpty()) ? sex.get(0) : "UNKNOWN");
		json.set("user_info", userInfo(userCard));
		json.put("user_card_status", userCardStatus(userCard))
			.put("has_active", userCard.status() != FakeUserCard.Status.NOT_ACTIVATE);
	}

	/**
	 * Return what the user filled in.
	 * @param userCard the user card
	 * @return the lists of common and of custom fields
	 */
	static ObjectNode userInfo(FakeUserCard userCard) {
		ObjectNode info = JsonMapper.shared().createObjectNode();
		ArrayNode common = info.putArray("common_field_list");
		ArrayNode custom = info.putArray("custom_field_list");
		userCard.userInformation().forEach((name, values) -> {
			boolean known = name.startsWith(FORM_FIELD);
			ObjectNode field = (known ? common : custom).addObject()
				.put("name", name.replace(FORM_FIELD, LEGACY_FORM_FIELD));
			if (values.size() == 1) {
				field.put("value", values.get(0));
			}
			else {
				values.forEach(field.putArray("value_list")::add);
			}
		});
		return info;
	}

	private static String userCardStatus(FakeUserCard userCard) {
		return switch (userCard.status()) {
			case NOT_ACTIVATE, EFFECTIVE -> "NORMAL";
			case EXPIRE, UNAVAILABLE, DELETE -> userCard.status().name();
		};
	}

	/**
	 * Write what the platform knows of a code.
	 * @param code the code
	 * @param checkConsume whether an unusable one is an error
	 * @param json the answer to add it to
	 */
	synchronized void writeCode(String code, boolean checkConsume, ObjectNode json) {
		FakeUserCard userCard = userCard(code);
		String status = userCardStatus(userCard);
		boolean usable = status.equals("NORMAL");
		if (checkConsume && !usable) {
			throw OfficialAccountRefusal.of(40127);
		}
		Holding holding = holding(code);
		ObjectNode card = json.putObject("card").put("card_id", cardId());
		writeTimes(holding.taken, card);
		json.put("openid", userCard.openid()).put("can_consume", usable);
		if (holding.outerStr != null) {
			json.put("outer_str", holding.outerStr);
		}
		json.put("user_card_status", status);
	}

	private void writeTimes(Instant taken, ObjectNode card) {
		JsonNode dates = this.template.dates();
		switch (dates.get("type").asString()) {
			case "DATE_TYPE_FIX_TIME_RANGE" -> card.put("begin_time", dates.get("begin_timestamp").asLong())
				.put("end_time", dates.get("end_timestamp").asLong());
			case "DATE_TYPE_FIX_TERM" -> {
				Instant begin = taken.plus(dates.path("fixed_begin_term").asLong(0), ChronoUnit.DAYS);
				card.put("begin_time", begin.getEpochSecond())
					.put("end_time", begin.plus(dates.get("fixed_term").asLong(), ChronoUnit.DAYS).getEpochSecond());
			}
			// Without an end there is none to name.
			default -> card.put("begin_time", taken.getEpochSecond());
		}
	}

	@Override
	public String toString() {
		return "FakeOfficialAccountCard[" + cardId() + ", " + status() + "]";
	}

	/**
	 * How far the audit of a card is.
	 */
	public enum Status {

		/**
		 * The audit is under way.
		 */
		CARD_STATUS_NOT_VERIFY,

		/**
		 * The card failed the audit.
		 */
		CARD_STATUS_VERIFY_FAIL,

		/**
		 * The card passed the audit and can be handed out.
		 */
		CARD_STATUS_VERIFY_OK,

		/**
		 * The account deleted the card.
		 */
		CARD_STATUS_DELETE,

		/**
		 * The card passed the audit and is handed out by the console of the account.
		 */
		CARD_STATUS_DISPATCH

	}

	/**
	 * What only this API knows of a user card.
	 *
	 * @param outerStr the scene value it was taken with, or {@code null} without one
	 * @param taken when it was taken
	 */
	private record Holding(@Nullable String outerStr, Instant taken) {
	}

}

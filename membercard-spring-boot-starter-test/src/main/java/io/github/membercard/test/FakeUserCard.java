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
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The card of one user. It is thread-safe and follows what happens to it.
 *
 * @since 0.1.0
 * @see FakeCard#userCards()
 * @see FakeCard#take
 */
public final class FakeUserCard {

	private static final Pattern MEMBERSHIP_NUMBER = Pattern.compile("[\\x21-\\x7e]+");

	private static final String COMMON_FIELD = "USER_FORM_FLAG_";

	private final String cardId;

	private final String code;

	private final @Nullable String openid;

	private final @Nullable String phoneNumber;

	private final String encryptCode;

	private final String activateTicket;

	private final Consumer<List<FakeNotification>> merchant;

	private final Map<String, List<String>> userInformation = new LinkedHashMap<>();

	private final Map<String, JsonNode> serviceModules = new LinkedHashMap<>();

	private final Map<String, BonusOrder> bonusOrders = new HashMap<>();

	private Status status;

	private Status statusBeforeDelete;

	private String membershipNumber;

	private String backgroundPictureUrl;

	private String level;

	private long balance;

	private long bonus;

	private @Nullable String memberPriceWord;

	private @Nullable String fapiaoJumpWord;

	private @Nullable JsonNode guide;

	FakeUserCard(String cardId, String code, @Nullable String openid, @Nullable String phoneNumber, Status status,
			String backgroundPictureUrl, String level, long bonus, SecureRandom random,
			Consumer<List<FakeNotification>> merchant) {
		this.cardId = cardId;
		this.code = code;
		this.openid = openid;
		this.phoneNumber = phoneNumber;
		this.status = status;
		this.statusBeforeDelete = status;
		this.membershipNumber = code;
		this.backgroundPictureUrl = backgroundPictureUrl;
		this.level = level;
		this.bonus = bonus;
		this.merchant = merchant;
		byte[] bytes = new byte[64];
		random.nextBytes(bytes);
		this.encryptCode = Base64.getEncoder().encodeToString(bytes);
		this.activateTicket = HexFormat.of().formatHex(bytes, 0, 16);
	}

	/**
	 * Return the card that it is one of.
	 * @return the {@code card_id}
	 */
	public String cardId() {
		return this.cardId;
	}

	/**
	 * Return the code, which identifies the user card among those of its card.
	 * @return the {@code code}
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return who has the card.
	 * @return the openid, or {@code null} when the user came by phone number
	 */
	public @Nullable String openid() {
		return this.openid;
	}

	/**
	 * Return the phone number that the user came by.
	 * @return the phone number, decrypted, or {@code null} when the user came otherwise
	 */
	public @Nullable String phoneNumber() {
		return this.phoneNumber;
	}

	/**
	 * Return the state of the user card.
	 * @return the {@code user_card_status}
	 */
	public synchronized Status status() {
		return this.status;
	}

	/**
	 * Return the number that the card shows.
	 * @return the {@code membership_number}, the code unless it was changed
	 */
	public synchronized String membershipNumber() {
		return this.membershipNumber;
	}

	/**
	 * Return the level of the member.
	 * @return the {@code level}, empty without one
	 */
	public synchronized String level() {
		return this.level;
	}

	/**
	 * Return the picture behind the card.
	 * @return the {@code background_picture_url}
	 */
	public synchronized String backgroundPictureUrl() {
		return this.backgroundPictureUrl;
	}

	/**
	 * Return the stored value.
	 * @return the {@code balance}, in the unit that the merchant uses
	 */
	public synchronized long balance() {
		return this.balance;
	}

	/**
	 * Set the stored value, to prepare a test.
	 * @param balance the {@code balance}
	 */
	public synchronized void setBalance(long balance) {
		this.balance = balance;
	}

	/**
	 * Return the points.
	 * @return the {@code bonus_value}
	 */
	public synchronized long bonus() {
		return this.bonus;
	}

	/**
	 * Set the points, to prepare a test.
	 * @param bonus the {@code bonus_value}
	 */
	public synchronized void setBonus(long bonus) {
		this.bonus = bonus;
	}

	/**
	 * Return the wording of the member price line.
	 * @return the {@code member_price_word}, or {@code null} while the user has none of
	 * their own
	 */
	public synchronized @Nullable String memberPriceWord() {
		return this.memberPriceWord;
	}

	/**
	 * Return the wording of the invoice link.
	 * @return the {@code fapiao_jump_word}, or {@code null} while the user has none of
	 * their own
	 */
	public synchronized @Nullable String fapiaoJumpWord() {
		return this.fapiaoJumpWord;
	}

	/**
	 * Return the name of the contact person.
	 * @return the {@code staff_name} of the {@code guide}, or {@code null} without one
	 */
	public synchronized @Nullable String guideStaffName() {
		JsonNode guide = this.guide;
		return (guide != null && guide.has("staff_name")) ? guide.get("staff_name").asString() : null;
	}

	/**
	 * Return what the activate URL of a card to be activated by jump carries. It has to
	 * be percent-encoded in a query.
	 * @return the {@code encrypt_code}; the platform knows it only when the user took the
	 * card with {@link FakeCard.ActivateType#JUMP_ACTIVATE}
	 */
	public String encryptCode() {
		return this.encryptCode;
	}

	/**
	 * Return what the activate URL of a card to be activated by jump carries.
	 * @return the {@code activate_ticket}; the platform knows it only when the user took
	 * the card with {@link FakeCard.ActivateType#JUMP_ACTIVATE}
	 */
	public String activateTicket() {
		return this.activateTicket;
	}

	/**
	 * Let the user answer a question of the form.
	 * @param name the field: one that begins with {@code USER_FORM_FLAG_} for a question
	 * of the platform, any other for one of the merchant's
	 * @param values the answer; several for a question with several answers
	 * @return this user card
	 */
	public synchronized FakeUserCard fillIn(String name, String... values) {
		this.userInformation.put(name, List.of(values));
		return this;
	}

	/**
	 * Let the time of the card run out.
	 */
	public synchronized void expire() {
		this.status = Status.EXPIRE;
	}

	/**
	 * Let the user look at the card. The merchant is notified.
	 */
	public void view() {
		tellManaged("USER_VIEW_MEMBERCARD");
	}

	/**
	 * Let the user delete the card. The merchant is notified.
	 */
	public synchronized void delete() {
		if (this.status != Status.DELETE) {
			this.statusBeforeDelete = this.status;
			this.status = Status.DELETE;
			tellManaged("USER_DELETE_MEMBERCARD");
		}
	}

	private void tellManaged(String eventType) {
		// Every notification names the user, so nobody is told of those without an
		// openid.
		if (this.openid != null) {
			this.merchant
				.accept(List.of(FakeNotification.userCardManage(eventType, this.cardId, this.code, this.openid)));
		}
	}

	/**
	 * Tell the merchant that the user took the card.
	 * @param reminder what reminded the user, or {@code null} without a reminder
	 */
	void tellTaken(@Nullable FakePhoneReminder reminder) {
		if (this.openid == null) {
			return;
		}
		FakeNotification accept = FakeNotification.acceptCard(this.cardId, this.code, this.openid);
		FakeNotification activate = FakeNotification.activateCard(this.cardId, this.code, this.openid);
		if (reminder != null) {
			accept = accept.withInnerEventType("MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER")
				.withPhoneNumber(reminder.phoneNumber());
			String outerStr = reminder.outerStr();
			if (outerStr != null) {
				accept = accept.withOuterStr(outerStr);
				activate = activate.withOuterStr(outerStr);
			}
		}
		this.merchant.accept((status() == Status.EFFECTIVE) ? List.of(accept, activate) : List.of(accept));
	}

	synchronized void setMembershipNumber(String membershipNumber) {
		this.membershipNumber = membershipNumber;
	}

	synchronized void setLevel(String level) {
		this.level = level;
	}

	synchronized void setBackgroundPictureUrl(String backgroundPictureUrl) {
		this.backgroundPictureUrl = backgroundPictureUrl;
	}

	synchronized void makeEffective() {
		this.status = Status.EFFECTIVE;
	}

	/**
	 * Give the card back to the user who deleted it.
	 */
	synchronized void restore() {
		this.status = this.statusBeforeDelete;
	}

	/**
	 * Return what the user answered to the questions of the form.
	 * @return a copy: the answers to each question
	 */
	synchronized Map<String, List<String>> userInformation() {
		return new LinkedHashMap<>(this.userInformation);
	}

	synchronized void activate(JsonNode body) {
		switch (this.status) {
			case EFFECTIVE -> throw Refusal.invalidRequest("用户会员卡已激活，请勿重复激活");
			case NOT_ACTIVATE -> {
				changeMembershipNumber(body);
				this.status = Status.EFFECTIVE;
				if (this.openid != null) {
					this.merchant.accept(List.of(FakeNotification.activateCard(this.cardId, this.code, this.openid)));
				}
			}
			default -> throw notUsable();
		}
	}

	synchronized boolean invalidate() {
		if (this.status == Status.DELETE) {
			throw notUsable();
		}
		boolean changed = this.status != Status.UNAVAILABLE;
		this.status = Status.UNAVAILABLE;
		return changed;
	}

	synchronized void update(JsonNode body) {
		checkIsEffective();
		JsonNode change = body.path("balance_information");
		if (!change.isMissingNode()) {
			checkSum("储值余额", this.balance, change.get("before_balance").asLong(), change.get("add_balance").asLong(),
					change.get("balance").asLong());
		}
		// Last of what can be refused, so that nothing changes by halves.
		changeMembershipNumber(body);
		if (!change.isMissingNode()) {
			this.balance = change.get("balance").asLong();
		}
		this.level = body.path("level").asString(this.level);
		this.backgroundPictureUrl = body.path("background_picture_url").asString(this.backgroundPictureUrl);
	}

	synchronized void updateRights(JsonNode body) {
		checkIsEffective();
		if (body.has("before_bonus_value") || body.has("bonus_value") || body.has("add_bonus_value")) {
			long value = number(body, "bonus_value");
			checkSum("积分", this.bonus, number(body, "before_bonus_value"), number(body, "add_bonus_value"), value);
			this.bonus = value;
		}
		this.memberPriceWord = body.has("member_price_word") ? body.get("member_price_word").asString()
				: this.memberPriceWord;
		this.fapiaoJumpWord = body.has("fapiao_jump_word") ? body.get("fapiao_jump_word").asString()
				: this.fapiaoJumpWord;
		this.guide = body.has("guide") ? body.get("guide") : this.guide;
	}

	private static long number(JsonNode body, String name) {
		if (!body.has(name)) {
			throw Refusal.paramError("body", "/" + name, null,
					"before_bonus_value, bonus_value and add_bonus_value are required together");
		}
		return body.get(name).asLong();
	}

	private static void checkSum(String what, long present, long before, long add, long after) {
		if (before != present) {
			throw Refusal.invalidRequest("变更前" + what + "与当前值不一致，请查询后重试");
		}
		if (before + add != after) {
			throw Refusal.invalidRequest("变更后" + what + "必须等于变更前的值加上变化值");
		}
	}

	private void changeMembershipNumber(JsonNode body) {
		String number = body.path("membership_number").asString(this.membershipNumber);
		// A code that the merchant chose may hold more than a number may.
		if (!number.equals(this.membershipNumber) && !MEMBERSHIP_NUMBER.matcher(number).matches()) {
			throw Refusal.paramError("body", "/membership_number", null,
					"it may hold digits, Latin letters and half-width punctuation only");
		}
		this.membershipNumber = number;
	}

	/**
	 * Announce the points of an order.
	 * @param order the order with its {@code bonus_value}
	 * @return whether it wasn't announced before
	 */
	synchronized boolean prepareBonus(JsonNode order) {
		checkIsEffective();
		BonusOrder known = this.bonusOrders.get(order.get("out_trade_no").asString());
		if (known == null) {
			this.bonusOrders.put(order.get("out_trade_no").asString(), new BonusOrder(order, false));
			return true;
		}
		known.checkIsSame(order);
		known.checkIsNotCommitted();
		return false;
	}

	synchronized void commitBonus(JsonNode order) {
		checkIsEffective();
		BonusOrder known = this.bonusOrders.get(order.get("out_trade_no").asString());
		if (known == null) {
			throw Refusal.invalidRequest("订单积分未预提交，请先调用预提交接口");
		}
		known.checkIsSame(order);
		known.checkIsNotCommitted();
		this.bonusOrders.put(order.get("out_trade_no").asString(), new BonusOrder(order, true));
		this.bonus += order.get("bonus_value").asLong();
	}

	synchronized boolean putServiceModuleData(String serviceModuleId, JsonNode stateSetting) {
		checkIsEffective();
		return !stateSetting.equals(this.serviceModules.put(serviceModuleId, stateSetting));
	}

	private void checkIsEffective() {
		if (this.status != Status.EFFECTIVE) {
			throw notUsable();
		}
	}

	private Refusal notUsable() {
		String message = switch (this.status) {
			case NOT_ACTIVATE -> "用户会员卡未激活";
			case EXPIRE -> "用户会员卡已过期";
			case UNAVAILABLE -> "用户会员卡已失效";
			case DELETE -> "用户会员卡已删除，需用户先恢复";
			case EFFECTIVE -> "用户会员卡状态不正确";
		};
		return Refusal.invalidRequest(message);
	}

	synchronized ObjectNode toJson() {
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("card_id", this.cardId).put("code", this.code);
		if (this.openid != null) {
			json.put("openid", this.openid);
		}
		json.put("membership_number", this.membershipNumber);
		if (!this.level.isEmpty()) {
			json.put("level", this.level);
		}
		json.put("background_picture_url", this.backgroundPictureUrl)
			.put("balance", this.balance)
			.put("user_card_status", this.status.name())
			.put("bonus_value", this.bonus);
		json.setAll(activateInformation());
		if (!this.serviceModules.isEmpty()) {
			ArrayNode modules = json.putArray("service_modules");
			this.serviceModules.forEach((id, stateSetting) -> modules.addObject()
				.put("service_module_id", id)
				.set("state_setting", stateSetting.deepCopy()));
		}
		return json;
	}

	/**
	 * Return what the platform knows of the person.
	 * @return {@code nickname}, {@code head_image_url} and {@code user_information}, as
	 * far as they are known
	 */
	synchronized ObjectNode activateInformation() {
		ObjectNode json = JsonMapper.shared().createObjectNode();
		// Of somebody who came by phone number the platform tells neither.
		if (this.openid != null) {
			json.put("nickname", "微信用户").put("head_image_url", "https://thirdwx.qlogo.cn/mmopen/fake/132");
		}
		if (!this.userInformation.isEmpty()) {
			ObjectNode information = json.putObject("user_information");
			this.userInformation.forEach((name, values) -> {
				boolean common = name.startsWith(COMMON_FIELD);
				ObjectNode field = information.withArray(common ? "common_field_list" : "custom_field_list")
					.addObject()
					.put("name", name);
				if (common || values.size() == 1) {
					field.put("value", String.join(",", values));
				}
				else {
					values.forEach(field.putArray("value_list")::add);
				}
			});
		}
		return json;
	}

	@Override
	public String toString() {
		return "FakeUserCard[" + this.cardId + ", " + status() + "]";
	}

	/**
	 * The state of a user card.
	 */
	public enum Status {

		/**
		 * The user took it, but it isn't activated yet.
		 */
		NOT_ACTIVATE,

		/**
		 * It is in use.
		 */
		EFFECTIVE,

		/**
		 * Its time has run out.
		 */
		EXPIRE,

		/**
		 * The merchant made it unavailable.
		 */
		UNAVAILABLE,

		/**
		 * The user deleted it.
		 */
		DELETE

	}

	/**
	 * The points of an order.
	 *
	 * @param order the order as it was announced
	 * @param committed whether they were credited
	 */
	private record BonusOrder(JsonNode order, boolean committed) {

		private void checkIsSame(JsonNode other) {
			if (!this.order.equals(other)) {
				throw Refusal.invalidRequest("订单积分信息与预提交时不一致");
			}
		}

		private void checkIsNotCommitted() {
			if (this.committed) {
				throw Refusal.invalidRequest("订单积分已提交，请勿重复提交");
			}
		}

	}

}

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

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something the platform tells a merchant. It is immutable; the {@code with} methods
 * return a changed copy. Its id stays the same: whoever pushes it twice pushes a
 * duplicate.
 *
 * @since 0.1.0
 * @see FakeNotifications#push
 */
public final class FakeNotification {

	private static final String ACCEPT_CARD = "MEMBERCARD.ACCEPT_CARD";

	private static final String ACTIVATE_CARD = "MEMBERCARD.ACTIVATE_CARD";

	private static final String USERCARD_MANAGE = "MEMBERCARD.USERCARD_MANAGE";

	private static final String TYPE = "membercard";

	private static final String EVENT_TIME = "event_time";

	private final String id;

	private final String eventType;

	private final String resource;

	// Whether the event takes place when it is pushed.
	private final boolean now;

	private final @Nullable String phoneNumber;

	private final @Nullable String merchantId;

	private FakeNotification(String id, String eventType, String resource, boolean now, @Nullable String phoneNumber,
			@Nullable String merchantId) {
		this.id = id;
		this.eventType = eventType;
		this.resource = resource;
		this.now = now;
		this.phoneNumber = phoneNumber;
		this.merchantId = merchantId;
	}

	/**
	 * A user took a card for the first time: {@code MEMBERCARD.ACCEPT_CARD} with
	 * {@code NEW_ACTIVATE}. With another {@link #withInnerEventType inner event type} the
	 * user took a deleted card back ({@code RECOVER}) or was reminded by phone number
	 * ({@code MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER}).
	 * @param cardId the {@code card_id}
	 * @param code the {@code code}
	 * @param openid the {@code openid}
	 * @return the notification
	 */
	public static FakeNotification acceptCard(String cardId, String code, String openid) {
		return of(ACCEPT_CARD, "NEW_ACTIVATE", cardId, code, openid);
	}

	/**
	 * The card of a user became active: {@code MEMBERCARD.ACTIVATE_CARD} with
	 * {@code MEMBER_CARD_ACTIVATE} in the scene {@code NEW_ACTIVATE}.
	 * @param cardId the {@code card_id}
	 * @param code the {@code code}
	 * @param openid the {@code openid}
	 * @return the notification
	 */
	public static FakeNotification activateCard(String cardId, String code, String openid) {
		return of(ACTIVATE_CARD, "MEMBER_CARD_ACTIVATE", cardId, code, openid).withActivateScene("NEW_ACTIVATE");
	}

	/**
	 * A user did something with a card: {@code MEMBERCARD.USERCARD_MANAGE}.
	 * @param eventType what the user did: {@code USER_VIEW_MEMBERCARD},
	 * {@code USER_DELETE_MEMBERCARD} or {@code USER_MODIFY_INFORMATION}
	 * @param cardId the {@code card_id}
	 * @param code the {@code code}
	 * @param openid the {@code openid}
	 * @return the notification
	 */
	public static FakeNotification userCardManage(String eventType, String cardId, String code, String openid) {
		return of(USERCARD_MANAGE, eventType, cardId, code, openid);
	}

	private static FakeNotification of(String eventType, String innerEventType, String cardId, String code,
			String openid) {
		ObjectNode resource = JsonMapper.shared()
			.createObjectNode()
			.put("event_type", innerEventType)
			.put("card_id", cardId)
			.put("code", code)
			.put(EVENT_TIME, "")
			.put("openid", openid);
		return new FakeNotification(UUID.randomUUID().toString(), eventType, resource.toString(), true, null, null);
	}

	/**
	 * Anything else, of another product or broken on purpose.
	 * @param eventType the outer {@code event_type}
	 * @param resourceJson what is encrypted, exactly as it is
	 * @return the notification
	 */
	public static FakeNotification of(String eventType, String resourceJson) {
		return new FakeNotification(UUID.randomUUID().toString(), eventType, resourceJson, false, null, null);
	}

	/**
	 * Return the id, by which duplicates are told.
	 * @return the {@code id}, a random UUID by default
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the outer event type.
	 * @return the {@code event_type}, such as {@code MEMBERCARD.ACCEPT_CARD}
	 */
	public String eventType() {
		return this.eventType;
	}

	/**
	 * Return a member of what is encrypted.
	 * @param name its name, such as {@code event_type}, {@code openid} or
	 * {@code outer_str}
	 * @return its text, or {@code null} when it isn't there or isn't known before it is
	 * pushed, as {@code event_time} and {@code phone_number} aren't
	 */
	public @Nullable String member(String name) {
		if (this.now && name.equals(EVENT_TIME)) {
			return null;
		}
		try {
			return JsonMapper.shared().readTree(this.resource).path(name).asStringOpt().orElse(null);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Change the id.
	 * @param id the {@code id}
	 * @return the changed copy
	 */
	public FakeNotification withId(String id) {
		return new FakeNotification(id, this.eventType, this.resource, this.now, this.phoneNumber, this.merchantId);
	}

	/**
	 * Change the inner event type.
	 * @param eventType the {@code event_type} of what is encrypted
	 * @return the changed copy
	 */
	public FakeNotification withInnerEventType(String eventType) {
		return with("event_type", eventType);
	}

	/**
	 * Change when the event took place, by default when it is pushed.
	 * @param eventTime the {@code event_time}
	 * @return the changed copy
	 */
	public FakeNotification withEventTime(Instant eventTime) {
		FakeNotification changed = with(EVENT_TIME, ChinaTime.formatSeconds(eventTime));
		return new FakeNotification(this.id, this.eventType, changed.resource, false, this.phoneNumber,
				this.merchantId);
	}

	/**
	 * Change the scene in which the card became active.
	 * @param activateScene the {@code activate_scene}, {@code NEW_ACTIVATE} or
	 * {@code RECOVER}
	 * @return the changed copy
	 */
	public FakeNotification withActivateScene(String activateScene) {
		return with("activate_scene", activateScene);
	}

	/**
	 * Add the scene that the merchant gave when it handed the card out.
	 * @param outerStr the {@code outer_str}
	 * @return the changed copy
	 */
	public FakeNotification withOuterStr(String outerStr) {
		return with("outer_str", outerStr);
	}

	/**
	 * Add the id of the user over all applications of the owner.
	 * @param unionid the {@code unionid}
	 * @return the changed copy
	 */
	public FakeNotification withUnionid(String unionid) {
		return with("unionid", unionid);
	}

	/**
	 * Add the phone number of the user, which is encrypted with the key of the merchant
	 * API certificate.
	 * @param phoneNumber the {@code phone_number} in plain text
	 * @return the changed copy
	 */
	public FakeNotification withPhoneNumber(String phoneNumber) {
		return new FakeNotification(this.id, this.eventType, object().toString(), this.now, phoneNumber,
				this.merchantId);
	}

	/**
	 * Change who is told.
	 * @param merchant the merchant, by default the first one
	 * @return the changed copy
	 */
	public FakeNotification withMerchant(FakeMerchant merchant) {
		return withMerchantId(merchant.merchantId());
	}

	FakeNotification withMerchantId(@Nullable String merchantId) {
		return new FakeNotification(this.id, this.eventType, this.resource, this.now, this.phoneNumber, merchantId);
	}

	private FakeNotification with(String member, String value) {
		return new FakeNotification(this.id, this.eventType, object().put(member, value).toString(), this.now,
				this.phoneNumber, this.merchantId);
	}

	private ObjectNode object() {
		JsonNode json;
		try {
			json = JsonMapper.shared().readTree(this.resource);
		}
		catch (JacksonException ex) {
			json = MissingNode.getInstance();
		}
		if (json instanceof ObjectNode object) {
			return object;
		}
		throw new IllegalStateException("What is encrypted is no JSON object, it can't have members");
	}

	@Nullable String merchantId() {
		return this.merchantId;
	}

	/**
	 * Write the body that is pushed.
	 * @param merchant who is told
	 * @param time the present
	 * @param random the source of chance
	 * @return the body
	 */
	byte[] body(FakeMerchant merchant, Instant time, SecureRandom random) {
		ObjectNode body = JsonMapper.shared()
			.createObjectNode()
			.put("id", this.id)
			.put("create_time", ChinaTime.formatSeconds(time))
			.put("resource_type", "encrypt-resource")
			.put("event_type", this.eventType)
			.put("summary", summary());
		AesGcm.encrypt(body.putObject("resource").put("original_type", TYPE), plaintext(merchant, time), TYPE,
				merchant.apiV3Key(), random);
		return body.toString().getBytes(StandardCharsets.UTF_8);
	}

	private String plaintext(FakeMerchant merchant, Instant time) {
		if (!this.now && this.phoneNumber == null) {
			return this.resource;
		}
		ObjectNode plaintext = object();
		if (this.now) {
			plaintext.put(EVENT_TIME, ChinaTime.formatSeconds(time));
		}
		if (this.phoneNumber != null) {
			plaintext.put("phone_number", Rsa.encrypt(merchant.publicKey(), this.phoneNumber));
		}
		return plaintext.toString();
	}

	private String summary() {
		return switch (this.eventType) {
			case ACCEPT_CARD -> "会员卡领卡通知";
			case ACTIVATE_CARD -> "会员卡激活通知";
			case USERCARD_MANAGE -> "用户管理会员卡通知";
			default -> "会员卡通知";
		};
	}

	/**
	 * Return event type and id only: the rest is personal.
	 */
	@Override
	public String toString() {
		return "FakeNotification[" + this.eventType + ", " + this.id + "]";
	}

}

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

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.membercard.apiv3.Vectors;
import io.github.membercard.logging.PlantedSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the {@link OfficialAccountEvent} family, with what the document says.
 */
class OfficialAccountEventTests {

	private static final Clock CLOCK = Vectors.clockAt(1_472_551_037);

	private static final Instant CREATE_TIME = Instant.ofEpochSecond(1_472_551_036);

	private static final String ACCOUNT = "gh_fc0a06a20993";

	private static final String OPENID = "oZI8Fj040-be6rlDohc6gkoPOQTQ";

	private static final String CARD = "pZI8Fjwsy5fVPRBeD78J4RmqVvBc";

	private static final String COMMON = "<ToUserName>" + ACCOUNT + "</ToUserName><FromUserName>"
			+ PlantedSecrets.OPENID + "</FromUserName><CreateTime>1472551036</CreateTime><MsgType>event</MsgType>";

	/**
	 * What tells who a user is, or what he or she did with the money.
	 */
	private static final List<String> PERSONAL = List.of("UserCardCode", "FriendUserName", "OldUserCardCode", "UnionId",
			"StaffOpenId", "VerifyCode", "RemarkAmount", "TransId", "Fee", "OriginalFee", "ModifyBonus",
			"ModifyBalance");

	static Stream<String> documentedEvents() {
		return Pushes.document().get("events").propertyNames().stream();
	}

	static Stream<String> samples() {
		return Pushes.document().get("samples").propertyNames().stream();
	}

	@Test
	void cardThatPassedItsAuditIsTold() {
		assertThat(read(Pushes.sample("card_pass_check")))
			.isEqualTo(new CardPassCheckEvent("plain", Pushes.APP_ID, ACCOUNT, OPENID, CREATE_TIME, CARD));
	}

	@Test
	void cardThatFailedItsAuditIsToldWithTheReason() {
		assertThat(read(Pushes.sample("card_not_pass_check"))).isEqualTo(new CardNotPassCheckEvent("plain",
				Pushes.APP_ID, ACCOUNT, OPENID, CREATE_TIME, CARD, "\u975e\u6cd5\u4ee3\u5236"));
	}

	@Test
	void cardThatWasTakenIsToldWithoutTheBlanksAroundItsValues() {
		assertThat(Pushes.sample("user_get_card")).contains("<UserCardCode> <![CDATA[");
		assertThat(read(Pushes.sample("user_get_card"))).isEqualTo(new UserGetCardEvent("plain", Pushes.APP_ID, ACCOUNT,
				OPENID, CREATE_TIME, CARD, false, PlantedSecrets.USER_CARD_CODE, null, 0L, null, "12b", false, false,
				null, "o6_bmasdasdsad6_2sgVt7hMZOPfL"));
	}

	@Test
	void cardThatWasDeletedIsTold() {
		assertThat(read(Pushes.sample("user_del_card"))).isEqualTo(new UserDelCardEvent("plain", Pushes.APP_ID, ACCOUNT,
				OPENID, CREATE_TIME, CARD, PlantedSecrets.USER_CARD_CODE));
	}

	@Test
	void formThatWasFilledInIsTold() {
		assertThat(read(Pushes.sample("submit_membercard_user_info"))).isEqualTo(new SubmitMembercardUserInfoEvent(
				"plain", Pushes.APP_ID, ACCOUNT, OPENID, CREATE_TIME, "pbLatjtZ7v1BG_ZnTjbW85GYc_E8", "018255396048"));
	}

	@Test
	void pointsThatChangedAreTold() {
		assertThat(read(Pushes.sample("update_member_card"))).isEqualTo(new UpdateMemberCardEvent("plain",
				Pushes.APP_ID, ACCOUNT, OPENID, CREATE_TIME, "pjZ8Ytx-nwvpCRyQneH3Ncmh6N94", "485027611252", 3L, 0L));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void everySampleIsOfItsType(String event) {
		assertThat(read(Pushes.sample(event))).isNotInstanceOf(UnknownOfficialAccountEvent.class)
			.extracting(OfficialAccountEvent::event)
			.isEqualTo(event);
	}

	@ParameterizedTest
	@MethodSource("documentedEvents")
	void everyDocumentedFieldIsInItsPlace(String event) throws ReflectiveOperationException {
		List<String> fields = fields(event);
		OfficialAccountEvent read = read(xml(event, fields));
		assertThat(read.event()).isEqualTo(event);
		assertThat(read.account()).isEqualTo("plain");
		assertThat(read.appId()).isEqualTo(Pushes.APP_ID);
		assertThat(read.toUserName()).isEqualTo(ACCOUNT);
		assertThat(read.fromUserName()).isEqualTo(PlantedSecrets.OPENID);
		assertThat(read.createTime()).isEqualTo(CREATE_TIME);
		Map<String, RecordComponent> components = components(read);
		assertThat(components.keySet().stream().skip(5))
			.containsExactlyElementsOf(fields.stream().map(StringUtils::uncapitalize).toList());
		for (String field : fields) {
			RecordComponent component = Objects.requireNonNull(components.get(StringUtils.uncapitalize(field)));
			assertThat(String.valueOf(component.getAccessor().invoke(read))).as(field)
				.isEqualTo(component.getType().equals(Boolean.class) ? "true" : value(fields, field));
		}
	}

	@ParameterizedTest
	@MethodSource("documentedEvents")
	void absentFieldsAreNull(String event) throws ReflectiveOperationException {
		OfficialAccountEvent read = read(xml(event, List.of("CardId")));
		for (RecordComponent component : components(read).values().stream().skip(6).toList()) {
			assertThat(component.getAccessor().invoke(read)).as(component.getName()).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("documentedEvents")
	void nothingPersonalShows(String event) {
		List<String> fields = fields(event);
		String shown = read(xml(event, fields)).toString();
		assertThat(shown).contains(value(fields, "CardId")).doesNotContain(PlantedSecrets.OPENID);
		fields.stream()
			.filter(PERSONAL::contains)
			.forEach((field) -> assertThat(shown).as(field).doesNotContain(value(fields, field)));
	}

	@Test
	void otherEventIsToldAsUnknownWithAllItsFields() {
		OfficialAccountEvent event = read("<xml>" + COMMON + "<Event>CLICK</Event><EventKey>"
				+ PlantedSecrets.PHONE_NUMBER + "</EventKey><Empty/></xml>");
		assertThat(event).isInstanceOfSatisfying(UnknownOfficialAccountEvent.class, (unknown) -> {
			assertThat(unknown.event()).isEqualTo("CLICK");
			assertThat(unknown.fields()).containsEntry("EventKey", PlantedSecrets.PHONE_NUMBER)
				.containsEntry("FromUserName", PlantedSecrets.OPENID)
				.doesNotContainKey("Empty");
			assertThat(unknown.fields())
				.hasToString("[ToUserName, FromUserName, CreateTime, MsgType, Event, EventKey]");
		});
		assertThat(event).hasToString("UnknownOfficialAccountEvent[account=plain, createTime=2016-08-30T09:57:16Z,"
				+ " event=CLICK, fields=[ToUserName, FromUserName, CreateTime, MsgType, Event, EventKey]]");
	}

	@Test
	void fieldsOfAnUnknownEventCannotBeChanged() {
		UnknownOfficialAccountEvent event = (UnknownOfficialAccountEvent) read(
				"<xml>" + COMMON + "<Event>CLICK</Event></xml>");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> event.fields().put("Event", "VIEW"));
	}

	@Test
	void messageThatIsNoEventIsToldAsUnknownByItsType() {
		assertThat(
				read("<xml>" + COMMON.replace(">event<", ">text<") + "<Content>Hello</Content><MsgId>1</MsgId></xml>"))
			.isInstanceOfSatisfying(UnknownOfficialAccountEvent.class,
					(message) -> assertThat(message.event()).isEqualTo("text"));
	}

	@Test
	void eventOfAMenuMayBeNested() {
		assertThat(read("<xml>" + COMMON + "<Event>pic_weixin</Event><SendPicsInfo><Count>1</Count><PicList><item>"
				+ "<PicMd5Sum>1b5f7c23</PicMd5Sum></item></PicList></SendPicsInfo></xml>"))
			.isInstanceOf(UnknownOfficialAccountEvent.class);
	}

	@Test
	void typeThatIsNoNameDoesNotShow() {
		assertThat(read("<xml>" + COMMON + "<Event>a\nb</Event></xml>").toString()).contains("event=(no name)")
			.doesNotContain("\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ToUserName", "FromUserName", "CreateTime", "MsgType", "Event", "CardId" })
	void eventWithoutARequiredFieldIsUnreadable(String field) {
		String xml = Pushes.userGetCard("1");
		assertUnreadable(xml.replaceAll("<" + field + ">.*</" + field + ">", ""), "it has no " + field);
		assertUnreadable(xml.replaceAll("<" + field + ">.*</" + field + ">", "<" + field + "> </" + field + ">"),
				"it has no " + field);
	}

	@ParameterizedTest
	@CsvSource({ "CreateTime, now, no number", "CreateTime, 1.5, no number",
			"CreateTime, 99999999999999999999, no number", "CreateTime, 9223372036854775807, no time",
			"OuterId, a, no number", "IsGiveByFriend, 2, neither 0 nor 1", "IsGiveByFriend, true, neither 0 nor 1" })
	void valueOfAnotherFormIsUnreadableAndNotTold(String field, String value, String problem) {
		String xml = xml("user_get_card", List.of("CardId"));
		String wrong = field.equals("CreateTime") ? xml.replace("1472551036", value)
				: xml.replace("</xml>", "<" + field + ">" + value + "</" + field + "></xml>");
		assertUnreadable(wrong, field + " is " + problem);
	}

	private static void assertUnreadable(String xml, String problem) {
		assertThatExceptionOfType(RefusedPushException.class).isThrownBy(() -> read(xml)).satisfies((ex) -> {
			assertThat(ex.reason()).isEqualTo(RefusedPushException.Reason.UNREADABLE);
			assertThat(ex.problem()).isEqualTo(problem);
		});
	}

	private static OfficialAccountEvent read(String xml) {
		return Pushes.plain(CLOCK, xml).readBy(Pushes.plainParser(CLOCK));
	}

	private static List<String> fields(String event) {
		JsonNode fields = Pushes.document().get("events").get(event).get("fields");
		return fields.valueStream().map(JsonNode::asString).toList();
	}

	private static String xml(String event, List<String> fields) {
		StringBuilder xml = new StringBuilder("<xml>").append(COMMON)
			.append("<Event>")
			.append(event)
			.append("</Event>");
		for (String field : fields) {
			xml.append('<')
				.append(field)
				.append('>')
				.append(value(fields, field))
				.append("</")
				.append(field)
				.append('>');
		}
		return xml.append("</xml>").toString();
	}

	// A number that no other field has, which is a text as well
	private static String value(List<String> fields, String field) {
		return field.startsWith("Is") ? "1" : String.valueOf(7_654_321_000L + fields.indexOf(field));
	}

	private static Map<String, RecordComponent> components(OfficialAccountEvent event) {
		Map<String, RecordComponent> components = new LinkedHashMap<>();
		for (RecordComponent component : event.getClass().getRecordComponents()) {
			components.put(component.getName(), component);
		}
		return components;
	}

}

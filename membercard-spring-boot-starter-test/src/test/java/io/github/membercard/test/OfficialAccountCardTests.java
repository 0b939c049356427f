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
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the operations on cards of official accounts.
 */
class OfficialAccountCardTests extends AbstractOfficialAccountTests {

	private JsonNode createAnswer(Consumer<ObjectNode> change) {
		return this.client.post("/card/create", example(change));
	}

	private JsonNode memberCard(FakeOfficialAccountCard card) {
		return this.client.accepted("/card/get", cardId(card)).at("/card/member_card");
	}

	private static String cardId(FakeOfficialAccountCard card) {
		return "{\"card_id\":\"%s\"}".formatted(card.cardId());
	}

	private JsonNode update(FakeOfficialAccountCard card, String memberCard) {
		return this.client.post("/card/update",
				"{\"card_id\":\"%s\",\"member_card\":%s}".formatted(card.cardId(), memberCard));
	}

	@Test
	void cardIsAnsweredAsItWasMade() {
		FakeOfficialAccountCard card = create();
		JsonNode memberCard = memberCard(card);
		assertThat(memberCard.at("/base_info/id").asString()).isEqualTo(card.cardId());
		assertThat(memberCard.at("/base_info/status").asString()).isEqualTo("CARD_STATUS_VERIFY_OK");
		assertThat(memberCard.at("/base_info/title").asString()).isEqualTo("海底捞会员卡");
		assertThat(memberCard.at("/base_info/color").asString()).isEqualTo("#63b359");
		assertThat(memberCard.get("prerogative").asString()).isEqualTo("test_prerogative");
		assertThat(memberCard.at("/custom_field1/name_type").asString()).isEqualTo("FIELD_NAME_TYPE_LEVEL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "base_info", "prerogative", "supply_bonus", "supply_balance" })
	void memberIsRequired(String name) {
		assertRefused(createAnswer((memberCard) -> memberCard.remove(name)), 41011, name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "logo_url", "brand_name", "code_type", "title", "color", "notice", "description", "sku",
			"date_info" })
	void memberOfBaseIsRequired(String name) {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).remove(name)), 41011, "base_info." + name);
	}

	@Test
	void wayOfActivationIsRequired() {
		assertRefused(createAnswer((memberCard) -> memberCard.remove(List.of("auto_activate", "activate_url"))), 41011,
				"auto_activate");
	}

	@Test
	void activateUrlTogetherWithFormIsRefused() {
		assertRefused(createAnswer((memberCard) -> memberCard.put("wx_activate", true).remove("auto_activate")), 47001,
				"activate_url");
	}

	// The limits of the document, one byte more
	@ParameterizedTest
	@CsvSource({ "/card/member_card, prerogative, 3072", "/card/member_card/base_info, brand_name, 36",
			"/card/member_card/base_info, title, 27", "/card/member_card/base_info, notice, 48",
			"/card/member_card/base_info, description, 3072", "/card/member_card/base_info, center_title, 18",
			"/card/member_card/base_info, center_sub_title, 24", "/card/member_card/base_info, custom_url_name, 15",
			"/card/member_card/base_info, custom_url_sub_title, 18",
			"/card/member_card/base_info, promotion_url_name, 15",
			"/card/member_card/base_info, promotion_url_sub_title, 18", "/card/member_card/custom_cell1, name, 15",
			"/card/member_card/custom_cell1, tips, 18" })
	void textIsLimitedInBytes(String pointer, String name, int most) {
		String text = "会".repeat(most / 3);
		assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(most);
		ObjectNode example = example();
		((ObjectNode) example.at(pointer)).put(name, text);
		this.client.accepted("/card/create", example.toString());
		((ObjectNode) example.at(pointer)).put(name, text + "a");
		assertRefused(this.client.post("/card/create", example.toString()), 45021, name,
				"%d bytes".formatted(most + 1));
	}

	@Test
	void textIsLimitedInCharactersWhereTheDocumentSaysSo() {
		createAnswer((memberCard) -> baseInfo(memberCard).put("service_phone", "0".repeat(24)));
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).put("service_phone", "0".repeat(25))), 45021,
				"service_phone", "25 characters");
	}

	@Test
	void unknownMemberIsNamed() {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).put("tittle", "a")), 47001,
				"card.member_card.base_info.tittle is unknown");
	}

	@ParameterizedTest
	@CsvSource({ "title, 1", "get_limit, '\"1\"'", "use_custom_code, 0", "sku, []", "location_id_list, {}",
			"location_id_list, '[\"1\"]'", "title, null" })
	void memberOfWrongTypeIsNamed(String name, String value) {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).set(name, JsonMapper.shared().readTree(value))),
				47001, "card.member_card.base_info." + name);
	}

	@ParameterizedTest
	@CsvSource({ "code_type, CODE_TYPE_OTHER, 40072", "color, '#63b359', 47001" })
	void valueThatIsNoneOfTheDocumentedIsRefused(String name, String value, int errcode) {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).put(name, value)), errcode, name);
	}

	@Test
	void cardOfOtherTypeIsRefused() {
		ObjectNode example = example();
		((ObjectNode) example.get("card")).put("card_type", "GROUPON");
		assertRefused(this.client.post("/card/create", example.toString()), 40071, "card.card_type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/logo.png", "http://mmecoa.qpic.cn/mmbiz/a/0",
			"ftp://mmbiz.qpic.cn/mmbiz/a/0", "mmbiz.qpic.cn/mmbiz/a/0", "http://mmbiz.qpic.cn.example.com/", "a b" })
	void pictureThatWasNotUploadedIsRefused(String url) {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).put("logo_url", url)), 40141, "logo_url");
		assertRefused(createAnswer((memberCard) -> memberCard.put("background_pic_url", url)), 40141,
				"background_pic_url");
	}

	@ParameterizedTest
	@CsvSource({ "'{\"type\":\"DATE_TYPE_OTHER\"}', 40100", "{}, 41011",
			"'{\"type\":\"DATE_TYPE_FIX_TIME_RANGE\"}', 41011", "'{\"type\":\"DATE_TYPE_FIX_TERM\"}', 41011",
			"'{\"type\":\"DATE_TYPE_FIX_TIME_RANGE\",\"begin_timestamp\":2,\"end_timestamp\":1}', 40100",
			"'{\"type\":\"DATE_TYPE_FIX_TIME_RANGE\",\"begin_timestamp\":1,\"end_timestamp\":2}', 40079",
			"'{\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":0}', 40100" })
	void validityIsChecked(String dates, int errcode) {
		assertRefused(
				createAnswer(
						(memberCard) -> baseInfo(memberCard).set("date_info", JsonMapper.shared().readTree(dates))),
				errcode);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 100_000_001 })
	void stockOutsideOfItsLimitsIsRefused(long quantity) {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).putObject("sku").put("quantity", quantity)),
				40122, "quantity");
	}

	@Test
	void payCellAndCenterExcludeEachOther() {
		assertRefused(
				createAnswer(
						(memberCard) -> baseInfo(memberCard).put("is_pay_and_qrcode", true).put("center_title", "a")),
				40145, "center_title");
	}

	@Test
	void customCodesAndStoredValueNeedPermissions() {
		assertRefused(createAnswer((memberCard) -> baseInfo(memberCard).put("use_custom_code", true)), 43009);
		assertRefused(createAnswer((memberCard) -> memberCard.put("supply_balance", true)), 43010);
		this.account.allowCustomCodes().allowStoredValue();
		create((memberCard) -> {
			baseInfo(memberCard).put("use_custom_code", true);
			memberCard.put("supply_balance", true);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[1]", "\"text\"", "{\"card_id\":1,\"card_id\":2}" })
	void bodyThatIsNoJsonObjectIsRefused(String body) {
		assertRefused(this.client.post("/card/get", body), 47001);
	}

	@Test
	void bodyThatIsNotUtf8IsRefused() {
		assertRefused(OfficialAccountClient
			.json(this.client.send("POST", "/card/get?access_token=" + this.client.accessToken(),
					"{\"card_id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), null)),
				47001, "UTF-8");
	}

	@Test
	void unicodeEscapesAreRefused() {
		assertRefused(this.client.post("/card/get", "{\"card_id\":\"\\u4f1a\"}"), 47002);
		assertRefused(this.client.post("/card/get", "{\"card_id\":\"\\\\u4f1a\"}"), 40073);
	}

	@Test
	void cardOfNobodyOrOfAnotherAccountIsRefused() {
		FakeOfficialAccountCard other = this.wechatPay.officialAccount("another")
			.addCard("other" + AbstractFakeWechatPayTests.newNumber().substring(0, 20));
		assertRefused(this.client.post("/card/get", cardId(other)), 40073);
		assertRefused(this.client.post("/card/get", "{}"), 41012, "card_id");
		assertRefused(this.client.post("/card/get", "{\"card_id\":\"\"}"), 41012, "card_id");
		assertThatIllegalArgumentException().isThrownBy(() -> this.account.card(other.cardId()))
			.withMessageContaining("addCard");
	}

	@Test
	void unknownOperationIsRefused() {
		assertRefused(this.client.post("/card/other", "{}"), 48001);
		assertRefused(OfficialAccountClient.json(this.client.get("/card/get")), 48001);
	}

	@Test
	void cardsAreListedInPagesByStatus() {
		FakeOfficialAccountCard first = create();
		FakeOfficialAccountCard second = create();
		FakeOfficialAccountCard third = create();
		second.refuse("不合规");
		third.dispatch();
		assertThat(list("{\"offset\":0,\"count\":50}")).containsExactly(first.cardId(), second.cardId(),
				third.cardId());
		assertThat(list("{\"offset\":1,\"count\":1}")).containsExactly(second.cardId());
		assertThat(list(
				"{\"offset\":0,\"count\":10,\"status_list\":[\"CARD_STATUS_VERIFY_OK\",\"CARD_STATUS_DISPATCH\"]}"))
			.containsExactly(first.cardId(), third.cardId());
		assertThat(this.client.accepted("/card/batchget", "{\"offset\":3,\"count\":1}").get("total_num").asInt())
			.isEqualTo(3);
		assertRefused(this.client.post("/card/batchget", "{\"offset\":0,\"count\":51}"), 47001, "count");
	}

	private List<String> list(String body) {
		return this.client.accepted("/card/batchget", body)
			.get("card_id_list")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

	@Test
	void updateChangesWhatIsSent() {
		FakeOfficialAccountCard card = create();
		JsonNode answer = update(card,
				"{\"base_info\":{\"color\":\"Color020\",\"notice\":\"新\"},\"bonus_rules\":\"a\"}");
		assertThat(answer.get("send_check").asBoolean()).isFalse();
		JsonNode memberCard = memberCard(card);
		assertThat(memberCard.at("/base_info/color").asString()).isEqualTo("#2c9f67");
		assertThat(memberCard.at("/base_info/notice").asString()).isEqualTo("新");
		assertThat(memberCard.at("/base_info/title").asString()).isEqualTo("海底捞会员卡");
		assertThat(memberCard.get("bonus_rules").asString()).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"base_info\":{\"title\":\"新会员卡\"}}", "{\"base_info\":{\"description\":\"新\"}}",
			"{\"base_info\":{\"logo_url\":\"http://mmbiz.qpic.cn/mmbiz/new/0\"}}", "{\"prerogative\":\"新\"}",
			"{\"background_pic_url\":\"https://mmbiz.qlogo.cn/mmbiz/new\"}" })
	void updateOfWhatPeopleSeeHasToPassTheAudit(String memberCard) {
		FakeOfficialAccountCard card = create();
		assertThat(update(card, memberCard).get("send_check").asBoolean()).isTrue();
		assertThat(update(card, memberCard).get("send_check").asBoolean()).isFalse();
	}

	@Test
	void pointsCannotBeTakenAway() {
		FakeOfficialAccountCard card = create();
		assertRefused(update(card, "{\"supply_bonus\":false}"), 40135, "supply_bonus");
		assertThat(update(card, "{\"supply_bonus\":true}").get("errcode").asInt()).isZero();
	}

	@Test
	void refusedUpdateChangesNothing() {
		FakeOfficialAccountCard card = create();
		assertRefused(update(card, "{\"bonus_rules\":\"new\",\"base_info\":{\"logo_url\":\"http://example.com\"}}"),
				40141);
		assertThat(memberCard(card).has("bonus_rules")).isFalse();
		assertThat(this.account.effects("updateCard")).isZero();
	}

	@Test
	void stockIsRaisedAndLowered() {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).putObject("sku").put("quantity", 5));
		card.take(this.openid);
		modifyStock(card, "\"increase_stock_value\":3");
		assertThat(memberCard(card).at("/base_info/sku/quantity").asInt()).isEqualTo(7);
		assertThat(memberCard(card).at("/base_info/sku/total_quantity").asInt()).isEqualTo(8);
		modifyStock(card, "\"reduce_stock_value\":7");
		assertThat(card.quantity()).isZero();
	}

	private void modifyStock(FakeOfficialAccountCard card, String change) {
		this.client.accepted("/card/modifystock", "{\"card_id\":\"%s\",%s}".formatted(card.cardId(), change));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"reduce_stock_value\":5", "\"increase_stock_value\":100000000",
			"\"increase_stock_value\":-1", "\"increase_stock_value\":0", "\"reduce_stock_value\":0" })
	void stockThatCannotBeIsRefused(String change) {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).putObject("sku").put("quantity", 5));
		card.take(this.openid);
		assertRefused(this.client.post("/card/modifystock", "{\"card_id\":\"%s\",%s}".formatted(card.cardId(), change)),
				40122);
		assertThat(card.quantity()).isEqualTo(4);
	}

	@Test
	void deletedCardCannotBeTakenAndIsStillThere() {
		FakeOfficialAccountCard card = create();
		this.client.accepted("/card/delete", cardId(card));
		this.client.accepted("/card/delete", cardId(card));
		assertThat(this.account.effects("deleteCard")).isOne();
		assertRefused(update(card, "{\"bonus_rules\":\"a\"}"), 40078);
		assertRefused(qrcode(cardId(card)), 40078);
		assertRefused(this.client.post("/card/modifystock",
				"{\"card_id\":\"%s\",\"increase_stock_value\":1}".formatted(card.cardId())), 40078);
		assertThat(memberCard(card).at("/base_info/status").asString()).isEqualTo("CARD_STATUS_DELETE");
	}

	@Test
	void qrcodeIsGoodForAYear() {
		JsonNode answer = this.client.accepted("/card/qrcode/create",
				"{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":%s}}".formatted(cardId(create())));
		assertThat(answer.get("expire_seconds").asInt()).isEqualTo(31_536_000);
		assertThat(answer.get("show_qrcode_url").asString())
			.endsWith("?ticket=" + answer.get("ticket").asString().replace("=", "%3D"));
	}

	@ParameterizedTest
	@CsvSource({ "'{\"action_name\":\"OTHER\",\"action_info\":{}}', 40053", "'{\"action_info\":{}}', 41011",
			"'{\"action_name\":\"QR_CARD\",\"expire_seconds\":59,\"action_info\":{\"card\":{\"card_id\":\"a\"}}}', 40053",
			"'{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{}}}', 41012",
			"'{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{\"card_id\":\"a\"}}}', 40073",
			"'{\"action_name\":\"QR_MULTIPLE_CARD\",\"action_info\":{\"multiple_card\":{\"card_list\":[]}}}', 40053",
			"'{\"action_name\":\"QR_MULTIPLE_CARD\",\"action_info\":{\"multiple_card\":{\"card_list\":[{}]}}}', 41012" })
	void qrcodeThatMakesNoSenseIsRefused(String body, int errcode) {
		assertRefused(this.client.post("/card/qrcode/create", body), errcode);
	}

	private JsonNode qrcode(String card) {
		return this.client.post("/card/qrcode/create",
				"{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":%s}}".formatted(card));
	}

	@Test
	void qrcodeNeedsCodeOfCustomCodesAndOpenidOfBoundCard() {
		this.account.allowCustomCodes();
		assertRefused(qrcode(cardId(create((memberCard) -> baseInfo(memberCard).put("use_custom_code", true)))), 41013);
		assertRefused(qrcode(cardId(create((memberCard) -> baseInfo(memberCard).put("bind_openid", true)))), 41011,
				"openid");
	}

	@Test
	void qrcodeForOneScanNeedsAuditAndStock() {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).putObject("sku").put("quantity", 1));
		String body = "{\"card_id\":\"%s\",\"is_unique_code\":true}".formatted(card.cardId());
		assertThat(qrcode(body).get("errcode").asInt()).isZero();
		card.refuse("不合规");
		assertRefused(qrcode(body), 40078);
		card.approve();
		card.take(this.openid);
		assertRefused(qrcode(body), 45031);
	}

	@Test
	void activateUrlHoldsTheScene() {
		assertThat(this.client
			.accepted("/card/membercard/activate/geturl",
					"{\"card_id\":\"%s\",\"outer_str\":\"门店 1\"}".formatted(create().cardId()))
			.get("url")
			.asString()).contains("&outer_str=%E9%97%A8%E5%BA%97%201&");
	}

	@Test
	void formNeedsACardThatIsActivatedByIt() {
		assertRefused(this.client.post("/card/membercard/activateuserform/set", cardId(create())), 45030,
				"wx_activate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "89504e470d0a1a0a", "ffd8ffe0" })
	void pictureIsAnsweredWithAnAddressThatCardsAccept(String beginning) {
		String url = this.client.upload("buffer", bytes(beginning, 1024 * 1024)).get("url").asString();
		assertThat(url).startsWith("http://mmbiz.qpic.cn/mmbiz/");
		assertThat(this.account.images()).map(Object::toString).containsExactly(url);
		assertThat(createAnswer((memberCard) -> baseInfo(memberCard).put("logo_url", url)).get("errcode").asInt())
			.isZero();
	}

	@Test
	void pictureThatIsNoneIsRefused() {
		assertRefused(this.client.upload("buffer", bytes("89504e470d0a1a0a", 1024 * 1024 + 1)), 40009, "1 MB");
		assertRefused(this.client.upload("buffer", bytes("47494638", 100)), 40151);
		assertRefused(this.client.upload("buffer", new byte[0]), 40151);
		assertRefused(this.client.upload("media", bytes("ffd8ff", 100)), 41011, "buffer");
		assertRefused(this.client.post("/cgi-bin/media/uploadimg", "{}"), 41011, "multipart/form-data");
		assertThat(this.account.images()).isEmpty();
	}

	private static byte[] bytes(String beginning, int length) {
		byte[] bytes = new byte[length];
		byte[] first = HexFormat.of().parseHex(beginning);
		System.arraycopy(first, 0, bytes, 0, first.length);
		return bytes;
	}

	@Test
	void effectsAreThoseOfTheAccount() {
		create();
		assertRefused(this.client.post("/card/create", "{}"), 41011);
		assertThat(this.account.effects("createCard")).isOne();
		assertThat(this.wechatPay.effects("createCard")).isZero();
		assertThat(this.wechatPay.officialAccount("another").effects("createCard")).isZero();
		assertThat(this.wechatPay.requests()).hasSize(3);
		assertThat(this.wechatPay.requests().get(1)).hasToString("POST /card/create -> 200");
		this.wechatPay.clearRequests();
		assertThat(this.account.effects("createCard")).isZero();
	}

}

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

package io.github.membercard.officialaccount;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Requests that change, list, hand out and try cards.
 */
class MemberCardRequestTests {

	private static final String LONG_ID = "c".repeat(33);

	@Test
	void updateIsTheDocumentedOne() {
		MemberCard card = MemberCard.builder()
			.backgroundPicUrl("https://mmbiz.qlogo.cn/mmbiz/0?wx_fmt=jpeg")
			.baseInfo(BaseInfo.builder()
				.logoUrl("http://mmbiz.qpic.cn/mmbiz/0")
				.color(CardColor.COLOR010)
				.notice("使用时向服务员出示此券")
				.description("更新使用说明")
				.build())
			.bonusCleared("aaaaaaaaaaaaaa")
			.bonusRules("aaaaaaaaaaaaaa")
			.prerogative("更新特权")
			.build();
		assertThat(OfficialAccountApi.tree(new MemberCardUpdateRequest("ph_gmt7cUVrlRk8swPwx7aDyF-pg", card)))
			.isEqualTo(OfficialAccountApi.request("/card/update"));
	}

	@Test
	void updateMayEmptyAText() {
		MemberCard card = MemberCard.builder().baseInfo(BaseInfo.builder().promotionUrlName("").build()).build();
		assertThat(OfficialAccountApi.tree(new MemberCardUpdateRequest("pFS7", card)))
			.hasToString("{\"card_id\":\"pFS7\",\"member_card\":{\"base_info\":{\"promotion_url_name\":\"\"}}}");
	}

	@Test
	@SuppressWarnings("NullAway")
	void updateThatBreaksARuleIsRefused() {
		MemberCard card = MemberCard.builder().discount(10).build();
		refuse("'card_id' is required", () -> new MemberCardUpdateRequest(null, card));
		refuse("'card_id' has 33 characters; at most 32 are allowed", () -> new MemberCardUpdateRequest(LONG_ID, card));
		refuse("'member_card' is required", () -> new MemberCardUpdateRequest("pFS7", null));
		refuse("'member_card' must hold what changes",
				() -> new MemberCardUpdateRequest("pFS7", MemberCard.builder().build()));
		refuse("'member_card.base_info.title' has 30 bytes of UTF-8; at most 27 are allowed, and a Chinese character"
				+ " has 3",
				() -> new MemberCardUpdateRequest("pFS7",
						MemberCard.builder().baseInfo(BaseInfo.builder().title("卡".repeat(10)).build()).build()));
		refuse("Only one of 'member_card.activate_url', 'member_card.auto_activate' and 'member_card.wx_activate' is"
				+ " allowed",
				() -> new MemberCardUpdateRequest("pFS7",
						MemberCard.builder().wxActivate(true).activateUrl("https://x").build()));
	}

	@Test
	@SuppressWarnings("NullAway")
	void idIsChecked() {
		refuse("'card_id' is required", () -> new MemberCardIdRequest(null));
		refuse("'card_id' must not be blank", () -> new MemberCardIdRequest(" "));
		refuse("'card_id' has 33 characters; at most 32 are allowed", () -> new MemberCardIdRequest(LONG_ID));
		refuse("'card_id' is required", () -> new MemberCardId(null));
	}

	@Test
	void listIsTheDocumentedOne() {
		assertThat(OfficialAccountApi
			.tree(MemberCardListRequest.of(0, 10).withStatuses(MemberCardStatus.VERIFY_OK, MemberCardStatus.DISPATCH)))
			.isEqualTo(OfficialAccountApi.request("/card/batchget"));
		assertThat(OfficialAccountApi.tree(MemberCardListRequest.of(0, 50).withStatuses()))
			.hasToString("{\"offset\":0,\"count\":50}");
	}

	@Test
	void listThatBreaksARuleIsRefused() {
		refuse("'offset' is -1; at least 0 is required", () -> MemberCardListRequest.of(-1, 1));
		refuse("'count' is 0; 1 to 50 is allowed", () -> MemberCardListRequest.of(0, 0));
		refuse("'count' is 51; 1 to 50 is allowed", () -> MemberCardListRequest.of(0, 51));
		refuse("'status_list' is UNKNOWN, which answers only have",
				() -> MemberCardListRequest.of(0, 1).withStatuses(MemberCardStatus.UNKNOWN));
	}

	@Test
	void stockIsRaisedOrLowered() {
		assertThat(OfficialAccountApi.tree(MemberCardStockRequest.increase("p1Pj9jr90_SQRaVqYI239Ka1erkI", 1231)))
			.isEqualTo(OfficialAccountApi.request("/card/modifystock"));
		assertThat(OfficialAccountApi.tree(MemberCardStockRequest.reduce("p1Pj", 0)))
			.hasToString("{\"card_id\":\"p1Pj\",\"reduce_stock_value\":0}");
	}

	@Test
	void stockThatBreaksARuleIsRefused() {
		refuse("'card_id' has 33 characters; at most 32 are allowed",
				() -> MemberCardStockRequest.increase(LONG_ID, 1));
		refuse("'increase_stock_value' is -1; at least 0 is required",
				() -> MemberCardStockRequest.increase("p1Pj", -1));
		refuse("'reduce_stock_value' is -1; at least 0 is required", () -> MemberCardStockRequest.reduce("p1Pj", -1));
		refuse("One of 'increase_stock_value' and 'reduce_stock_value' is required",
				() -> new MemberCardStockRequest("p1Pj", null, null));
	}

	@Test
	void qrcodesAreTheDocumentedOnes() {
		QrcodeCard card = QrcodeCard.builder("pFS7Fjg8kV1IdDz01r4SQwMkuCKc")
			.code("198374613512")
			.openid("oFS7Fjl0WsZ9AMZqrI80nbIq8xrA")
			.isUniqueCode(false)
			.outerStr("12b")
			.build();
		assertThat(OfficialAccountApi.tree(MemberCardQrcodeRequest.of(card).withExpireSeconds(1800)))
			.isEqualTo(OfficialAccountApi.requests("/card/qrcode/create").get("single"));
		assertThat(OfficialAccountApi.tree(MemberCardQrcodeRequest.ofSeveral(
				QrcodeCard.builder("p1Pj9jgj3BcomSgtuW8B1wl-wo88").code("2392583481").outerStr("12b").build(),
				QrcodeCard.builder("p1Pj9jgj3BcomSgtuW8B1wl-wo98").code("2392583482").outerStr("12b").build())))
			.isEqualTo(OfficialAccountApi.requests("/card/qrcode/create").get("multiple"));
		assertThat(OfficialAccountApi.tree(MemberCardQrcodeRequest.of("pFS7")))
			.hasToString("{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{\"card_id\":\"pFS7\"}}}");
		assertThat(OfficialAccountApi.tree(QrcodeCard.builder("pFS7").outerId(7).build()))
			.hasToString("{\"card_id\":\"pFS7\",\"outer_id\":7}");
	}

	@Test
	@SuppressWarnings("NullAway")
	void qrcodeThatBreaksARuleIsRefused() {
		QrcodeAction single = new QrcodeAction(QrcodeCard.builder("pFS7").build(), null);
		refuse("'action_name' is required", () -> new MemberCardQrcodeRequest(null, null, single));
		refuse("'action_name' must be QR_CARD or QR_MULTIPLE_CARD",
				() -> new MemberCardQrcodeRequest("QR_SCENE", null, single));
		refuse("'action_info' is required", () -> new MemberCardQrcodeRequest("QR_CARD", null, null));
		refuse("'action_info' needs 'multiple_card' alone when 'action_name' is QR_MULTIPLE_CARD",
				() -> new MemberCardQrcodeRequest("QR_MULTIPLE_CARD", null, single));
		refuse("'action_info' needs 'card' alone when 'action_name' is QR_CARD",
				() -> new MemberCardQrcodeRequest("QR_CARD", null, new QrcodeAction(null, null)));
		refuse("'expire_seconds' is 59; 60 to 1800 is allowed",
				() -> MemberCardQrcodeRequest.of("pFS7").withExpireSeconds(59));
		refuse("'expire_seconds' is 1801; 60 to 1800 is allowed",
				() -> MemberCardQrcodeRequest.of("pFS7").withExpireSeconds(1801));
		assertThat(MemberCardQrcodeRequest.of("pFS7").withExpireSeconds(60).expireSeconds()).isEqualTo(60);
		refuse("'card_list' must not be empty", MemberCardQrcodeRequest::ofSeveral);
	}

	@Test
	void cardOfAQrcodeThatBreaksARuleIsRefused() {
		refuse("'card_id' has 33 characters; at most 32 are allowed", QrcodeCard.builder(LONG_ID)::build);
		refuse("'code' has 21 characters; at most 20 are allowed",
				QrcodeCard.builder("pFS7").code("1".repeat(21))::build);
		refuse("'openid' has 33 characters; at most 32 are allowed",
				QrcodeCard.builder("pFS7").openid("o".repeat(33))::build);
		refuse("'outer_str' has 129 characters; at most 128 are allowed",
				QrcodeCard.builder("pFS7").outerStr("s".repeat(129))::build);
		String rule = "'card_list[1]' takes only 'card_id', 'code' and 'outer_str'";
		QrcodeCard plain = QrcodeCard.builder("pFS7").code("1".repeat(20)).outerStr("s".repeat(128)).build();
		refuse(rule, () -> MemberCardQrcodeRequest.ofSeveral(plain, QrcodeCard.builder("pFS7").openid("o").build()));
		refuse(rule,
				() -> MemberCardQrcodeRequest.ofSeveral(plain, QrcodeCard.builder("pFS7").isUniqueCode(true).build()));
		refuse(rule, () -> MemberCardQrcodeRequest.ofSeveral(plain, QrcodeCard.builder("pFS7").outerId(1).build()));
	}

	@Test
	void whitelistHasAtMostTenUsers() {
		String[] five = { "1", "2", "3", "4", "5" };
		TestWhitelist ten = new TestWhitelist(TestWhitelist.ofOpenids(five).openids(),
				TestWhitelist.ofUsernames(five).usernames());
		assertThat(ten.openids()).hasSize(5);
		refuse("'openid' and 'username' have 11 users together; at most 10 are allowed",
				() -> new TestWhitelist(TestWhitelist.ofOpenids("1", "2", "3", "4", "5", "6").openids(),
						ten.usernames()));
	}

	@Test
	void whitelistMayBeEmptyAndNotMissing() {
		assertThat(OfficialAccountApi.tree(TestWhitelist.ofOpenids())).hasToString("{\"openid\":[]}");
		assertThat(OfficialAccountApi.tree(TestWhitelist.ofUsernames("afdvvf")))
			.hasToString("{\"username\":[\"afdvvf\"]}");
		refuse("One of 'openid' and 'username' is required; an empty list lets nobody in",
				() -> new TestWhitelist(null, null));
	}

	private static void refuse(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

}

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

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the upgrade of cards of official accounts to the newer API.
 */
class OfficialAccountUpgradeTests extends AbstractOfficialAccountTests {

	private static final String CARDS = "/v3/marketing/membercard-open/cards/";

	private final SigningClient merchant = new SigningClient(this.wechatPay, this.wechatPay.merchant("shop"),
			this.clock);

	private void upgrade(FakeOfficialAccountCard card) {
		HttpResponse<byte[]> response = this.merchant
			.post(CARDS + card.cardId() + "/upgrade",
					"{\"brand_id\":\"1001622624\",\"appid\":\"%s\"}".formatted(this.account.appId()))
			.send();
		assertThat(response.statusCode()).isEqualTo(204);
	}

	private JsonNode get(FakeOfficialAccountCard card, String more) {
		return SigningClient.json(this.merchant.get(CARDS + card.cardId() + more).send());
	}

	@Test
	void newerApiRefusesTheCardBeforeItsUpgrade() {
		FakeOfficialAccountCard card = create();
		assertThat(get(card, "").get("message").asString()).contains("升级");
		assertThat(card.isUpgraded()).isFalse();
		upgrade(card);
		assertThat(get(card, "").get("card_id").asString()).isEqualTo(card.cardId());
		assertThat(card.isUpgraded()).isTrue();
	}

	@Test
	void upgradeKeepsWhatTheCardShows() {
		FakeOfficialAccountCard card = create((memberCard) -> {
			memberCard.put("background_pic_url", "https://mmbiz.qlogo.cn/mmbiz/background");
			baseInfo(memberCard).put("code_type", "CODE_TYPE_QRCODE").putObject("sku").put("quantity", 10);
		});
		card.take(this.openid);
		this.client.accepted("/card/update",
				"{\"card_id\":\"%s\",\"member_card\":{\"base_info\":{\"title\":\"新会员卡\"}}}".formatted(card.cardId()));
		this.client.accepted("/card/modifystock",
				"{\"card_id\":\"%s\",\"increase_stock_value\":5}".formatted(card.cardId()));
		upgrade(card);
		JsonNode upgraded = get(card, "");
		assertThat(upgraded.get("title").asString()).isEqualTo("新会员卡");
		assertThat(upgraded.get("appid").asString()).isEqualTo(this.account.appId());
		assertThat(upgraded.at("/brand/brand_id").asString()).isEqualTo("1001622624");
		assertThat(upgraded.at("/brand/display_name").asString()).isEqualTo("海底捞");
		assertThat(upgraded.get("logo_url").asString()).isEqualTo("http://mmbiz.qpic.cn/mmbiz/iaL1LJM1mF9aRKPZ/0");
		assertThat(upgraded.get("background_picture_url").asString())
			.isEqualTo("https://mmbiz.qlogo.cn/mmbiz/background");
		assertThat(upgraded.get("description").asString()).isEqualTo("不可与其他优惠同享");
		assertThat(upgraded.get("service_phone").asString()).isEqualTo("020-88888888");
		assertThat(upgraded.get("code_type").asString()).isEqualTo("QRCODE");
		assertThat(upgraded.get("status").asString()).isEqualTo("APPROVED");
		assertThat(upgraded.get("total_quantity").asInt()).isEqualTo(15);
		assertThat(upgraded.get("remain_quantity").asInt()).isEqualTo(14);
		JsonNode schema = JsonMapper.shared().readTree("{\"$ref\":\"#/components/schemas/CardTemplate\"}");
		assertThat(OpenApiDocument.load().schema(schema).get().validate(upgraded)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "DATE_TYPE_FIX_TIME_RANGE, FIX_TIME_RANGE", "DATE_TYPE_FIX_TERM, FIX_TERM" })
	void upgradeKeepsTheValidity(String type, String upgradedType) {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).putObject("date_info")
			.put("type", type)
			.put("begin_timestamp", 1_772_600_000)
			.put("end_timestamp", 1_972_600_000)
			.put("fixed_term", 30));
		upgrade(card);
		JsonNode dates = get(card, "").get("date_information");
		assertThat(dates.get("type").asString()).isEqualTo(upgradedType);
		if (type.endsWith("TERM")) {
			assertThat(dates.get("available_day_after_receive").asInt()).isEqualTo(30);
		}
		else {
			assertThat(dates.get("available_begin_time").asString()).isEqualTo("2026-03-04T12:53:20.000+08:00");
			assertThat(dates.has("available_end_time")).isTrue();
		}
	}

	@Test
	void upgradeKeepsTheMembers() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid, "12b");
		String waiting = card.take(AbstractFakeWechatPayTests.newOpenid());
		this.client
			.accepted("/card/membercard/activate",
					("{\"card_id\":\"%s\",\"code\":\"%s\",\"membership_number\":\"AAA1\",\"init_bonus\":100,"
							+ "\"init_balance\":200,\"init_custom_field_value1\":\"金卡\"}")
						.formatted(card.cardId(), code));
		card.userCard(code).fillIn("USER_FORM_FLAG_SEX", "FEMALE");
		upgrade(card);
		JsonNode userCard = get(card, "/codes/" + code);
		assertThat(userCard.get("openid").asString()).isEqualTo(this.openid);
		assertThat(userCard.get("membership_number").asString()).isEqualTo("AAA1");
		assertThat(userCard.get("bonus_value").asInt()).isEqualTo(100);
		assertThat(userCard.get("balance").asInt()).isEqualTo(200);
		assertThat(userCard.get("level").asString()).isEqualTo("金卡");
		assertThat(userCard.get("user_card_status").asString()).isEqualTo("EFFECTIVE");
		assertThat(userCard.at("/user_information/common_field_list/0/name").asString())
			.isEqualTo("USER_FORM_FLAG_SEX");
		assertThat(get(card, "/codes/" + waiting).get("user_card_status").asString()).isEqualTo("NOT_ACTIVATE");
		assertThat(this.wechatPay.card(card.cardId()).users()).containsEntry(this.openid, code);
		assertThat(this.wechatPay.card(card.cardId()).userCards()).isEqualTo(card.userCards());
	}

	@Test
	void cardWithCustomCodesTakesThemAfterTheUpgradeToo() {
		this.account.allowCustomCodes();
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).put("use_custom_code", true));
		card.take(this.openid, null, "MEMBER1");
		upgrade(card);
		assertThat(get(card, "").get("code_mode").asString()).isEqualTo("REAL_TIME");
		assertThat(get(card, "/codes/MEMBER1").get("openid").asString()).isEqualTo(this.openid);
	}

	@Test
	void callsOfTheOlderApiChangeNothingAfterTheUpgrade() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid);
		upgrade(card);
		String named = "{\"card_id\":\"%s\",\"code\":\"%s\"".formatted(card.cardId(), code);
		for (List<String> call : List.of(
				List.of("activateMemberCard", "/card/membercard/activate", named + ",\"membership_number\":\"AAA1\"}"),
				List.of("updateMemberCardUser", "/card/membercard/updateuser", named + ",\"bonus\":1}"),
				List.of("setCodeUnavailable", "/card/code/unavailable", named + "}"),
				List.of("updateCard", "/card/update",
						"{\"card_id\":\"%s\",\"member_card\":{\"prerogative\":\"新\"}}".formatted(card.cardId())),
				List.of("modifyStock", "/card/modifystock",
						"{\"card_id\":\"%s\",\"increase_stock_value\":1}".formatted(card.cardId())),
				List.of("setActivateUserForm", "/card/membercard/activateuserform/set",
						"{\"card_id\":\"%s\"}".formatted(card.cardId())),
				List.of("deleteCard", "/card/delete", "{\"card_id\":\"%s\"}".formatted(card.cardId())))) {
			JsonNode before = get(card, "");
			JsonNode userCardBefore = get(card, "/codes/" + code);
			this.client.accepted(call.get(1), call.get(2));
			assertThat(get(card, "")).as(call.get(0)).isEqualTo(before);
			assertThat(get(card, "/codes/" + code)).as(call.get(0)).isEqualTo(userCardBefore);
			assertThat(this.account.effects(call.get(0))).as(call.get(0)).isZero();
		}
	}

	@Test
	void olderApiShowsWhatTheNewerOneChanged() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		upgrade(card);
		this.wechatPay.card(card.cardId()).userCards().get(0).setBonus(500);
		assertThat(this.client
			.accepted("/card/membercard/updateuser",
					"{\"card_id\":\"%s\",\"code\":\"%s\",\"bonus\":1}".formatted(card.cardId(), code))
			.get("result_bonus")
			.asInt()).isEqualTo(500);
	}

	@Test
	void upgradedCardIsTakenByTheNewerApi() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		upgrade(card);
		for (Consumer<FakeOfficialAccountCard> act : List.<Consumer<FakeOfficialAccountCard>>of(
				FakeOfficialAccountCard::approve, (upgraded) -> upgraded.refuse("a"),
				(upgraded) -> upgraded.take("other"), (upgraded) -> upgraded.takeAgain("other"),
				(upgraded) -> upgraded.delete(code), (upgraded) -> upgraded.view(code))) {
			assertThatIllegalStateException().isThrownBy(() -> act.accept(card)).withMessageContaining("was upgraded");
		}
		FakeUserCard taken = this.wechatPay.card(card.cardId())
			.take(AbstractFakeWechatPayTests.newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
		assertThat(card.findUserCard(taken.code())).isSameAs(taken);
	}

	@Test
	void merchantIsToldOfTheCardAfterItsUpgradeOnly() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		this.wechatPay.notifications().sendTo(endpoint.url());
		FakeOfficialAccountCard card = create();
		card.delete(card.take(this.openid));
		assertThat(this.wechatPay.notifications().deliveries()).isEmpty();
		String other = card.take(AbstractFakeWechatPayTests.newOpenid());
		upgrade(card);
		int events = this.account.deliveries().size();
		card.userCard(other).delete();
		assertThat(this.wechatPay.notifications().deliveries()).hasSize(1);
		assertThat(this.account.deliveries()).hasSize(events);
		await(this.wechatPay.notifications().deliveries().get(0).outcome());
		this.wechatPay.notifications().clear();
	}

	@Test
	void codesOfJumpActivationLastOverTheUpgrade() {
		FakeOfficialAccountCard card = createToActivate();
		FakeUserCard userCard = card.userCard(card.take(this.openid));
		upgrade(card);
		assertThat(get(card, "/decrypt-code?encrypt_code=" + SigningClient.percentEncode(userCard.encryptCode()))
			.get("code")
			.asString()).isEqualTo(userCard.code());
	}

}

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

package io.github.membercard.client;

import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.card.CardUpgradeRequest;
import io.github.membercard.officialaccount.ActivateUserFormRequest;
import io.github.membercard.officialaccount.BaseInfo;
import io.github.membercard.officialaccount.CardColor;
import io.github.membercard.officialaccount.CardImage;
import io.github.membercard.officialaccount.CustomCell;
import io.github.membercard.officialaccount.DateInfo;
import io.github.membercard.officialaccount.DecryptedMemberCardCode;
import io.github.membercard.officialaccount.FormCommonField;
import io.github.membercard.officialaccount.MemberCard;
import io.github.membercard.officialaccount.MemberCardActivateRequest;
import io.github.membercard.officialaccount.MemberCardCodeType;
import io.github.membercard.officialaccount.MemberCardId;
import io.github.membercard.officialaccount.MemberCardQrcodeRequest;
import io.github.membercard.officialaccount.MemberCardStatus;
import io.github.membercard.officialaccount.MemberCardStockRequest;
import io.github.membercard.officialaccount.MemberCardUserUpdateRequest;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.Sku;
import io.github.membercard.officialaccount.TestWhitelist;
import io.github.membercard.officialaccount.UserForm;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeOfficialAccountCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.ReceivedRequest;
import io.github.membercard.usercard.UserCardStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole life of a card of an official account, by the client against the fake: from
 * its picture to its upgrade.
 */
class OfficialAccountFlowTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Set<String> PATHS = Set.of("/cgi-bin/token", "/cgi-bin/stable_token",
			"/cgi-bin/media/uploadimg", "/cgi-bin/ticket/getticket", "/card/create", "/card/get", "/card/batchget",
			"/card/testwhitelist/set", "/card/qrcode/create", "/card/membercard/activate",
			"/card/membercard/userinfo/get", "/card/membercard/updateuser", "/card/membercard/activateuserform/set",
			"/card/membercard/activate/geturl", "/card/membercard/activatetempinfo/get", "/card/code/get",
			"/card/code/decrypt", "/card/code/unavailable", "/card/update", "/card/modifystock", "/card/delete");

	private static final byte[] PNG = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().manualAudit().start();

	private final FakeOfficialAccount account = this.wechatPay.officialAccount("acme");

	private final OfficialAccountCardClient client = Clients.client(this.wechatPay, this.account).build();

	private final String openid = Clients.newOpenid();

	@AfterEach
	void close() {
		this.wechatPay.close();
	}

	@Test
	void memberIsKeptFromTheFirstCardToTheUpgradedOne() {
		FakeOfficialAccountCard card = create(memberCard(upload()));
		approve(card);
		String code = takeAndActivate(card);
		changePoints(card, code);
		upgrade(card, code);
	}

	@Test
	void everyOperationIsAccepted() {
		FakeOfficialAccountCard card = create(memberCard(upload()));
		String code = takeAsTester(card);
		handOut(card);
		approve(card);
		activate(card, code);
		changePoints(card, code);
		readCode(card, code);
		await(this.client.codes().makeUnavailable(code, card.cardId(), "退款"));
		changeAndDelete(card);
		activateByForm();
		await(Clients.client(this.wechatPay, this.account).stableToken(false).build().accessToken());
		assertThat(this.wechatPay.requests()).extracting(ReceivedRequest::path)
			.containsOnlyOnceElementsOf(Set.of("/card/membercard/activate"))
			.containsAll(PATHS)
			.isSubsetOf(PATHS);
	}

	private String upload() {
		CardImage image = get(this.client.images().upload(new ByteArrayResource(PNG), "logo.png"));
		assertThat(this.account.images()).singleElement().hasToString(image.url());
		return image.url();
	}

	private FakeOfficialAccountCard create(MemberCard memberCard) {
		MemberCardId id = get(this.client.cards().create(memberCard));
		return this.account.card(id.cardId());
	}

	private String takeAsTester(FakeOfficialAccountCard card) {
		await(this.client.testWhitelist().set(TestWhitelist.ofOpenids(this.openid)));
		return card.take(this.openid);
	}

	private void approve(FakeOfficialAccountCard card) {
		Mono<MemberCardStatus> audit = this.client.awaitAudit(card.cardId()).cache();
		audit.subscribe();
		card.approve();
		this.client.auditEnded(card.cardId());
		assertThat(get(audit)).isEqualTo(MemberCardStatus.VERIFY_OK);
	}

	private void handOut(FakeOfficialAccountCard card) {
		assertThat(get(this.client.qrcodes().create(MemberCardQrcodeRequest.of(card.cardId()))).url())
			.startsWith("http://weixin.qq.com/q/");
		assertThat(get(this.client.jsSdk().card(card.cardId())).cardExt()).contains("\"signature\"");
		assertThat(get(this.client.jsSdk().config("https://www.example.com/cards")).appId())
			.isEqualTo(this.account.appId());
	}

	private String takeAndActivate(FakeOfficialAccountCard card) {
		String code = card.take(this.openid);
		activate(card, code);
		return code;
	}

	private void activate(FakeOfficialAccountCard card, String code) {
		await(this.client.activations()
			.activate(MemberCardActivateRequest.builder()
				.membershipNumber("AAA00000001")
				.code(code)
				.cardId(card.cardId())
				.initBonus(100)
				.build()));
	}

	private void changePoints(FakeOfficialAccountCard card, String code) {
		assertThat(get(this.client.users()
			.update(MemberCardUserUpdateRequest.builder(card.cardId(), code).bonus(3000).addBonus(2900).build())))
			.satisfies((update) -> assertThat(update.resultBonus()).isEqualTo(3000))
			.satisfies((update) -> assertThat(update.openid()).isEqualTo(this.openid));
		assertThat(get(this.client.users().get(card.cardId(), code)))
			.satisfies((user) -> assertThat(user.openid()).isEqualTo(this.openid))
			.satisfies((user) -> assertThat(user.membershipNumber()).isEqualTo("AAA00000001"))
			.satisfies((user) -> assertThat(user.bonus()).isEqualTo(3000));
	}

	private void readCode(FakeOfficialAccountCard card, String code) {
		assertThat(get(this.client.codes().get(code, card.cardId(), true)).openid()).isEqualTo(this.openid);
		assertThat(get(this.client.codes().decrypt(card.userCard(code).encryptCode())))
			.isEqualTo(new DecryptedMemberCardCode(code));
	}

	private void changeAndDelete(FakeOfficialAccountCard card) {
		await(this.client.cards().modifyStock(MemberCardStockRequest.increase(card.cardId(), 1)));
		assertThat(get(this.client.cards().update(card.cardId(), MemberCard.builder().bonusRules("消费1元积1分").build()))
			.sendCheck()).isFalse();
		await(this.client.cards().delete(card.cardId()));
		assertThat(get(this.client.cards().listAll(MemberCardStatus.DELETE).collectList()))
			.containsExactly(card.cardId());
	}

	private void activateByForm() {
		FakeOfficialAccountCard card = create(common("http://mmbiz.qpic.cn/mmbiz/a/0").wxActivate(true).build());
		await(this.client.activations()
			.setForm(ActivateUserFormRequest.builder(card.cardId())
				.requiredForm(UserForm.of(FormCommonField.MOBILE))
				.build()));
		assertThat(get(this.client.activations().getUrl(card.cardId(), "12b")).url()).contains("outer_str=12b");
		String code = takeAsTester(card);
		card.userCard(code).fillIn("USER_FORM_FLAG_MOBILE", "13800138000");
		assertThat(Optional.of(get(this.client.activations().getTempInfo(card.userCard(code).activateTicket())))
			.map((answer) -> answer.info())
			.map((info) -> info.value(FormCommonField.MOBILE))).contains("13800138000");
	}

	private void upgrade(FakeOfficialAccountCard card, String code) {
		MembercardOpenClient merchant = MembercardOpenClient
			.create(Clients.client(this.wechatPay, Clients.publicKey(this.wechatPay)).build());
		await(merchant.cards().upgrade(card.cardId(), new CardUpgradeRequest("1001622624", this.account.appId())));
		assertThat(card.isUpgraded()).isTrue();
		assertThat(get(merchant.userCards().get(card.cardId(), code)))
			.satisfies((member) -> assertThat(member.code()).isEqualTo(code))
			.satisfies((member) -> assertThat(member.openid()).isEqualTo(this.openid))
			.satisfies((member) -> assertThat(member.membershipNumber()).isEqualTo("AAA00000001"))
			.satisfies((member) -> assertThat(member.bonusValue()).isEqualTo(3000))
			.satisfies((member) -> assertThat(member.userCardStatus()).isEqualTo(UserCardStatus.EFFECTIVE));
	}

	private static <T> T get(Mono<T> answer) {
		return Objects.requireNonNull(answer.block(TIMEOUT));
	}

	private static void await(Mono<?> call) {
		call.block(TIMEOUT);
	}

	static MemberCard memberCard(String logoUrl) {
		return common(logoUrl).activateUrl("https://www.example.com/activate").build();
	}

	private static MemberCard.Builder common(String logoUrl) {
		return MemberCard.builder()
			.baseInfo(BaseInfo.builder()
				.logoUrl(logoUrl)
				.brandName("海底捞")
				.codeType(MemberCardCodeType.TEXT)
				.title("海底捞会员卡")
				.color(CardColor.COLOR010)
				.notice("使用时向服务员出示此券")
				.description("不可与其他优惠同享")
				.dateInfo(DateInfo.permanent())
				.sku(Sku.of(1000))
				.build())
			.prerogative("会员特权")
			.supplyBonus(true)
			.supplyBalance(false)
			.customCell1(CustomCell.of("使用入口", "激活后显示", "https://www.example.com"));
	}

}

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

package io.github.membercard.docs;

import java.time.Duration;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.card.CardUpgradeRequest;
import io.github.membercard.officialaccount.BaseInfo;
import io.github.membercard.officialaccount.CardColor;
import io.github.membercard.officialaccount.CardImage;
import io.github.membercard.officialaccount.DateInfo;
import io.github.membercard.officialaccount.JsSdkCard;
import io.github.membercard.officialaccount.JsSdkConfig;
import io.github.membercard.officialaccount.MemberCard;
import io.github.membercard.officialaccount.MemberCardActivateRequest;
import io.github.membercard.officialaccount.MemberCardCodeType;
import io.github.membercard.officialaccount.MemberCardId;
import io.github.membercard.officialaccount.MemberCardQrcode;
import io.github.membercard.officialaccount.MemberCardQrcodeRequest;
import io.github.membercard.officialaccount.MemberCardStatus;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.QrcodeCard;
import io.github.membercard.officialaccount.Sku;
import io.github.membercard.officialaccount.TestWhitelist;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

@Service
class ShopCards {

	private final OfficialAccountCardClient account;

	private final MembercardOpenClient membercard;

	ShopCards(OfficialAccountCardClient account, MembercardOpenClient membercard) {
		this.account = account;
		this.membercard = membercard;
	}

	// 2
	Mono<String> uploadLogo(Resource logo) {
		return this.account.images().upload(logo).map(CardImage::url);
	}

	// 3
	Mono<String> create(String logoUrl) {
		MemberCard card = MemberCard.builder()
			.baseInfo(BaseInfo.builder()
				.logoUrl(logoUrl)
				.brandName("海底捞")
				.title("海底捞会员卡")
				.codeType(MemberCardCodeType.QRCODE)
				.color(CardColor.COLOR010)
				.notice("使用时向服务员出示此券")
				.description("不可与其他优惠同享")
				.sku(Sku.of(10_000))
				.dateInfo(DateInfo.permanent())
				.build())
			.prerogative("每周三会员日")
			.supplyBonus(false)
			.supplyBalance(false)
			.activateUrl("https://shop.example/activate")
			.build();
		return this.account.cards().create(card).map(MemberCardId::cardId);
	}

	// 4
	Mono<Boolean> awaitAudit(String cardId) {
		return this.account.awaitAudit(cardId).timeout(Duration.ofDays(3)).map(MemberCardStatus::isApproved);
	}

	// 5
	Mono<Void> letIn(String... openids) {
		return this.account.testWhitelist().set(TestWhitelist.ofOpenids(openids));
	}

	// 6
	Mono<String> qrcodeLink(String cardId, String shop) {
		QrcodeCard card = QrcodeCard.builder(cardId).outerStr(shop).build();
		return this.account.qrcodes().create(MemberCardQrcodeRequest.of(card)).map(MemberCardQrcode::url);
	}

	// 7
	Mono<JsSdkConfig> configuration(String page) {
		return this.account.jsSdk().config(page);
	}

	Mono<JsSdkCard> card(String cardId) {
		return this.account.jsSdk().card(cardId);
	}

	// 8
	Mono<Void> activate(String cardId, String code, String membershipNumber) {
		return this.account.activations()
			.activate(MemberCardActivateRequest.builder()
				.cardId(cardId)
				.code(code)
				.membershipNumber(membershipNumber)
				.build());
	}

	// 9
	Mono<Void> upgrade(String cardId, String brandId) {
		return this.membercard.cards().upgrade(cardId, new CardUpgradeRequest(brandId, this.account.appId()));
	}

}

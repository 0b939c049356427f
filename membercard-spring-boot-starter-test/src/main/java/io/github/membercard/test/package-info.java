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

/**
 * A fake WeChat Pay for tests: an HTTP server that checks every request as strictly as
 * the platform does, and that misbehaves when told to. <pre>
 * try (FakeWechatPay wechatPay = FakeWechatPay.builder().start()) {
 * 	FakeMerchant merchant = wechatPay.merchant("shop");
 * 	// Point the client at wechatPay.baseUrl() and give it the merchant's credentials:
 * 	// merchant.merchantId(), merchant.privateKeyPem(), merchant.apiV3Key(), ...
 * 	// and the key that checks answers: wechatPay.publicKeyId(), wechatPay.publicKeyPem()
 *
 * 	wechatPay.misbehave(Misbehaviour.rateLimited().times(2));
 * 	// ... call the code under test ...
 * 	assertThat(wechatPay.requests()).hasSize(3);
 * 	assertThat(wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID).users()).containsKey(openid);
 * }
 * </pre> It performs every operation of its OpenAPI document and keeps what they did:
 * cards wait for {@link io.github.membercard.test.FakeWechatPay.Builder#manualAudit()
 * audits}, users {@link io.github.membercard.test.FakeCard#take take} them, points and
 * balances add up, keys
 * {@link io.github.membercard.test.FakeWechatPay#rotateCertificate() rotate}, and
 * endpoints are {@link io.github.membercard.test.FakeWechatPay#notifications() notified}.
 * It speaks the older card API of
 * {@link io.github.membercard.test.FakeWechatPay#officialAccount official accounts} too,
 * on the same port, up to the upgrade of a card to the newer one.
 */
@NullMarked
package io.github.membercard.test;

import org.jspecify.annotations.NullMarked;

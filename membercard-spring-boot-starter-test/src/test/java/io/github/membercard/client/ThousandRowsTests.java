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
import java.util.List;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.OpenidImportResult;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An import of many rows, by a client that repeats what was not answered in time.
 */
class ThousandRowsTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	@Test
	void thousandRowsGiveAThousandResultsAndUsers() {
		try (FakeWechatPay wechatPay = FakeWechatPay.builder().start()) {
			FakeCard card = wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID);
			MembercardOpenClient client = MembercardOpenClient
				.create(Clients.client(wechatPay, Clients.publicKey(wechatPay)).build());
			List<OpenidImportResult> results = client.openidImports()
				.importAll(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID,
						Flux.range(0, 1000)
							.map((row) -> OpenidImportRequest.of(Clients.newOpenid(), Clients.newNumber())),
						16)
				.collectList()
				.block(TIMEOUT);
			assertThat(results).hasSize(1000).allSatisfy((result) -> {
				assertThat(result).isInstanceOf(OpenidImportResult.Imported.class);
				assertThat(card.users()).containsKey(result.request().openid());
			});
		}
	}

}

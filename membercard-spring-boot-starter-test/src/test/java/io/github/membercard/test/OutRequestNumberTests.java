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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the repetition of an {@code out_request_no}, for every operation that has
 * one.
 */
class OutRequestNumberTests extends AbstractFakeWechatPayTests {

	@ParameterizedTest
	@EnumSource
	void repetitionGivesSameAnswerWithoutSecondEffect(Repeatable repeatable) {
		Function<String, SigningClient.Attempt> attempts = repeatable.attempts(this);
		HttpResponse<byte[]> first = attempts.apply("a").send();
		assertThat(first.statusCode()).as(new String(first.body(), StandardCharsets.UTF_8)).isIn(200, 204);
		HttpResponse<byte[]> second = attempts.apply("a").send();
		assertThat(second.statusCode()).isEqualTo(first.statusCode());
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(this.wechatPay.effects(repeatable.operationId)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void otherParametersAreRefused(Repeatable repeatable) {
		Function<String, SigningClient.Attempt> attempts = repeatable.attempts(this);
		accepted(attempts.apply("a"));
		assertRefused(attempts.apply("b").send(), 400, "ALREADY_EXISTS", "out_request_no");
		assertThat(this.wechatPay.effects(repeatable.operationId)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void parallelRepetitionsHaveOneEffect(Repeatable repeatable) throws Exception {
		Function<String, SigningClient.Attempt> attempts = repeatable.attempts(this);
		ExecutorService threads = Executors.newFixedThreadPool(10);
		try {
			List<Future<HttpResponse<byte[]>>> answers = IntStream.range(0, 50)
				.mapToObj((i) -> threads.submit(() -> attempts.apply("a").send()))
				.toList();
			for (Future<HttpResponse<byte[]>> answer : answers) {
				assertThat(answer.get().statusCode()).isIn(200, 204);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.wechatPay.effects(repeatable.operationId)).isEqualTo(1);
	}

	/**
	 * The operations that have an {@code out_request_no}.
	 */
	enum Repeatable {

		CREATE_CARD("createCard") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				String body = "{\"appid\":\"wx1\",\"title\":\"%s\",\"description\":\"d\",\"logo_url\":\"https://a.cn/a\","
						+ "\"background_picture_url\":\"https://a.cn/b\",\"code_type\":\"QRCODE\",\"code_mode\":"
						+ "\"SYSTEM_ALLOCATE\",\"brand\":{\"brand_id\":\"1\",\"display_name\":\"b\"},"
						+ "\"date_information\":{\"type\":\"PERMANENT\"},\"out_request_no\":\"%s\"}";
				return post(tests, "/v3/marketing/membercard-open/cards", body);
			}

		},

		IMPORT_BY_OPENID("importUserByOpenid") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				return post(tests, path(tests.newCard(), "/users/import"),
						"{\"openid\":\"obLatj%s\",\"out_request_no\":\"%s\"}");
			}

		},

		IMPORT_BY_PHONE("importUserByPhone") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				String path = path(tests.newCard(), "/phone-membercard/import");
				String number = newNumber();
				// Every ciphertext differs.
				return (value) -> tests.client.post(path, ImportTests
					.phoneBody(tests.encrypt(value.equals("a") ? "13800138000" : "13800138001"), number));
			}

		},

		UPDATE_USER_CARD("updateUserCard") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				return patch(tests, userCardPath(tests, ""),
						"{\"level\":\"%s\",\"balance_information\":{\"before_balance\":0,\"add_balance\":1,\"balance\":1},"
								+ "\"out_request_no\":\"%s\"}");
			}

		},

		UPDATE_USER_CARD_RIGHTS("updateUserCardRights") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				return patch(tests, userCardPath(tests, "/rights"),
						"{\"member_price_word\":\"%s\",\"before_bonus_value\":0,\"add_bonus_value\":1,\"bonus_value\":1,"
								+ "\"out_request_no\":\"%s\"}");
			}

		},

		SET_SERVICE_MODULE_DATA("setServiceModuleData") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				FakeCard card = tests.newCard();
				accepted(tests.client.post(path(card, "/service-modules"),
						"{\"service_module_id\":\"1\",\"jump_miniprogram\":{\"appid\":\"wx1\",\"path\":\"a\"}}"));
				String code = card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE).code();
				return post(tests, path(card, "/codes/" + code + "/set-service-module-data"),
						"{\"service_module_id\":\"1\",\"state_setting\":{\"state_id\":\"%s\",\"content_template_data\":{}},"
								+ "\"out_request_no\":\"%s\"}");
			}

		},

		CREATE_ACTIVITY("createActivity") {

			@Override
			Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests) {
				return post(tests, "/v3/marketing/membercard-activity/activities",
						"{\"activity_name\":\"%s\",\"card_id\":\"" + tests.newCard().cardId()
								+ "\",\"activity_type\":\"MEMBER_MINIPROGRAM\",\"begin_time\":\"2026-03-05T00:00:00+08:00\","
								+ "\"end_time\":\"2026-03-06T00:00:00+08:00\",\"out_request_no\":\"%s\"}");
			}

		};

		private final String operationId;

		Repeatable(String operationId) {
			this.operationId = operationId;
		}

		/**
		 * Prepare attempts with one number.
		 * @param tests where to
		 * @return makes an attempt, whose parameters differ with the text
		 */
		abstract Function<String, SigningClient.Attempt> attempts(OutRequestNumberTests tests);

		private static Function<String, SigningClient.Attempt> post(OutRequestNumberTests tests, String path,
				String body) {
			String number = newNumber();
			return (value) -> tests.client.post(path, body.formatted(value, number));
		}

		private static Function<String, SigningClient.Attempt> patch(OutRequestNumberTests tests, String path,
				String body) {
			String number = newNumber();
			return (value) -> tests.client.patch(path, body.formatted(value, number));
		}

		private static String userCardPath(OutRequestNumberTests tests, String operation) {
			FakeCard card = tests.newCard();
			return path(card,
					"/codes/" + card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE).code() + operation);
		}

	}

}

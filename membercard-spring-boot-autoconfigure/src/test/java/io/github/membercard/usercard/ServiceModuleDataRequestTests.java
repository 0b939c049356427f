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

package io.github.membercard.usercard;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceModuleDataRequestTests {

	private static final ServiceField FIELD = ServiceField.of("hotel_name", "深圳市南山区滨海路700号");

	private static final ServiceStateSetting STATE = ServiceStateSetting.of("CHECKED_IN", ServiceContent.of(FIELD));

	@Test
	void factoriesMakeTheDocumentedRequest() {
		ServiceStateSetting state = ServiceStateSetting
			.of("CHECKED_IN",
					ServiceContent.of(FIELD)
						.withAction(ServiceAction.of("一键开锁", "wx37178d097a6851d8", "pages/index/index")))
			.withMessage(ServiceMessage.of("9bJgRNz9XG248XZ-a0nDKH3Vt_vaTp32fRP1LWvxjzI", FIELD));
		assertThat(new ServiceModuleDataRequest("100002322019090134234sfdf", "666", state).stateSetting())
			.isEqualTo(new ServiceStateSetting("CHECKED_IN",
					new ServiceContent(List.of(FIELD),
							new ServiceAction("一键开锁",
									new MiniProgramTarget("wx37178d097a6851d8", "pages/index/index"))),
					new ServiceMessage("9bJgRNz9XG248XZ-a0nDKH3Vt_vaTp32fRP1LWvxjzI", List.of(FIELD))));
	}

	@Test
	void contentMayHaveNoTexts() {
		assertThat(request(ServiceStateSetting.of("IN", new ServiceContent(null, null)))).isNotNull();
	}

	@Test
	void lengthsAreThoseOfTheDocument() {
		assertThat(new ServiceModuleDataRequest("n".repeat(8), "1", STATE)).isNotNull();
		assertThat(new ServiceModuleDataRequest("n".repeat(128), "1".repeat(9), STATE)).isNotNull();
		refuse("'out_request_no' has 7 characters; at least 8 are required", "n".repeat(7), "1");
		refuse("'out_request_no' has 129 characters; at most 128 are allowed", "n".repeat(129), "1");
		refuse("'service_module_id' has 10 characters; at most 9 are allowed", "12345678", "1".repeat(10));
		refuse("'service_module_id' must not be blank", "12345678", "");
	}

	private static void refuse(String message, String outRequestNo, String serviceModuleId) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ServiceModuleDataRequest(outRequestNo, serviceModuleId, STATE))
			.withMessage(message);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	@SuppressWarnings("NullAway")
	void stateThatBreaksARuleIsRefused(String message, @Nullable ServiceStateSetting state) {
		assertThatIllegalArgumentException().isThrownBy(() -> request(state)).withMessage(message);
	}

	static Stream<Arguments> stateThatBreaksARuleIsRefused() {
		ServiceContent content = ServiceContent.of(FIELD);
		return Stream.of(Arguments.of("'state_setting' is required", null),
				Arguments.of("'state_setting.state_id' is required", new ServiceStateSetting(null, content, null)),
				Arguments.of("'state_setting.content_template_data' is required",
						new ServiceStateSetting("IN", null, null)),
				Arguments.of("'state_setting.content_template_data.field_list' must not be empty;"
						+ " leave it out for no texts", ServiceStateSetting.of("IN", ServiceContent.of())),
				Arguments.of("'state_setting.content_template_data.field_list[1].field_id' is required",
						ServiceStateSetting.of("IN", ServiceContent.of(FIELD, new ServiceField(null, "v")))),
				Arguments.of("'state_setting.content_template_data.field_list[0].field_value' must not be blank",
						ServiceStateSetting.of("IN", ServiceContent.of(ServiceField.of("f", "")))),
				Arguments.of("'state_setting.content_template_data.action_setting.action_name' must not be blank",
						ServiceStateSetting.of("IN", content.withAction(ServiceAction.of(" ", "a", "p")))),
				Arguments.of("'state_setting.content_template_data.action_setting.jump_miniprogram' is required",
						ServiceStateSetting.of("IN", content.withAction(new ServiceAction("n", null)))),
				Arguments.of(
						"'state_setting.content_template_data.action_setting.jump_miniprogram.appid' has 33 characters;"
								+ " at most 32 are allowed",
						ServiceStateSetting.of("IN", content.withAction(ServiceAction.of("n", "a".repeat(33), "p")))),
				Arguments.of("'state_setting.message_template_setting.message_template_id' is required",
						ServiceStateSetting.of("IN", content).withMessage(new ServiceMessage(null, List.of(FIELD)))),
				Arguments.of("'state_setting.message_template_setting.field_list' is required",
						ServiceStateSetting.of("IN", content).withMessage(new ServiceMessage("m", null))),
				Arguments.of("'state_setting.message_template_setting.field_list' must not be empty",
						ServiceStateSetting.of("IN", content).withMessage(ServiceMessage.of("m"))));
	}

	private static ServiceModuleDataRequest request(ServiceStateSetting state) {
		return new ServiceModuleDataRequest("100002322019090134234sfdf", "666", state);
	}

}

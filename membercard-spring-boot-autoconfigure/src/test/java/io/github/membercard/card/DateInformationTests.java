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

package io.github.membercard.card;

import java.time.OffsetDateTime;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DateInformationTests {

	private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2020-05-20T13:29:35.120+08:00");

	private static final OffsetDateTime END = OffsetDateTime.parse("2030-05-20T13:29:35.120+08:00");

	@Test
	void factoriesSetWhatFitsTheirType() {
		assertThat(DateInformation.fixTimeRange(BEGIN, END))
			.isEqualTo(new DateInformation(DateInformationType.FIX_TIME_RANGE, BEGIN, END, null, null));
		assertThat(DateInformation.fixTerm(200))
			.isEqualTo(new DateInformation(DateInformationType.FIX_TERM, null, null, 200, null));
		assertThat(DateInformation.fixTerm(200, 1))
			.isEqualTo(new DateInformation(DateInformationType.FIX_TERM, null, null, 200, 1));
		assertThat(DateInformation.permanent())
			.isEqualTo(new DateInformation(DateInformationType.PERMANENT, null, null, null, null));
	}

	@Test
	void validityOfAFactoryIsPossible() {
		assertThatNoException().isThrownBy(() -> {
			DateInformation.fixTimeRange(BEGIN, END).check("date_information");
			DateInformation.fixTerm(1).check("date_information");
			DateInformation.fixTerm(1, 0).check("date_information");
			DateInformation.permanent().check("date_information");
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatDoesNotFitTheTypeIsRefused(String message, DateInformation dates) {
		assertThatIllegalArgumentException().isThrownBy(() -> dates.check("date_information")).withMessage(message);
	}

	static Stream<Arguments> memberThatDoesNotFitTheTypeIsRefused() {
		DateInformationType range = DateInformationType.FIX_TIME_RANGE;
		DateInformationType term = DateInformationType.FIX_TERM;
		DateInformationType permanent = DateInformationType.PERMANENT;
		return Stream.of(
				Arguments.of("'date_information.type' is required", new DateInformation(null, BEGIN, END, null, null)),
				Arguments.of("'date_information.type' is UNKNOWN, which answers only have",
						new DateInformation(DateInformationType.UNKNOWN, null, null, null, null)),
				Arguments.of(required("available_begin_time", range),
						new DateInformation(range, null, END, null, null)),
				Arguments.of(required("available_end_time", range),
						new DateInformation(range, BEGIN, null, null, null)),
				Arguments.of(
						"'date_information.available_end_time' must be after 'date_information.available_begin_time'",
						DateInformation.fixTimeRange(BEGIN, BEGIN)),
				Arguments.of(required("available_day_after_receive", term),
						new DateInformation(term, null, null, null, 1)),
				Arguments.of(notAllowed("available_begin_time", term),
						new DateInformation(term, BEGIN, null, 200, null)),
				Arguments.of(notAllowed("available_end_time", term), new DateInformation(term, null, END, 200, null)),
				Arguments.of("'date_information.available_day_after_receive' is 0; at least 1 is required",
						DateInformation.fixTerm(0)),
				Arguments.of("'date_information.wait_days_after_receive' is -1; at least 0 is required",
						DateInformation.fixTerm(1, -1)),
				Arguments.of(notAllowed("available_begin_time", permanent),
						new DateInformation(permanent, BEGIN, null, null, null)),
				Arguments.of(notAllowed("available_end_time", permanent),
						new DateInformation(permanent, null, END, null, null)),
				Arguments.of(notAllowed("available_day_after_receive", permanent),
						new DateInformation(permanent, null, null, 200, null)),
				Arguments.of(notAllowed("wait_days_after_receive", permanent),
						new DateInformation(permanent, null, null, null, 1)));
	}

	@Test
	void answerMayHoldWhatARequestMayNot() {
		assertThat(new DateInformation(DateInformationType.PERMANENT, BEGIN, END, 200, 1)).isNotNull();
	}

	@Test
	void timeRangeMayHaveDaysBesideItAsInTheDocumentedExample() {
		assertThatNoException()
			.isThrownBy(() -> new DateInformation(DateInformationType.FIX_TIME_RANGE, BEGIN, END, 200, 1).check("d"));
	}

	private static String required(String member, DateInformationType type) {
		return "'date_information." + member + "' is required when 'date_information.type' is " + type;
	}

	private static String notAllowed(String member, DateInformationType type) {
		return "'date_information." + member + "' is not allowed when 'date_information.type' is " + type;
	}

}

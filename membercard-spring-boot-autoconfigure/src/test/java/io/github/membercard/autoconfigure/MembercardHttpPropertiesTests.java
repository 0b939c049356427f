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

package io.github.membercard.autoconfigure;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the limits of {@code membercard.http.*}.
 */
class MembercardHttpPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource({ "connect-timeout, 0s", "response-timeout, -1s", "max-connections, 0", "max-idle-time, 0s",
			"max-pending-acquires, -1", "pending-acquire-timeout, 0s", "max-response-size, 0B" })
	void valueThatIsNotPositiveIsRefused(String name, String value) {
		expect(name, value, "it is not greater than zero");
	}

	@Test
	void sizeThatNoArrayHoldsIsRefused() {
		expect("max-response-size", "2GB", "it is too large");
	}

	private void expect(String name, String value, String found) {
		this.contextRunner.withPropertyValues("membercard.http." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(MembercardConfigurationException.class, (ex) -> {
					assertThat(ex.getSetting()).isEqualTo("membercard.http." + name);
					assertThat(ex.getFound()).isEqualTo(found);
				}));
	}

}

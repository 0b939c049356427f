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

package io.github.membercard.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of this test run is read, at TRACE.
 */
public class LogIsReadTests {

	@Test
	void everyEventIsLookedAt() {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		assertThat(root.getLevel()).isEqualTo(Level.TRACE);
		assertThat(root.getAppender("FORBIDDEN_EVENTS")).isInstanceOfSatisfying(ForbiddenEventsAppender.class,
				(appender) -> {
					long before = appender.events();
					LoggerFactory.getLogger("any.logger").trace("An event");
					assertThat(appender.events()).isGreaterThan(before);
				});
	}

}

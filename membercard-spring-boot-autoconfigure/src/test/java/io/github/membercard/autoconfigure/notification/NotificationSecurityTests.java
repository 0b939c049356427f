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

package io.github.membercard.autoconfigure.notification;

import java.util.List;
import java.util.UUID;

import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.docs.MvcSecurity;
import io.github.membercard.docs.WebFluxSecurity;
import io.github.membercard.notification.Notifications;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of notifications that go through Spring Security, since the application gave the
 * filter a later place.
 */
class NotificationSecurityTests {

	private static final String BEHIND_SECURITY = "membercard.notification.filter-order=100";

	@Test
	void mvcLocksTheEndpointWithoutTheMatcher() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET,
				List.of(Application.class), BEHIND_SECURITY)) {
			assertThat(application.push(Notifications.activateCard(id()))).isIn(401, 403);
			assertThat(application.bean(RecordingHandler.class).events()).isEmpty();
		}
	}

	@Test
	void mvcOpensNothingButTheEndpointWithTheMatcher() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET,
				List.of(Application.class, MvcSecurity.class), BEHIND_SECURITY)) {
			assertOnlyTheEndpointIsOpen(application);
		}
	}

	@Test
	void webFluxLocksTheEndpointWithoutTheMatcher() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.REACTIVE,
				List.of(Application.class), BEHIND_SECURITY)) {
			assertThat(application.push(Notifications.activateCard(id()))).isIn(401, 403);
			assertThat(application.bean(RecordingHandler.class).events()).isEmpty();
		}
	}

	@Test
	void webFluxOpensNothingButTheEndpointWithTheMatcher() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.REACTIVE,
				List.of(Application.class, WebFluxSecurity.class), BEHIND_SECURITY)) {
			assertOnlyTheEndpointIsOpen(application);
		}
	}

	private static void assertOnlyTheEndpointIsOpen(RunningApplication application) {
		assertThat(application.push(Notifications.activateCard(id()))).isEqualTo(204);
		assertThat(application.push(new HttpHeaders(), new byte[1])).isEqualTo(401);
		assertThat(application.get("/membercard/notifications/acme").statusCode()).isIn(401, 403);
		assertThat(application.send("/other", new HttpHeaders(), new byte[1]).statusCode()).isIn(401, 403);
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, MembercardImportAutoConfiguration.class })
	static class Application {

	}

}

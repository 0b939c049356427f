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

package io.github.membercard.smoke;

import java.io.File;
import java.nio.file.Path;

import io.github.membercard.test.FakeWechatPay;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads who uses another Spring Boot.
 */
class SpringBootVersionTests {

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@AfterEach
	void tearDown() {
		this.wechatPay.close();
	}

	@Test
	void startOnAnotherVersionEndsWithAnAnalysis() throws Exception {
		try (SmokeProcess application = start("3.5.7")) {
			assertThat(application.awaitEnd()).isEqualTo(1);
			assertThat(application.text()).contains("APPLICATION FAILED TO START")
				.contains("membercard-spring-boot needs Spring Boot 4.0 or 4.1, found 3.5.7.");
		}
	}

	@Test
	void startOnALaterVersionWhenSwitchedOffIsTried() throws Exception {
		try (SmokeProcess application = start("4.2.0", "membercard.compatibility-verifier.enabled=false")) {
			assertThat(application.hear()).isEqualTo("started without a server");
		}
	}

	private SmokeProcess start(String version, String... properties) throws Exception {
		Path classes = this.folder.resolve("spring-boot");
		try (var other = new ByteBuddy().redefine(SpringBootVersion.class)
			.method(ElementMatchers.named("getVersion"))
			.intercept(FixedValue.value(version))
			.make()) {
			other.saveIn(classes.toFile());
		}
		return SmokeProcess.start(this.folder, classes + File.pathSeparator + Stack.NONE.classPath(), this.wechatPay,
				"", properties);
	}

}

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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The alarm rings when there is something to find.
 */
class ForbiddenEventsAppenderTests {

	private final LoggerContext context = new LoggerContext();

	private final ForbiddenEventsAppender appender = new ForbiddenEventsAppender();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private Logger logger = this.context.getLogger("test");

	@BeforeEach
	void attach() {
		this.appender.setContext(this.context);
		this.appender.setReport(report().toString());
		this.appender.start();
		this.logger.setLevel(Level.TRACE);
		this.logger.addAppender(this.appender);
	}

	@ParameterizedTest
	@ValueSource(strings = { PlantedSecrets.API_V3_KEY, PlantedSecrets.OPENID, PlantedSecrets.OFFICIAL_ACCOUNT_TOKEN,
			PlantedSecrets.ENCODING_AES_KEY, PlantedSecrets.USER_CARD_CODE,
			"WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\"", "-----BEGIN RSA PRIVATE KEY-----" })
	void secretInAMessageIsFound(String secret) throws IOException {
		this.logger.trace("Value: {}", secret);
		assertThat(Files.readString(report())).contains("TRACE test logs a secret").doesNotContain(secret);
	}

	@Test
	void secretInAnExceptionIsFound() throws IOException {
		this.logger.debug("Failed", new IllegalStateException(new IllegalArgumentException(PlantedSecrets.OPENID)));
		assertThat(Files.readString(report())).contains("'openid'");
	}

	@Test
	void leakOfABufferIsFound() throws IOException {
		Logger netty = this.context.getLogger("io.netty.util.ResourceLeakDetector");
		netty.addAppender(this.appender);
		netty.error("LEAK: {}.release() was not called before it's garbage-collected.", "ByteBuf");
		assertThat(Files.readString(report())).contains("LEAK: ByteBuf.release() was not called");
	}

	@Test
	void otherTextIsOnlyCounted() {
		this.logger.info("POST /v3/marketing/membercard-open/cards/pbLatjvWOibDc5-TBnbUk1pD12o0/qrcode");
		assertThat(this.appender.events()).isEqualTo(1);
		assertThat(report()).doesNotExist();
	}

	private Path report() {
		return this.directory.resolve("found.txt");
	}

}

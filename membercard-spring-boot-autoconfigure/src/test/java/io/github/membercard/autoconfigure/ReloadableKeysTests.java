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

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReloadableKeys}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReloadableKeysTests {

	private volatile Instant now = Instant.parse("2027-01-01T00:00:00Z");

	private final InstantSource clock = () -> this.now;

	private final AtomicInteger reads = new AtomicInteger();

	private @Nullable RuntimeException problem = new MembercardConfigurationException("certificate",
			"the certificate is valid only from tomorrow", "Wait");

	private final ReloadableKeys keys = new ReloadableKeys("acme", new WatchedFiles(List.of()), () -> {
		this.reads.incrementAndGet();
		if (this.problem != null) {
			throw this.problem;
		}
		return "The keys of acme are new";
	}, this.clock.withZone(ZoneOffset.UTC));

	@Test
	void problemIsKeptUnderTheNameOfTheProperty() {
		this.keys.read();
		assertThat(this.keys.lastFailure()).isNotNull();
		assertThat(this.keys.lastFailure().getSetting()).isEqualTo("membercard.merchants.acme.certificate");
	}

	@Test
	void whatDoesNotFitIsTriedAgainAfterAMinuteAndSaidOnce(CapturedOutput output) {
		this.keys.read();
		this.keys.check();
		this.now = this.now.plus(Duration.ofMinutes(1));
		this.keys.check();
		assertThat(this.reads).hasValue(1);
		this.now = this.now.plusMillis(1);
		this.keys.check();
		assertThat(this.reads).hasValue(2);
		assertThat(output.getOut().split("valid only from tomorrow", -1)).hasSize(2);
	}

	@Test
	void whatFitsAtLastIsSaidAndTheProblemForgotten(CapturedOutput output) {
		this.keys.read();
		this.problem = null;
		this.now = this.now.plus(Duration.ofMinutes(2));
		this.keys.check();
		assertThat(this.keys.lastFailure()).isNull();
		assertThat(output).contains("The keys of acme are new");
		this.now = this.now.plus(Duration.ofMinutes(2));
		this.keys.check();
		assertThat(this.reads).hasValue(2);
	}

	@Test
	void unexpectedProblemTellsNoMoreThanItsType(CapturedOutput output) {
		this.problem = new IllegalStateException("holds what it should not");
		this.keys.read();
		assertThat(this.keys.lastFailure()).hasMessageContaining("java.lang.IllegalStateException");
		assertThat(output).contains("java.lang.IllegalStateException").doesNotContain("holds what it should not");
	}

}

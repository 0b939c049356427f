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

package io.github.membercard.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import org.awaitility.Awaitility;

/**
 * The jar of the desk, run as a process of its own against a fake WeChat Pay.
 */
final class PackagedDesk implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final Pattern STARTED = Pattern.compile("Netty started on port (\\d+)");

	private final Path log;

	private final Process process;

	private final String baseUrl;

	/**
	 * Start the desk and await that it takes requests.
	 * @param jar the jar
	 * @param directory where its files are kept
	 * @param platform the platform that it calls
	 * @param aot whether it uses what was generated ahead of time
	 */
	PackagedDesk(Path jar, Path directory, FakeWechatPay platform, boolean aot) {
		this.log = directory.resolve("desk.log");
		FakeMerchant merchant = platform.merchant("acme");
		platform.exportTo(directory, merchant);
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=" + aot, "-jar", jar.toAbsolutePath().toString(), "--server.port=0",
				"--membercard.base-url=" + platform.baseUrl())
			.directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile());
		// The files are those that application.yml names, in the working directory
		builder.environment()
			.putAll(Map.of("ACME_MERCHANT_ID", merchant.merchantId(), "ACME_API_V3_KEY", merchant.apiV3Key(),
					"ACME_PUBLIC_KEY_ID", platform.publicKeyId()));
		try {
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.baseUrl = "http://127.0.0.1:" + awaitPort();
	}

	private String awaitPort() {
		try {
			List<String> ports = Awaitility.await()
				.atMost(TIMEOUT)
				.failFast("the desk has ended:", () -> !this.process.isAlive())
				.until(() -> STARTED.matcher(log()).results().map((MatchResult match) -> match.group(1)).toList(),
						(found) -> !found.isEmpty());
			return ports.get(0);
		}
		catch (RuntimeException ex) {
			close();
			throw new IllegalStateException("The desk did not start:\n" + log(), ex);
		}
	}

	String baseUrl() {
		return this.baseUrl;
	}

	String log() {
		try {
			return Files.readString(this.log, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

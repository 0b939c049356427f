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

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@link SmokeApplication} that runs, as a merchant of a fake WeChat Pay in this
 * process.
 */
final class SmokeProcess implements AutoCloseable {

	// A machine that compiles beside it takes its time
	static final Duration TIMEOUT = Duration.ofMinutes(4);

	private static final String SAYS = "> ";

	private final Path output;

	private final Process process;

	private final BufferedWriter commands;

	private int heard;

	private SmokeProcess(Path output, Process process) {
		this.output = output;
		this.process = process;
		this.commands = process.outputWriter(StandardCharsets.UTF_8);
	}

	/**
	 * Start one.
	 * @param folder where its keys and its output go
	 * @param classPath its class path
	 * @param wechatPay the platform
	 * @param expected the pattern of what may be left when it is closed
	 * @param properties its properties besides those of the merchant
	 * @return the process
	 */
	static SmokeProcess start(Path folder, String classPath, FakeWechatPay wechatPay, String expected,
			String... properties) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
						"-XX:TieredStopAtLevel=1", "-cp", classPath, SmokeApplication.class.getName(), expected));
		Stream.concat(merchant(folder, wechatPay), Arrays.stream(properties))
			.map((property) -> "--" + property)
			.forEach(command::add);
		Path output = folder.resolve("output");
		try {
			return new SmokeProcess(output,
					new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> merchant(Path folder, FakeWechatPay wechatPay) {
		FakeMerchant merchant = wechatPay.merchant("acme");
		wechatPay.exportTo(folder, merchant);
		String acme = "membercard.merchants.acme.";
		return Stream.of("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
				"membercard.base-url=" + wechatPay.baseUrl(), acme + "merchant-id=" + merchant.merchantId(),
				acme + "api-v3-key=" + merchant.apiV3Key(),
				acme + "certificate=" + folder.resolve("apiclient_cert.pem").toUri(),
				acme + "private-key=" + folder.resolve("apiclient_key.pem").toUri(),
				acme + "platform.download-certificates=true", "membercard.notification.enabled=true",
				"membercard.retry.deadline=2m", "membercard.http.response-timeout=1m");
	}

	/**
	 * Wait for the next thing it says.
	 * @return what it says
	 */
	String hear() {
		Awaitility.await()
			.atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> said().size() > this.heard || !this.process.isAlive());
		assertThat(said()).as(() -> "said by the application whose output ends with " + end())
			.hasSizeGreaterThan(this.heard);
		return said().get(this.heard++);
	}

	private List<String> said() {
		return text().lines()
			.filter((line) -> line.startsWith(SAYS))
			.map((line) -> line.substring(SAYS.length()))
			.toList();
	}

	/**
	 * Tell it to do something.
	 * @param command what to do
	 */
	void tell(String command) {
		try {
			this.commands.write(command);
			this.commands.newLine();
			this.commands.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tell it to end and wait until it has.
	 * @return its exit value
	 */
	int awaitEnd() throws Exception {
		this.commands.close();
		assertThat(this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).as("the process ends").isTrue();
		return this.process.exitValue();
	}

	String text() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String end() {
		String text = text();
		return text.substring(Math.max(0, text.length() - 3000));
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;

/**
 * Further processes of the desk, without a page, that work on its imports.
 */
final class WorkerProcesses implements DisposableBean {

	private final List<Process> processes;

	WorkerProcesses(int count, FakeWechatPay platform, Path keys, Environment environment) {
		this.processes = IntStream.range(0, count).mapToObj((number) -> start(platform, keys, environment)).toList();
	}

	private static Process start(FakeWechatPay platform, Path keys, Environment environment) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), SampleApplication.class.getName(),
						"--spring.profiles.active=workers", "--spring.main.web-application-type=none",
						"--membercard.notification.enabled=false", "--membercard.base-url=" + platform.baseUrl()));
		for (String setting : List.of("membercard.import.database.url", "spring.rabbitmq.addresses")) {
			command.add("--" + setting + "=" + environment.getRequiredProperty(setting));
		}
		ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
		FakeMerchant merchant = platform.merchant("acme");
		builder.environment()
			.putAll(Map.of("ACME_MERCHANT_ID", merchant.merchantId(), "ACME_API_V3_KEY", merchant.apiV3Key(),
					"ACME_PRIVATE_KEY", keys.resolve("apiclient_key.pem").toUri().toString(), "ACME_CERTIFICATE",
					keys.resolve("apiclient_cert.pem").toUri().toString(), "ACME_PUBLIC_KEY_ID", platform.publicKeyId(),
					"ACME_PUBLIC_KEY", keys.resolve("pub_key.pem").toUri().toString()));
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Process> processes() {
		return this.processes;
	}

	@Override
	public void destroy() {
		this.processes.forEach(Process::destroy);
	}

}

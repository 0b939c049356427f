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

package io.github.membercard.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.springframework.core.io.ClassPathResource;

/**
 * How much longer an application takes to start because of the starter.
 */
final class StartScenario implements Scenario {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final double MAX_MILLIS = 150;

	private final Options options;

	private final Workspace workspace;

	StartScenario(Options options, Workspace workspace) {
		this.options = options;
		this.workspace = workspace;
	}

	@Override
	public void run(Report report) throws Exception {
		Path classes = copyApplication();
		List<String> server = List.of("--server.port=0");
		List<String> serverAndMerchant = Stream.concat(server.stream(), writeMerchant().stream()).toList();
		Rounds<StartVariant, ChildResult> rounds = Rounds.run(StartVariant.all(), this.options.startRounds(),
				(variant) -> start(variant, classes,
						(variant.content() == StartVariant.Content.STARTER) ? serverAndMerchant : server));
		MarkdownTable table = new MarkdownTable("application", "ms until ready, without the starter",
				"with the starter and a merchant", "more", "more than with WebClient",
				"more CPU ms than with WebClient");
		for (StartVariant.Stack stack : StartVariant.Stack.values()) {
			table.row(stack, millis(rounds, stack, StartVariant.Content.NOTHING),
					millis(rounds, stack, StartVariant.Content.STARTER),
					more(rounds, stack, StartVariant.Content.NOTHING, "millis").format(0),
					more(rounds, stack, StartVariant.Content.WEB_CLIENT, "millis").format(0),
					more(rounds, stack, StartVariant.Content.WEB_CLIENT, "cpuMillis").format(0));
		}
		report.section("Start", table,
				"From the start of the JVM until the application is ready; " + this.options.startRounds()
						+ " rounds, each figure compared with the one of the same round. With WebClient: the same "
						+ "application without the starter, but with spring-boot-starter-webclient.");
		for (StartVariant.Stack stack : StartVariant.Stack.values()) {
			for (StartVariant.Content base : List.of(StartVariant.Content.NOTHING, StartVariant.Content.WEB_CLIENT)) {
				report.criterion(
						Criterion.atMost("Start with the starter and a merchant, " + stack + ", more than with " + base,
								MAX_MILLIS, " ms", more(rounds, stack, base, "millis")));
			}
		}
	}

	private static String millis(Rounds<StartVariant, ChildResult> rounds, StartVariant.Stack stack,
			StartVariant.Content content) {
		return Spread.of(rounds.of(new StartVariant(stack, content)), (round) -> round.get("millis")).format(0);
	}

	private static Spread more(Rounds<StartVariant, ChildResult> rounds, StartVariant.Stack stack,
			StartVariant.Content base, String figure) {
		return Spread.ofDifferences(rounds.of(new StartVariant(stack, StartVariant.Content.STARTER)),
				rounds.of(new StartVariant(stack, base)), (round) -> round.get(figure));
	}

	private ChildResult start(StartVariant variant, Path classes, List<String> arguments) throws Exception {
		List<String> classPath = new ArrayList<>(List.of(classes.toString()));
		classPath.addAll(variant.jars());
		try (ChildJvm process = ChildJvm.start(this.workspace, List.of("-Xmx256m"),
				String.join(File.pathSeparator, classPath), StartRun.class, arguments)) {
			return ChildResult.parse(process.awaitEnd(TIMEOUT));
		}
	}

	// Alone: the jar it is in names libraries, which would be on the class path with it
	private Path copyApplication() throws IOException {
		Path classes = this.workspace.directory().resolve("start");
		for (Class<?> type : List.of(StartRun.class, StartRun.Application.class)) {
			String name = type.getName().replace('.', '/') + ".class";
			Path file = classes.resolve(name);
			Files.createDirectories(file.getParent());
			try (InputStream content = new ClassPathResource(name).getInputStream()) {
				Files.copy(content, file);
			}
		}
		return classes;
	}

	// As the README shows it: each file is read and checked at the start
	private List<String> writeMerchant() throws Exception {
		X509Bundle certificate = new CertificateBuilder().rsa2048()
			.subject("CN=" + BenchmarkKeys.MERCHANT_ID)
			.setIsCertificateAuthority(true)
			.buildSelfSigned();
		Path directory = this.workspace.directory();
		Path certificateFile = Files.writeString(directory.resolve("apiclient_cert.pem"),
				certificate.getCertificatePEM());
		Path keyFile = Files.writeString(directory.resolve("apiclient_key.pem"), certificate.getPrivateKeyPEM());
		Path publicKeyFile = Files.writeString(directory.resolve("pub_key.pem"),
				this.workspace.keys().platformPublicKey());
		return Stream
			.of("merchant-id=" + BenchmarkKeys.MERCHANT_ID, "api-v3-key=0123456789abcdef0123456789abcdef",
					"certificate=" + certificateFile.toUri(), "private-key=" + keyFile.toUri(),
					"platform.public-key-id=" + BenchmarkKeys.PLATFORM_PUBLIC_KEY_ID,
					"platform.public-key=" + publicKeyFile.toUri())
			.map((property) -> "--membercard.merchants.acme." + property)
			.toList();
	}

}

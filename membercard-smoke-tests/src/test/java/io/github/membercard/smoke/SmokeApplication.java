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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.delivery.Qrcode;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.OpenidImportResult;
import io.github.membercard.notification.MembercardNotificationHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that does what it is told, line by line, and says what came of it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SmokeApplication.QrcodeController.class)
public class SmokeApplication {

	static final String CARD_ID = "pbLatjvWOibDc5-TBnbUk1pD12o0";

	static final int CALLS_UNDER_WAY = 4;

	static final int ROWS = 50;

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	/**
	 * Run until it is told to end. Ends without {@link System#exit}, so that a thread
	 * that is left keeps the process.
	 * @param args what may be left, as a pattern, and the properties
	 * @throws Exception when something is not possible
	 */
	public static void main(String[] args) throws Exception {
		Footprint footprint = new Footprint();
		ConfigurableApplicationContext context = SpringApplication.run(SmokeApplication.class,
				List.of(args).subList(1, args.length).toArray(String[]::new));
		MembercardOpenClient client = context.getBean(MembercardOpenClient.class);
		say("started " + context.getEnvironment().getProperty("local.server.port", "without a server"));
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		Mono<Long> underWay = Mono.just(0L);
		for (String command = next(commands); command != null; command = next(commands)) {
			switch (command) {
				case "call" -> say(qrcode(client, CARD_ID).map(Qrcode::url).block(TIMEOUT));
				case "fail" -> say(qrcode(client, "no-such-card").map(Qrcode::url)
					.onErrorResume(MembercardResponseException.class, (ex) -> Mono.justOrEmpty(ex.getCode()))
					.block(TIMEOUT));
				case "import" -> say(imported(client).block(TIMEOUT));
				case "call without answer" -> {
					underWay = failed(client).cache();
					underWay.subscribe();
				}
				case "close" -> {
					context.close();
					say(underWay.block(TIMEOUT));
					footprint.left(args[0]).forEach(SmokeApplication::say);
					say("closed");
				}
				default -> throw new IllegalArgumentException(command);
			}
		}
	}

	private static Mono<Qrcode> qrcode(MembercardOpenClient client, String cardId) {
		return client.qrcodes().create(cardId, QrcodeRequest.autoActivate());
	}

	private static Mono<Long> imported(MembercardOpenClient client) {
		Flux<OpenidImportRequest> rows = Flux.range(0, ROWS)
			.map((i) -> OpenidImportRequest.of("obLatjsmoke" + i, "smoke" + i));
		return client.openidImports().importAll(CARD_ID, rows).ofType(OpenidImportResult.Imported.class).count();
	}

	private static Mono<Long> failed(MembercardOpenClient client) {
		return Flux.range(0, CALLS_UNDER_WAY)
			.flatMap((i) -> qrcode(client, CARD_ID).materialize())
			.filter(Signal::isOnError)
			.count();
	}

	private static @Nullable String next(BufferedReader commands) {
		try {
			return commands.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void say(@Nullable Object what) {
		System.out.println("> " + what);
	}

	// There are none on JDK 17, for which this is compiled
	private static String threadKind() {
		return Thread.currentThread().toString().startsWith("VirtualThread") ? "virtual" : "platform";
	}

	@Bean
	MembercardNotificationHandler handler() {
		return (event) -> Mono.fromRunnable(() -> say(event.notificationType() + " on " + threadKind()));
	}

	/**
	 * Makes QR codes, on both stacks.
	 */
	@RestController
	static class QrcodeController {

		private final MembercardOpenClient client;

		QrcodeController(MembercardOpenClient client) {
			this.client = client;
		}

		@GetMapping("/qrcode")
		Mono<String> qrcodeLink() {
			return qrcode(this.client, CARD_ID).map(Qrcode::url);
		}

		/**
		 * Wait for a QR code, as applications do that use virtual threads.
		 * @return the thread that waits
		 */
		@GetMapping("/qrcode/awaited")
		String awaitQrcode() {
			Objects.requireNonNull(qrcode(this.client, CARD_ID).block(TIMEOUT));
			return threadKind();
		}

	}

}

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.notification.MembercardEvent;
import io.github.membercard.notification.MembercardNotificationHandler;
import io.github.membercard.notification.NotificationIdempotencyStore;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application in a process of its own, to be killed. Its arguments are a folder and
 * the step after which it hangs.
 */
public final class KilledApplication {

	private KilledApplication() {
	}

	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[0]);
		RunningApplication application = RunningApplication.start(WebApplicationType.REACTIVE,
				List.of(Application.class), "test.folder=" + folder, "test.hang-after=" + args[1],
				"spring.datasource.url=jdbc:h2:file:" + folder.resolve("database"),
				"membercard.notification.jdbc.initialize-schema=always", "logging.level.root=warn",
				"membercard.notification.answer-within=1s", "membercard.notification.claim-timeout=1100ms");
		Path written = folder.resolve("port.part");
		Files.writeString(written, application.port());
		Files.move(written, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	static class Application {

		@Bean
		MembercardNotificationHandler handler(@Value("${test.folder}") Path folder,
				@Value("${test.hang-after}") String hangAfter) {
			return (event) -> Mono.<Void>fromRunnable(() -> write(folder, event))
				.then(hangAfter("handling", hangAfter, folder));
		}

		@Bean
		static BeanPostProcessor hangingStore(@Value("${test.folder}") Path folder,
				@Value("${test.hang-after}") String hangAfter) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof NotificationIdempotencyStore store)
							? new HangingStore(store, hangAfter("recording", hangAfter, folder)) : bean;
				}

			};
		}

		private static Mono<Void> hangAfter(String step, String hangAfter, Path folder) {
			return step.equals(hangAfter)
					? Mono.<Void>fromRunnable(() -> write(folder.resolve("reached-" + step), "")).then(Mono.never())
					: Mono.empty();
		}

		private static void write(Path folder, MembercardEvent event) {
			write(folder.resolve("handled"), event.notificationId() + "\n");
		}

		private static void write(Path file, String text) {
			try {
				Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static final class HangingStore implements NotificationIdempotencyStore {

		private final NotificationIdempotencyStore store;

		private final Mono<Void> afterRecording;

		HangingStore(NotificationIdempotencyStore store, Mono<Void> afterRecording) {
			this.store = store;
			this.afterRecording = afterRecording;
		}

		@Override
		public Mono<Claim> claim(String notification, String claimant) {
			return this.store.claim(notification, claimant);
		}

		@Override
		public Mono<Void> complete(String notification, String claimant) {
			return this.store.complete(notification, claimant).then(this.afterRecording);
		}

		@Override
		public Mono<Void> release(String notification, String claimant) {
			return this.store.release(notification, claimant);
		}

	}

}

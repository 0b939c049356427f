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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.github.membercard.notification.Notifications;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the guarantee: an application in a process of its own, with its database in a
 * file, is killed between handling and answering and started again.
 */
class NotificationAfterKillTests {

	private static final Duration START = Duration.ofSeconds(60);

	private final Path folder;

	private final byte[] notification = Notifications.activateCard(UUID.randomUUID().toString());

	private final List<Process> processes = new ArrayList<>();

	NotificationAfterKillTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void endProcesses() {
		this.processes.forEach(Process::destroyForcibly);
	}

	@Test
	void notificationIsHandledAgainWhenItWasKilledBeforeTheHandlingWasRecorded() throws Exception {
		killAfter("handling");
		assertThat(handled()).hasSize(1);
		assertThat(push(start("nothing"))).isEqualTo(204);
		assertThat(handled()).hasSize(2);
	}

	@Test
	void notificationIsNotHandledAgainWhenItWasKilledAfterTheHandlingWasRecorded() throws Exception {
		killAfter("recording");
		assertThat(handled()).hasSize(1);
		assertThat(push(start("nothing"))).isEqualTo(204);
		assertThat(handled()).hasSize(1);
	}

	private void killAfter(String step) throws Exception {
		int port = start(step);
		assertThat(push(port)).as("answer while it hangs").isEqualTo(503);
		Awaitility.await().atMost(START).until(() -> Files.exists(this.folder.resolve("reached-" + step)));
		Process process = this.processes.get(0);
		process.destroyForcibly();
		assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as("killed by signal 9").isEqualTo(128 + 9);
	}

	private int push(int port) {
		return RunningApplication.at(port).push(this.notification);
	}

	private List<String> handled() throws IOException {
		return Files.readAllLines(this.folder.resolve("handled"));
	}

	private int start(String hangAfter) throws IOException {
		Path port = this.folder.resolve("port");
		Files.deleteIfExists(port);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				KilledApplication.class.getName(), this.folder.toString(), hangAfter)
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output-" + hangAfter).toFile())
			.start();
		this.processes.add(process);
		Awaitility.await().atMost(START).until(() -> Files.exists(port) || !process.isAlive());
		assertThat(process.isAlive()).as(() -> read("output-" + hangAfter)).isTrue();
		return Integer.parseInt(read("port"));
	}

	private String read(String file) {
		try {
			return Files.readString(this.folder.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

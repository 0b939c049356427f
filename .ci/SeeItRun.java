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

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Types the command under "See it run" of the README and looks at the page: {@code java SeeItRun.java}, in the root of
 * the project. Needs the ports 8080 and 9090.
 */
public final class SeeItRun {

	private static final URI PAGE = URI.create("http://localhost:8080");

	/** A card that the fake WeChat Pay has from the start. */
	private static final String QRCODE = "/api/cards/pbLatjvWOibDc5-TBnbUk1pD12o0/qrcode.png";

	private static final Duration TIMEOUT = Duration.ofMinutes(15);

	private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

	private static final long POLL_MILLIS = 500;

	private final HttpClient client = HttpClient.newHttpClient();

	public static void main(String[] args) throws Exception {
		String command = command(Files.readAllLines(Path.of("README.md")));
		System.out.println(command);
		Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
		try {
			new SeeItRun().look(process);
		}
		finally {
			// Maven runs the application in a process of its own
			List<ProcessHandle> processes = process.descendants().toList();
			processes.forEach(ProcessHandle::destroy);
			process.destroy();
			for (ProcessHandle each : processes) {
				each.onExit().join();
			}
			process.waitFor();
		}
	}

	private static String command(List<String> readme) {
		List<String> commands = readme.stream().filter((line) -> line.matches("\\./mvnw .*:test-run")).toList();
		if (commands.size() != 1) {
			throw new IllegalStateException("The README should have one command that runs the sample: " + commands);
		}
		return commands.get(0);
	}

	private void look(Process process) throws Exception {
		HttpResponse<byte[]> page = awaitPage(process);
		require(page.statusCode() == 200 && new String(page.body()).contains("<title>"), "a page", page);
		HttpResponse<byte[]> qrcode = get(QRCODE);
		require(qrcode.statusCode() == 200 && new String(qrcode.body(), 1, 3).equals("PNG"), "a QR code", qrcode);
		System.out.println("The page is there, and a QR code of " + qrcode.body().length + " bytes");
	}

	private HttpResponse<byte[]> awaitPage(Process process) throws IOException, InterruptedException {
		// The application tells nobody outside that it listens
		for (Instant end = Instant.now().plus(TIMEOUT); Instant.now().isBefore(end); Thread.sleep(POLL_MILLIS)) {
			if (!process.isAlive()) {
				throw new IllegalStateException("The command ended with " + process.exitValue());
			}
			try {
				return get("/");
			}
			catch (ConnectException ex) {
				// Not yet
			}
		}
		throw new IllegalStateException("No answer of " + PAGE + " within " + TIMEOUT);
	}

	private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(PAGE.resolve(path)).timeout(REQUEST_TIMEOUT).build(),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	private static void require(boolean met, String what, HttpResponse<byte[]> answer) {
		if (!met) {
			throw new IllegalStateException("Instead of " + what + ", " + answer.uri() + " gave " + answer.statusCode()
					+ ":\n" + new String(answer.body()));
		}
	}

}

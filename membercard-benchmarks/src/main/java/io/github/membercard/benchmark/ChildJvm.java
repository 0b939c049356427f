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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.StringUtils;

/**
 * A JVM of its own, so that its CPU time, its heap and its threads are its own. It ends
 * when this is closed, and by itself when its parent ends.
 */
final class ChildJvm implements AutoCloseable {

	private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

	private static final long POLL_MILLIS = 20;

	private final String name;

	private final Process process;

	private final Path output;

	private ChildJvm(String name, Process process, Path output) {
		this.name = name;
		this.process = process;
		this.output = output;
	}

	/**
	 * Start one.
	 * @param workspace where its output goes
	 * @param flags the flags of the JVM
	 * @param main the class to run
	 * @param arguments its arguments
	 * @return the process
	 * @throws IOException when it does not start
	 */
	static ChildJvm start(Workspace workspace, List<String> flags, Class<?> main, List<String> arguments)
			throws IOException {
		return start(workspace, flags, System.getProperty("java.class.path"), main, arguments);
	}

	/**
	 * Start one with another class path.
	 * @param workspace where its output goes
	 * @param flags the flags of the JVM
	 * @param classPath the class path
	 * @param main the class to run
	 * @param arguments its arguments
	 * @return the process
	 * @throws IOException when it does not start
	 */
	static ChildJvm start(Workspace workspace, List<String> flags, String classPath, Class<?> main,
			List<String> arguments) throws IOException {
		Path output = Files.createTempFile(workspace.directory(), main.getSimpleName(), ".out");
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(flags);
		command.add("-cp");
		command.add(classPath);
		command.add(main.getName());
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		return new ChildJvm(main.getSimpleName(), process, output);
	}

	/**
	 * End this JVM when the one that started it ends. To be called by children.
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	static void endWithParent() {
		ProcessHandle.current()
			.parent()
			.ifPresent((parent) -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
	}

	/**
	 * Wait for the first line of its output.
	 * @param timeout how long
	 * @return the line
	 * @throws Exception when there is none
	 */
	String awaitFirstLine(Duration timeout) throws Exception {
		long end = System.nanoTime() + timeout.toNanos();
		while (System.nanoTime() < end && this.process.isAlive()) {
			String text = Files.readString(this.output);
			int length = text.indexOf('\n');
			if (length >= 0) {
				return text.substring(0, length);
			}
			Thread.sleep(POLL_MILLIS);
		}
		throw new IllegalStateException(this.name + " printed nothing within " + timeout.toSeconds() + " s");
	}

	/**
	 * Wait for its end.
	 * @param timeout how long
	 * @return the last line of its output
	 * @throws Exception when it does not end by itself, or with an error
	 */
	String awaitEnd(Duration timeout) throws Exception {
		if (!this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException(this.name + " did not end within " + timeout.toSeconds() + " s");
		}
		List<String> lines = Files.readAllLines(this.output).stream().filter(StringUtils::hasText).toList();
		if (this.process.exitValue() != 0 || lines.isEmpty()) {
			throw new IllegalStateException(
					this.name + " ended with " + this.process.exitValue() + " and printed " + lines);
		}
		return lines.get(lines.size() - 1);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (this.process.waitFor(TIME_TO_DIE.toSeconds(), TimeUnit.SECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.process.destroyForcibly();
	}

}

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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;

import reactor.core.scheduler.Schedulers;

/**
 * What an application may leave behind in its process: threads, timers and connections.
 */
final class Footprint {

	// Netty's global executor ends a second after its last task
	private static final Duration TIME_TO_END = Duration.ofSeconds(10);

	// On Linux; elsewhere connections are not looked at
	private static final Path PROCESS = Path.of("/proc/self");

	private final Set<Thread> before = Thread.getAllStackTraces().keySet();

	private final Queue<ScheduledThreadPoolExecutor> executors = new ConcurrentLinkedQueue<>();

	/**
	 * Begin to watch. To be called before anything else.
	 */
	Footprint() {
		Schedulers.addExecutorServiceDecorator("footprint", (scheduler, service) -> {
			if (service instanceof ScheduledThreadPoolExecutor executor) {
				this.executors.add(executor);
			}
			return service;
		});
	}

	/**
	 * Wait until nothing is left, for some seconds, and tell what is.
	 * @param expected the threads that may stay
	 * @return what is left
	 */
	List<String> left(String expected) throws Exception {
		long end = System.nanoTime() + TIME_TO_END.toNanos();
		List<String> left = left();
		while (left.stream().anyMatch((line) -> !line.matches(expected)) && System.nanoTime() < end) {
			// Nobody tells when a thread has ended
			Thread.sleep(50);
			left = left();
		}
		return left;
	}

	private List<String> left() throws IOException {
		List<String> left = new ArrayList<>();
		Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.isAlive() && !this.before.contains(thread))
			.forEach((thread) -> left.add((thread.isDaemon() ? "daemon " : "thread ") + thread.getName()));
		this.executors.stream()
			.flatMap((executor) -> executor.getQueue().stream())
			.forEach((timer) -> left.add("timer " + timer));
		left.addAll(connections());
		return left;
	}

	// Those of the server too. Not those of the JDK, which has a Unix socket for itself.
	private static List<String> connections() throws IOException {
		List<String> sockets = sockets();
		List<String> connections = new ArrayList<>();
		for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
			Path file = PROCESS.resolve("net/" + protocol);
			if (Files.exists(file)) {
				Files.readAllLines(file)
					.stream()
					.map((line) -> line.strip().split("\\s+", -1))
					.filter((columns) -> sockets.contains("socket:[" + columns[9] + "]"))
					.forEach((columns) -> connections.add(protocol + " " + columns[1] + " to " + columns[2]));
			}
		}
		return connections;
	}

	private static List<String> sockets() throws IOException {
		List<String> sockets = new ArrayList<>();
		if (Files.isDirectory(PROCESS)) {
			try (Stream<Path> files = Files.list(PROCESS.resolve("fd"))) {
				for (Path file : (Iterable<Path>) files::iterator) {
					// That of the listing itself is closed by now
					if (Files.isSymbolicLink(file)) {
						sockets.add(Files.readSymbolicLink(file).toString());
					}
				}
			}
		}
		return sockets;
	}

}

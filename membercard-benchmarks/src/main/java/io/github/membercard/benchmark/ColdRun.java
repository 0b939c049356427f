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

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * The first calls of a process. Both clients live in the same Spring Boot application,
 * which is up before the clock starts; what a client needs is loaded after that.
 */
public final class ColdRun {

	private static final int CALLS = 1000;

	private static final int CONCURRENCY = 8;

	private ColdRun() {
	}

	/**
	 * Run it and print the figures.
	 * @param args folder of the {@link Workspace}, kind of contender, crypto, address
	 */
	@SuppressWarnings("try")
	public static void main(String[] args) {
		ChildJvm.endWithParent();
		BenchmarkKeys keys = BenchmarkKeys.read(Path.of(args[0]));
		Contenders contenders = new Contenders(keys);
		ContenderId id = new ContenderId(ContenderId.Kind.valueOf(args[1]), Crypto.valueOf(args[2]));
		URI address = URI.create(args[3]);
		boolean membercard = id.kind() == ContenderId.Kind.MEMBERCARD;
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("spring.main.lazy-initialization", true);
		if (membercard) {
			properties.putAll(contenders.properties(id.crypto(), address));
		}
		AtomicReference<Usage> up = new AtomicReference<>(Usage.now());
		// A later event, that it is ready, loads a native provider beside the
		// application
		ApplicationListener<ContextRefreshedEvent> clock = (event) -> up.set(Usage.now());
		ConfigurableApplicationContext context = BenchmarkApplication.run(properties, (name, builder) -> {
		}, clock);
		try (ClientContender contender = membercard ? new MembercardContender(context)
				: contenders.createClient(id, address, CONCURRENCY);
				InstalledProvider installed = contender.install()) {
			AtomicInteger calls = new AtomicInteger();
			Tally tally = new Tally();
			contender.saturate(CONCURRENCY, tally, () -> calls.getAndIncrement() < CALLS && !tally.hasError());
			Usage start = Objects.requireNonNull(up.get());
			Usage end = Usage.now();
			tally.requireNoError(id);
			Map<String, Double> figures = new LinkedHashMap<>();
			figures.put("clientCpuMillis", (end.cpuNanos() - start.cpuNanos()) / 1e6);
			figures.put("clientMillis", (end.wallNanos() - start.wallNanos()) / 1e6);
			figures.put("processCpuMillis", end.cpuNanos() / 1e6);
			System.out.println(ChildResult.format(figures));
		}
		// A regular end: that is when an AOT cache is written
		System.exit(0);
	}

}

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

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What to run and how long.
 *
 * @param scenarios what to measure
 * @param nativeCrypto the native provider that is compared
 * @param transports how calls reach the server
 * @param concurrencies how many calls are under way in the load scenario
 * @param rounds how often each contender runs
 * @param roundTime how long a round is
 * @param leadIn how long the calls before each round are
 * @param maxWarmUp how long the process warms up at most, for each client and transport
 * @param warmUp how long each contender warms up after that
 * @param importRows how many members are imported
 * @param importRounds how often
 * @param coldRounds how often the first calls are made in a new process
 * @param startRounds how often the start of an application is measured
 */
record Options(Set<ScenarioName> scenarios, Crypto nativeCrypto, List<Transport> transports,
		List<Integer> concurrencies, int rounds, Duration roundTime, Duration leadIn, Duration maxWarmUp,
		Duration warmUp, int importRows, int importRounds, int coldRounds, int startRounds) {

	static final String HELP = """
			--scenario=load,half-load,ping,import,cold,start,parts   what to measure, all by default
			--quick                   short rounds and few of them: shows that it runs, the figures are rough
			--native=corretto         or conscrypt: the native provider to compare
			--transport=plain,tls     of the load scenario
			--concurrency=1,8,64,256  of the load scenario
			--rounds=5                of each contender
			--round-millis=2000
			--lead-in-millis=500      of calls before each round that do not count
			--max-warm-up-millis=180000   until calls get no faster, for each client and transport
			--warm-up-millis=2000     of each contender after that
			--import-rows=100000
			--import-rounds=3
			--cold-rounds=5
			--start-rounds=15
			""";

	private static final int MAX_COUNT = 1_000_000;

	static Options parse(String... arguments) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String argument : arguments) {
			String[] parts = argument.split("=", 2);
			values.put(parts[0], (parts.length > 1) ? parts[1] : "");
		}
		boolean quick = values.remove("--quick") != null;
		Options options = new Options(scenarios(values.remove("--scenario")), crypto(values.remove("--native")),
				list(values.remove("--transport"), "plain,tls").stream()
					.map((name) -> Transport.valueOf(name.toUpperCase(Locale.ROOT)))
					.toList(),
				list(values.remove("--concurrency"), quick ? "8,64" : "1,8,64,256").stream()
					.map((value) -> count("--concurrency", value))
					.toList(),
				number(values, "--rounds", quick ? 3 : 5), millis(values, "--round-millis", quick ? 500 : 2000),
				millis(values, "--lead-in-millis", quick ? 200 : 500),
				millis(values, "--max-warm-up-millis", quick ? 10_000 : 180_000),
				millis(values, "--warm-up-millis", quick ? 500 : 2000),
				number(values, "--import-rows", quick ? 5000 : 100_000),
				number(values, "--import-rounds", quick ? 1 : 3), number(values, "--cold-rounds", quick ? 1 : 5),
				number(values, "--start-rounds", quick ? 3 : 15));
		if (!values.isEmpty()) {
			throw new IllegalArgumentException("Unknown: " + values.keySet() + "\n" + HELP);
		}
		return options;
	}

	private static Set<ScenarioName> scenarios(@Nullable String value) {
		Set<ScenarioName> scenarios = EnumSet.noneOf(ScenarioName.class);
		list(value, "load,half-load,ping,import,cold,start,parts")
			.forEach((name) -> scenarios.add(ScenarioName.of(name)));
		return scenarios;
	}

	private static Crypto crypto(@Nullable String value) {
		return (value != null) ? Crypto.valueOf(value.toUpperCase(Locale.ROOT)) : Crypto.CORRETTO;
	}

	private static List<String> list(@Nullable String value, String defaultValue) {
		return Arrays.asList(((value != null) ? value : defaultValue).split(",", -1));
	}

	private static int number(Map<String, String> values, String name, int defaultValue) {
		String value = values.remove(name);
		return (value != null) ? count(name, value) : defaultValue;
	}

	private static Duration millis(Map<String, String> values, String name, int defaultValue) {
		return Duration.ofMillis(number(values, name, defaultValue));
	}

	private static int count(String name, String value) {
		int count = Integer.parseInt(value);
		if (count < 1 || count > MAX_COUNT) {
			throw new IllegalArgumentException(name + " is from 1 to " + MAX_COUNT);
		}
		return count;
	}

	/**
	 * A scenario, as named on the command line.
	 */
	enum ScenarioName {

		LOAD, HALF_LOAD, PING, IMPORT, COLD, START, PARTS;

		static ScenarioName of(String name) {
			return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
		}

	}

}

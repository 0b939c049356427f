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

package io.github.membercard.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of members, a platform that fails now and then, and processes that import the
 * one into the other until they are killed.
 */
final class ImportRun implements AutoCloseable {

	static final int ROWS = Integer.getInteger("import.rows", 1000);

	private static final long SEED = Long.getLong("import.seed", System.nanoTime());

	private static final Duration TIMEOUT = Duration.ofHours(2);

	// A file has a bad row now and then
	private static final int BAD_EVERY = 500;

	private static final int BURST_EVERY_MILLIS = 20_000;

	private static final int BURST_MILLIS = 1000;

	private static final Pattern PROGRESS = Pattern.compile(" imported=(\\d+),.* heap=(\\d+)");

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeCard card = this.wechatPay.card(ImportFixture.CARD);

	private final Random random = new Random(SEED);

	private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

	private final List<Process> processes = new ArrayList<>();

	private final Path folder;

	private final Set<String> members;

	ImportRun(Path folder) throws IOException {
		this.folder = folder;
		this.members = write(folder.resolve(ImportProcess.FILE));
		misbehave();
	}

	private static Set<String> write(Path file) throws IOException {
		Set<String> members = new HashSet<>();
		try (var out = Files.newBufferedWriter(file)) {
			out.write("openid,code\n");
			for (int i = 0; i < ROWS; i++) {
				String openid = ImportFixture.openid(i);
				switch (i % BAD_EVERY) {
					case BAD_EVERY - 1 -> out.write(",\n");
					case BAD_EVERY - 2 -> out.write(ImportFixture.openid(i - 1) + ",\n");
					case BAD_EVERY - 4 -> out.write(openid + ",,\n");
					default -> {
						members.add(openid);
						out.write(openid + ",\n");
					}
				}
			}
		}
		return members;
	}

	private void misbehave() {
		this.wechatPay.prepareCertificate();
		this.wechatPay.misbehave(Misbehaviour.rateLimited().when((request) -> {
			this.arrivals.add(System.nanoTime());
			return false;
		}).always());
		this.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect().every(50));
		this.wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect().every(100));
		this.wechatPay.misbehave(Misbehaviour.signedByOtherKey().every(3));
		long start = System.nanoTime();
		this.wechatPay.misbehave(Misbehaviour.rateLimited()
			.when((request) -> (System.nanoTime() - start) / 1_000_000 % BURST_EVERY_MILLIS > BURST_EVERY_MILLIS
					- BURST_MILLIS)
			.always());
	}

	/**
	 * Let the platform sign with a new key from now on.
	 */
	void rotateKey() {
		this.wechatPay.announceCertificate();
		this.wechatPay.rotateCertificate();
	}

	/**
	 * Start a process.
	 * @param main its class
	 * @param settings the settings it has besides those of the merchant
	 * @return the process
	 */
	Process start(Class<?> main, String... settings) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-cp",
						System.getProperty("java.class.path"), main.getName(), this.folder.toString()));
		Stream.concat(settings(), Stream.of(settings)).map((setting) -> "--" + setting).forEach(command::add);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output-" + this.processes.size()).toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private Stream<String> settings() {
		FakeMerchant merchant = this.wechatPay.merchant("acme");
		this.wechatPay.exportTo(this.folder, merchant);
		String merchants = "membercard.merchants.acme.";
		// The location: not the file that the README shows
		return Stream.of("spring.config.location=optional:classpath:/none/", "spring.docker.compose.enabled=false",
				"membercard.base-url=" + this.wechatPay.baseUrl(), merchants + "merchant-id=" + merchant.merchantId(),
				merchants + "certificate-serial-number=" + merchant.certificateSerialNumber(),
				merchants + "private-key=" + this.folder.resolve("apiclient_key.pem").toUri(),
				merchants + "api-v3-key=" + merchant.apiV3Key(),
				merchants + "platform.public-key-id=" + this.wechatPay.publicKeyId(),
				merchants + "platform.public-key=" + this.folder.resolve("pub_key.pem").toUri(),
				// An answer in three is signed by a certificate
				merchants + "platform.download-certificates=true", "membercard.import.concurrency=16",
				"membercard.import.pause-before-pass=1s", "membercard.import.resume-on-startup=true");
	}

	/**
	 * Wait until some of the members are imported, and a moment longer.
	 * @param share how many of them, between 0 and 1
	 */
	void awaitImported(double share) {
		Awaitility.await()
			.atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(50 + this.random.nextInt(700)))
			.until(() -> this.wechatPay.effects("importUserByOpenid") >= share * this.members.size()
					|| this.processes.stream().noneMatch(Process::isAlive));
	}

	/**
	 * Return a moment somewhere in a part of the run.
	 * @param part which part, from 0
	 * @param parts into how many parts the run is divided
	 * @return how many of the members are imported then, between 0 and 1
	 */
	double moment(int part, int parts) {
		return (part + this.random.nextDouble()) / parts;
	}

	void kill(Process process) throws InterruptedException {
		assertThat(process.isAlive()).as(this::output).isTrue();
		process.destroyForcibly();
		assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
	}

	void awaitEnd(Process process) throws InterruptedException {
		assertThat(process.waitFor(TIMEOUT.toMinutes(), TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(this::output).isZero();
	}

	/**
	 * Check that each valid member was imported once, and that each line has its result.
	 */
	void check() throws IOException {
		Map<String, String> users = this.card.users();
		assertThat(users.keySet()).as("seed " + SEED).isEqualTo(this.members);
		assertThat(this.wechatPay.effects("importUserByOpenid")).isEqualTo(this.members.size());
		List<String> lines = Files.readAllLines(this.folder.resolve(ImportProcess.RESULTS));
		assertThat(lines).hasSize(ROWS + 1);
		Map<String, Integer> statuses = new HashMap<>();
		for (int i = 1; i < lines.size(); i++) {
			String[] values = lines.get(i).split(",", -1);
			assertThat(values[0]).as("line of the file").isEqualTo(Integer.toString(i + 1));
			statuses.merge(values[4], 1, Integer::sum);
			if (values[4].equals("IMPORTED")) {
				assertThat(values[2]).as("code of " + values[0]).isEqualTo(users.get(values[1]));
			}
		}
		assertThat(statuses).isEqualTo(Map.of("IMPORTED", this.members.size(), "INVALID", ROWS - this.members.size()));
	}

	/**
	 * Return how many requests reached the platform in the fullest of all times of some
	 * length.
	 * @param length how long
	 * @return the number of requests
	 */
	int maxArrivalsIn(Duration length) {
		long[] times = this.arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
		int max = 0;
		int first = 0;
		for (int last = 0; last < times.length; last++) {
			while (times[last] - times[first] >= length.toNanos()) {
				first++;
			}
			max = Math.max(max, last - first + 1);
		}
		return max;
	}

	/**
	 * Return the least heap that the processes used in each tenth of the rows.
	 * @return megabytes by tenth; a tenth that passed within a second may be missing
	 */
	Map<Long, Integer> leastHeap() {
		Map<Long, Integer> heap = new TreeMap<>();
		Matcher progress = PROGRESS.matcher(output());
		while (progress.find()) {
			long tenth = Math.min(9, Long.parseLong(progress.group(1)) * 10 / ROWS);
			heap.merge(tenth, Integer.parseInt(progress.group(2)), Math::min);
		}
		return heap;
	}

	private String output() {
		StringBuilder output = new StringBuilder("seed " + SEED);
		for (int i = 0; i < this.processes.size(); i++) {
			try {
				output.append("\n== Process ").append(i).append('\n');
				output.append(Files.readString(this.folder.resolve("output-" + i)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return output.toString();
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroyForcibly);
		this.wechatPay.close();
	}

}

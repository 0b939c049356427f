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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guarantee of an import: its process is killed three times at random moments, the
 * platform fails now and then and changes its keys, and in the end each valid member was
 * imported once and each line of the file has its result.
 */
class ImportUnderKillTests {

	private static final int ROWS = Integer.getInteger("import.rows", 1000);

	private static final int KILLS = 3;

	private static final String CEILING = System.getProperty("import.max-per-second", "2000");

	private static final long SEED = Long.getLong("import.seed", System.nanoTime());

	private static final Duration TIMEOUT = Duration.ofHours(2);

	// A file has a bad row now and then
	private static final int BAD_EVERY = 500;

	private static final int BURST_EVERY_MILLIS = 20_000;

	private static final int BURST_MILLIS = 1000;

	@Test
	void eachValidMemberIsImportedOnceAndEachLineHasAResult(@TempDir Path folder) throws Exception {
		Set<String> members = write(folder.resolve("members.csv"));
		try (FakeWechatPay wechatPay = FakeWechatPay.builder().start()) {
			FakeCard card = wechatPay.card(ImportFixture.CARD);
			misbehave(wechatPay);
			List<String> command = command(wechatPay, folder);
			Random random = new Random(SEED);
			for (int kill = 1; kill <= KILLS; kill++) {
				Process process = start(command, folder, kill);
				await(process, card, (int) (members.size() * (kill - 1 + random.nextDouble()) / (KILLS + 1)),
						output(folder, kill));
				TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
				process.destroyForcibly();
				assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
				if (kill == 2) {
					wechatPay.announceCertificate();
					wechatPay.rotateCertificate();
				}
			}
			Process process = start(command, folder, KILLS + 1);
			assertThat(process.waitFor(TIMEOUT.toMinutes(), TimeUnit.MINUTES)).isTrue();
			assertThat(process.exitValue()).as(output(folder, KILLS + 1)).isZero();
			assertThat(card.users().keySet()).as("seed " + SEED).isEqualTo(members);
			assertThat(wechatPay.effects("importUserByOpenid")).isEqualTo(members.size());
			checkResults(folder, card.users());
		}
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

	private static void misbehave(FakeWechatPay wechatPay) {
		wechatPay.prepareCertificate();
		wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect().every(50));
		wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect().every(100));
		wechatPay.misbehave(Misbehaviour.signedByOtherKey().every(3));
		long start = System.nanoTime();
		wechatPay.misbehave(Misbehaviour.rateLimited()
			.when((request) -> (System.nanoTime() - start) / 1_000_000 % BURST_EVERY_MILLIS > BURST_EVERY_MILLIS
					- BURST_MILLIS)
			.always());
	}

	private static List<String> command(FakeWechatPay wechatPay, Path folder) {
		FakeMerchant merchant = wechatPay.merchant("acme");
		wechatPay.exportTo(folder, merchant);
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-cp",
				System.getProperty("java.class.path"), ImportProcess.class.getName(), folder.toString(),
				wechatPay.baseUrl().toString(), merchant.merchantId(), merchant.certificateSerialNumber(),
				merchant.apiV3Key(), wechatPay.publicKeyId(), CEILING);
	}

	private static Process start(List<String> command, Path folder, int number) throws IOException {
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("output-" + number).toFile())
			.start();
	}

	private static void await(Process process, FakeCard card, int imported, Supplier<String> output)
			throws InterruptedException {
		while (card.users().size() < imported) {
			assertThat(process.isAlive()).as(output).isTrue();
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	private static void checkResults(Path folder, Map<String, String> users) throws IOException {
		List<String> lines = Files.readAllLines(folder.resolve(ImportProcess.RESULTS));
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
		assertThat(statuses).isEqualTo(Map.of("IMPORTED", users.size(), "INVALID", ROWS - users.size()));
	}

	private static Supplier<String> output(Path folder, int number) {
		return () -> {
			try {
				return Files.readString(folder.resolve("output-" + number));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		};
	}

}

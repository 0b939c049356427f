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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.FakeUserCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link MembercardImports} against the fake platform.
 */
class MembercardImportsTests {

	private static final String CARD = ImportFixture.CARD;

	private Path directory;

	private ImportFixture fixture;

	@BeforeEach
	void open(@TempDir Path directory) {
		this.directory = directory;
		this.fixture = new ImportFixture(directory);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void eachRowOfAFileIsImported() {
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(1200)));
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(progress.total()).isEqualTo(1200);
		assertThat(progress.imported()).isEqualTo(1200);
		assertThat(this.fixture.card.users()).hasSize(1200);
		assertThat(this.fixture.results(progress.id())).hasSize(1200).allSatisfy((result) -> {
			assertThat(result.status()).isEqualTo(RowStatus.IMPORTED);
			assertThat(result.code()).isEqualTo(this.fixture.card.users().get(result.openid()));
		});
	}

	@Test
	void faultsOfThePlatformLoseNoRowAndRepeatNone() {
		this.fixture.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect().every(50).always());
		this.fixture.wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect().every(100).always());
		this.fixture.wechatPay.misbehave(Misbehaviour.rateLimited().every(40).times(4));
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(300)));
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(progress.imported()).isEqualTo(300);
		assertThat(this.fixture.card.users()).hasSize(300);
		assertThat(this.fixture.wechatPay.effects("importUserByOpenid")).isEqualTo(300);
	}

	@Test
	void everyKindOfBadRowIsReportedWithItsLine() {
		Path file = this.fixture.file("openid,code,out_request_no", "obLatjgood1,,", ",,", "o" + "x".repeat(128) + ",,",
				"obLatjgood1,,", "obLatj\uD83D\uDE00,,", "obLatjgood2,,,more", "obLatjgood3",
				"obLatjgood4," + "1".repeat(33) + ",", "obLatjgood5,,bad number", "obLatjgood6,,same",
				"obLatjgood7,,same", "obLatjgood8,12\uD83D\uDE00,", "", "obLatjgood9,code9,no9");
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, file));
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.fixture.results(progress.id()))
			.extracting(
					(result) -> result.line() + " " + result.status() + " " + result.error() + " " + result.message())
			.containsExactly("2 IMPORTED null null", "3 INVALID BLANK openid is blank",
					"4 INVALID TOO_LONG openid has 129 characters, at most 128 are allowed",
					"5 INVALID DUPLICATE the same openid stands in line 2",
					"6 INVALID CHARACTERS openid has a character other than letters, digits and signs of ASCII",
					"7 INVALID COLUMN_COUNT the row has 4 columns, the header has 3",
					"8 INVALID COLUMN_COUNT the row has 1 columns, the header has 3",
					"9 INVALID TOO_LONG code has 33 characters, at most 32 are allowed",
					"10 INVALID CHARACTERS 'out_request_no' may hold only letters, digits and | _ * -",
					"11 IMPORTED null null", "12 INVALID DUPLICATE the same out_request_no stands in line 11",
					"13 INVALID CHARACTERS code has an emoji or a control character",
					"14 INVALID BLANK openid is blank", "15 IMPORTED null null");
		assertThat(this.fixture.card.users()).containsOnlyKeys("obLatjgood1", "obLatjgood6", "obLatjgood9")
			.containsEntry("obLatjgood9", "code9");
		assertThat(progress.total()).isEqualTo(14);
		assertThat(progress.invalid()).isEqualTo(11);
	}

	@ParameterizedTest
	@MethodSource("unusableFiles")
	void fileThatCannotBeImportedStartsNothing(byte[] content, String found) {
		Path file = this.fixture.bytes(content);
		assertThatExceptionOfType(ImportFileException.class)
			.isThrownBy(() -> this.fixture.imports().start(ImportRequest.csv(CARD, file)).block(ImportFixture.TIMEOUT))
			.withMessageContaining("members.csv")
			.withMessageContaining(found)
			.withMessageNotContaining("obLatj");
		assertThat(this.fixture.imports().findLast(10).collectList().block(ImportFixture.TIMEOUT)).isEmpty();
		assertThat(this.fixture.wechatPay.requests()).isEmpty();
	}

	static Stream<Arguments> unusableFiles() {
		return Stream.of(Arguments.of(new byte[0], "is empty"),
				Arguments.of("openid\n".getBytes(StandardCharsets.UTF_8), "no rows"),
				Arguments.of("obLatjgood1\nobLatjgood2\n".getBytes(StandardCharsets.UTF_8), "has no header"),
				Arguments.of("code,out_request_no\n1,2\n".getBytes(StandardCharsets.UTF_8), "has no column openid"),
				Arguments.of("openid,openid\n1,2\n".getBytes(StandardCharsets.UTF_8), "stands twice"),
				Arguments.of(("openid\nobLatjgood1\n" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
						"after line 2"),
				Arguments.of("openid\n\"obLatjgood1\n".repeat(20_000).getBytes(StandardCharsets.UTF_8),
						"quotation mark"),
				Arguments.of("openid,code\nobLatjgood1,会员卡\n".getBytes(Charset.forName("GBK")), "not UTF-8"),
				Arguments.of("openid\nobLatjgood1\n".getBytes(Charset.forName("UTF-16")), "not UTF-8"));
	}

	@Test
	void lineOfTwoHundredMegabytesIsRefusedWithoutBeingRead() throws Exception {
		Path file = this.directory.resolve("long.csv");
		Files.writeString(file, "openid\n");
		try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
			byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < 200; i++) {
				out.write(megabyte);
			}
		}
		assertThatExceptionOfType(ImportFileException.class)
			.isThrownBy(() -> this.fixture.imports().start(ImportRequest.csv(CARD, file)).block(ImportFixture.TIMEOUT))
			.withMessageContaining("longer than 65536 characters");
	}

	@Test
	void byteOrderMarkAndOrderOfColumnsDoNotMatter() {
		Path file = this.fixture.file("\uFEFFcode, OpenID ", "c1,obLatjgood1", "\"c2\",\" obLatjgood2 \"");
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, file));
		assertThat(progress.imported()).isEqualTo(2);
		assertThat(this.fixture.card.users())
			.containsExactlyInAnyOrderEntriesOf(Map.of("obLatjgood1", "c1", "obLatjgood2", "c2"));
	}

	@Test
	void openidIsImportedAndReachesNoLog() {
		ImportProgress progress = this.fixture
			.run(ImportRequest.csv(CARD, this.fixture.file("openid", PlantedSecrets.OPENID, PlantedSecrets.OPENID)));
		assertThat(this.fixture.card.users()).containsOnlyKeys(PlantedSecrets.OPENID);
		assertThat(this.fixture.results(progress.id()).toString()).doesNotContain(PlantedSecrets.OPENID);
	}

	@Test
	void sameFileAgainSendsTheSameRequestsWhichImportNothingTwice() {
		Path file = this.fixture.members(20);
		ImportProgress first = this.fixture.run(ImportRequest.csv(CARD, file));
		ImportProgress second = this.fixture.run(ImportRequest.csv(CARD, file));
		assertThat(this.fixture.results(second.id())).isEqualTo(this.fixture.results(first.id()));
		assertThat(this.fixture.wechatPay.effects("importUserByOpenid")).isEqualTo(20);
	}

	@Test
	void refusedRowHasTheCodeAndMessageOfThePlatform() {
		Path file = this.fixture.file("openid", "obLatjgood1");
		ImportProgress progress = this.fixture.run(ImportRequest.csv(FakeWechatPay.REAL_TIME_CARD_ID, file));
		assertThat(progress.refused()).isEqualTo(1);
		assertThat(this.fixture.results(progress.id())).singleElement().satisfies((result) -> {
			assertThat(result.status()).isEqualTo(RowStatus.REFUSED);
			assertThat(result.error()).isEqualTo("INVALID_REQUEST");
			assertThat(result.message()).isNotBlank();
		});
	}

	@Test
	void stoppedImportGoesOnWhereItWas() {
		this.fixture.open(ImportFixture.settings(100));
		long id = started(ImportRequest.csv(CARD, this.fixture.members(150)));
		this.fixture.imports()
			.watch(id)
			.takeUntil((progress) -> progress.imported() > 20)
			.blockLast(ImportFixture.TIMEOUT);
		ImportProgress stopped = this.fixture.imports().stop(id).block(ImportFixture.TIMEOUT);
		assertThat(Objects.requireNonNull(stopped).status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.imported()).isBetween(20L, 149L);
		this.fixture.imports().restart(id).block(ImportFixture.TIMEOUT);
		ImportProgress progress = this.fixture.await(id);
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(progress.imported()).isEqualTo(150);
		assertThat(this.fixture.wechatPay.effects("importUserByOpenid")).isEqualTo(150);
	}

	@Test
	void stopEndsAnImportWithinASecondAlthoughThePlatformDoesNotAnswer() {
		this.fixture.wechatPay.misbehave(Misbehaviour.delay(Duration.ofSeconds(30)).always());
		long id = started(ImportRequest.csv(CARD, this.fixture.members(10)));
		this.fixture.imports()
			.watch(id)
			.takeUntil((progress) -> progress.loaded() == 10)
			.blockLast(ImportFixture.TIMEOUT);
		long begin = System.nanoTime();
		this.fixture.imports().stop(id).block(ImportFixture.TIMEOUT);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.fixture.results(id)).hasSize(10)
			.allSatisfy((result) -> assertThat(result.status()).isEqualTo(RowStatus.PENDING));
	}

	@Test
	void executionThatAnotherProcessHasTakenOverWritesNothingMore() {
		this.fixture.open(ImportFixture.settings(20));
		long id = started(ImportRequest.csv(CARD, this.fixture.members(100)));
		this.fixture.imports()
			.watch(id)
			.takeUntil((progress) -> progress.imported() > 5)
			.blockLast(ImportFixture.TIMEOUT);
		JdbcClient database = JdbcClient.create(this.fixture.database());
		database.sql("UPDATE MEMBERCARD_IMPORT SET OWNER = 'another process'").update();
		long written = imported(database);
		Awaitility.await()
			.atMost(ImportFixture.TIMEOUT)
			.until(() -> database.sql("SELECT STATUS FROM MEMBERCARD_BATCH_JOB_EXECUTION")
				.query(String.class)
				.single()
				.equals("FAILED"));
		assertThat(imported(database)).isEqualTo(written);
	}

	private static long imported(JdbcClient database) {
		return database.sql("SELECT COUNT(*) FROM MEMBERCARD_IMPORT_ROW WHERE STATUS = 'IMPORTED'")
			.query(Long.class)
			.single();
	}

	@Test
	void rowsOfUnknownEffectAreTriedAgainInFurtherPasses() {
		this.fixture.wechatPay.misbehave(Misbehaviour.wrongSignature().times(2));
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(5)));
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(progress.imported()).isEqualTo(5);
		assertThat(progress.unknown()).isZero();
	}

	@Test
	void importWithRowsOfUnknownEffectFailsAndARestartSettlesThem() {
		this.fixture.wechatPay.misbehave(Misbehaviour.wrongSignature().always());
		ImportProgress failed = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(5)));
		assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.unknown()).isEqualTo(5);
		assertThat(failed.failure()).contains("5 rows have no known end after 3 passes");
		this.fixture.wechatPay.behave();
		this.fixture.imports().restart(failed.id()).block(ImportFixture.TIMEOUT);
		ImportProgress progress = this.fixture.await(failed.id());
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(progress.imported()).isEqualTo(5);
		assertThat(progress.unknown()).isZero();
		assertThat(progress.failure()).isNull();
	}

	@Test
	void readerOfTheApplicationIsImported() {
		this.fixture.readers.put("members", new ListItemReader<>(
				IntStream.range(0, 30).mapToObj(ImportFixture::openid).map(ImportRow::of).toList()));
		ImportProgress progress = this.fixture.run(ImportRequest.reader(CARD, "members"));
		assertThat(progress.total()).isEqualTo(30);
		assertThat(progress.imported()).isEqualTo(30);
		assertThat(this.fixture.results(progress.id())).extracting(RowResult::line)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 30).mapToObj(Long::valueOf).toList());
	}

	@Test
	void phoneNumbersAreImportedAndNeverStoredInClear() {
		String number = PlantedSecrets.PHONE_NUMBER;
		this.fixture.open(ImportFixture.settings(20));
		Path file = this.fixture.file("phone_number,code", number + ",c1", number + ",c2", "12,c3");
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, file).withType(ImportType.PHONE));
		assertThat(this.fixture.results(progress.id())).extracting(RowResult::status)
			.containsExactly(RowStatus.IMPORTED, RowStatus.INVALID, RowStatus.INVALID);
		assertThat(this.fixture.card.userCards()).extracting(FakeUserCard::phoneNumber).containsExactly(number);
		assertThat(JdbcClient.create(this.fixture.database())
			.sql("SELECT * FROM MEMBERCARD_IMPORT_ROW")
			.query()
			.listOfRows()).allSatisfy((row) -> assertThat(row.toString()).doesNotContain(number));
		assertThat(JdbcClient.create(this.fixture.database())
			.sql("SELECT ENCRYPTED FROM MEMBERCARD_IMPORT_ROW WHERE ENCRYPTED IS NOT NULL")
			.query()
			.listOfRows()).isEmpty();
	}

	@Test
	void resultsAreAFileForExcel() {
		ImportProgress progress = this.fixture
			.run(ImportRequest.csv(CARD, this.fixture.file("openid,code", "obLatjgood1,c1", ",")));
		String csv = String.join("", Objects.requireNonNull(
				this.fixture.imports().resultsCsv(progress.id()).collectList().block(ImportFixture.TIMEOUT)));
		List<String> lines = csv.lines().toList();
		assertThat(lines).hasSize(3);
		assertThat(lines.get(0)).isEqualTo("\uFEFFline,openid,code,out_request_no,status,error,message");
		assertThat(lines.get(1)).matches("2,obLatjgood1,c1,[0-9a-f]{32},IMPORTED,,");
		assertThat(lines.get(2)).isEqualTo("3,,,,INVALID,BLANK,openid is blank");
	}

	@Test
	void progressIsToldFromTheStartToTheEnd() {
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(50)));
		assertThat(this.fixture.told).isNotEmpty();
		assertThat(this.fixture.told).last().satisfies((last) -> {
			assertThat(last.status()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(last.imported()).isEqualTo(50);
		});
		assertThat(Set.copyOf(this.fixture.told).stream().map(ImportProgress::id)).containsOnly(progress.id());
	}

	@Test
	void completedImportCannotBeStoppedRestartedOrAbandoned() {
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(1)));
		MembercardImports imports = this.fixture.imports();
		assertThatIllegalStateException().isThrownBy(() -> imports.stop(progress.id()).block(ImportFixture.TIMEOUT))
			.withMessageContaining("is COMPLETED and can't be stopped");
		assertThatIllegalStateException().isThrownBy(() -> imports.restart(progress.id()).block(ImportFixture.TIMEOUT))
			.withMessageContaining("is COMPLETED and can't be restarted");
		assertThatIllegalStateException().isThrownBy(() -> imports.abandon(progress.id()).block(ImportFixture.TIMEOUT))
			.withMessageContaining("is COMPLETED and can't be abandoned");
	}

	@Test
	void abandonedImportIsNotRestarted() {
		this.fixture.wechatPay.misbehave(Misbehaviour.wrongSignature().always());
		ImportProgress failed = this.fixture.run(ImportRequest.csv(CARD, this.fixture.members(1)));
		MembercardImports imports = this.fixture.imports();
		ImportProgress abandoned = imports.abandon(failed.id()).block(ImportFixture.TIMEOUT);
		assertThat(Objects.requireNonNull(abandoned).status()).isEqualTo(BatchStatus.ABANDONED);
		assertThatIllegalStateException().isThrownBy(() -> imports.restart(failed.id()).block(ImportFixture.TIMEOUT));
	}

	private long started(ImportRequest request) {
		return Objects.requireNonNull(this.fixture.imports().start(request).block(ImportFixture.TIMEOUT)).id();
	}

}

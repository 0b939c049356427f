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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.Misbehaviour;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MembercardImports} in PostgreSQL, whose rows are imported by one
 * process or by many.
 */
class ImportsInPostgresqlTests {

	private static final String CARD = ImportFixture.CARD;

	@AutoClose
	private static final Postgresql postgresql = new Postgresql();

	private ImportFixture fixture;

	private TestPartitions partitions;

	@BeforeEach
	void open(@TempDir Path directory) {
		this.fixture = new ImportFixture(directory, postgresql.createDatabase(), ImportFixture.settings());
		this.partitions = new TestPartitions(this.fixture.batch().repository());
	}

	@AfterEach
	void close() {
		this.partitions.close();
		this.fixture.close();
	}

	@Test
	void goodBadAndRepeatedRowsHaveTheirResults() {
		Path file = this.fixture.file("openid,code", "obLatjgood1,c1", ",c2", "obLatjgood1,c3", "obLatjgood2,c4");
		this.fixture.wechatPay.misbehave(Misbehaviour.wrongSignature().times(1));
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, file));
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.fixture.results(progress.id())).extracting(RowResult::status)
			.containsExactly(RowStatus.IMPORTED, RowStatus.INVALID, RowStatus.INVALID, RowStatus.IMPORTED);
		assertThat(this.fixture.card.users()).containsOnly(Map.entry("obLatjgood1", "c1"),
				Map.entry("obLatjgood2", "c4"));
	}

	@Test
	void phoneNumbersAreNotStoredInClear() {
		Path file = this.fixture.file("phone_number", PlantedSecrets.PHONE_NUMBER);
		ImportProgress progress = this.fixture.run(ImportRequest.csv(CARD, file).withType(ImportType.PHONE));
		assertThat(progress.imported()).as(progress.toString()).isEqualTo(1);
		assertThat(JdbcClient.create(this.fixture.database())
			.sql("SELECT * FROM MEMBERCARD_IMPORT_ROW")
			.query()
			.listOfRows()).singleElement()
			.satisfies((row) -> assertThat(row.toString()).doesNotContain(PlantedSecrets.PHONE_NUMBER));
	}

	@Test
	void stoppedImportGoesOnWhereItWas() {
		this.fixture.open(ImportFixture.settings(20));
		long id = started(60);
		watchUntilImported(id, 5);
		assertThat(stop(id).status()).isEqualTo(BatchStatus.STOPPED);
		this.fixture.imports().restart(id).block(ImportFixture.TIMEOUT);
		assertCompleted(id, 60);
	}

	@Test
	void partsAreImportedByAllWorkers() {
		MembercardImports imports = openPartitioned(ImportFixture.settings());
		this.partitions.start(imports.createWorker());
		this.partitions.start(imports.createWorker());
		long id = started(10 * ImportFixture.PART);
		assertCompleted(id, 10 * ImportFixture.PART);
		assertThat(this.fixture.results(id)).allSatisfy(
				(result) -> assertThat(result.code()).isEqualTo(this.fixture.card.users().get(result.openid())));
		assertThat(statusesOfParts()).hasSize(11).containsOnly("COMPLETED");
	}

	@Test
	void workerThatIsToldToStopGivesItsPartToAnotherOne() {
		MembercardImports imports = openPartitioned(ImportFixture.settings(20));
		ImportWorker worker = this.partitions.start(imports.createWorker());
		int rows = ImportFixture.PART - 1;
		long id = started(rows);
		watchUntilImported(id, 5);
		worker.stop();
		this.partitions.start(imports.createWorker());
		assertCompleted(id, rows);
		assertThat(statusesOfParts()).containsExactly("COMPLETED");
	}

	@Test
	void stopDoesNotWaitForPartsThatNobodyHasBegun() {
		MembercardImports imports = openPartitioned(ImportFixture.settings());
		// The first line is the header
		int rows = 3 * ImportFixture.PART - 1;
		long id = started(rows);
		Awaitility.await().atMost(ImportFixture.TIMEOUT).until(() -> this.partitions.parts().size() == 3);
		assertThat(stop(id).status()).isEqualTo(BatchStatus.STOPPED);
		imports.restart(id).block(ImportFixture.TIMEOUT);
		this.partitions.start(imports.createWorker());
		assertCompleted(id, rows);
		assertThat(statusesOfParts()).containsExactlyInAnyOrder("STOPPED", "STOPPED", "STOPPED", "COMPLETED",
				"COMPLETED", "COMPLETED");
	}

	@Test
	void stopReachesThePartsUnderWay() {
		MembercardImports imports = openPartitioned(ImportFixture.settings(20));
		this.partitions.start(imports.createWorker());
		long id = started(2 * ImportFixture.PART);
		watchUntilImported(id, 5);
		assertThat(stop(id).status()).isEqualTo(BatchStatus.STOPPED);
		imports.restart(id).block(ImportFixture.TIMEOUT);
		assertCompleted(id, 2 * ImportFixture.PART);
	}

	@Test
	void partThatFailsSaysWhy() {
		MembercardImports imports = openPartitioned(ImportFixture.settings());
		this.partitions.start(imports.createWorker());
		this.fixture.wechatPay.misbehave(Misbehaviour.wrongSignature().always());
		long id = started(2);
		ImportProgress failed = this.fixture.await(id);
		assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.failure()).contains("2 rows have no known end after 3 passes");
		this.fixture.wechatPay.behave();
		imports.restart(id).block(ImportFixture.TIMEOUT);
		assertCompleted(id, 2);
	}

	@Test
	void partThatAWorkerCannotBeginFails() {
		ImportWorker withoutPhoneKey = this.fixture
			.open(new ImportSettings(1000, 8, 3, Duration.ZERO, false, ImportFixture.PART, null))
			.createWorker();
		openPartitioned(ImportFixture.settings());
		this.partitions.start(withoutPhoneKey);
		Path file = this.fixture.file("phone_number", PlantedSecrets.PHONE_NUMBER);
		ImportProgress failed = this.fixture.run(ImportRequest.csv(CARD, file).withType(ImportType.PHONE));
		assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.failure()).isNotBlank();
	}

	@Test
	void partOfUnknownNumberIsDropped() {
		assertThat(this.fixture.imports().createWorker().work(4711)).isTrue();
	}

	private MembercardImports openPartitioned(ImportSettings settings) {
		return this.fixture.open(settings, this.partitions);
	}

	private long started(int rows) {
		return Objects
			.requireNonNull(this.fixture.imports()
				.start(ImportRequest.csv(CARD, this.fixture.members(rows)))
				.block(ImportFixture.TIMEOUT))
			.id();
	}

	private void watchUntilImported(long id, int rows) {
		this.fixture.imports()
			.watch(id)
			.takeUntil((progress) -> progress.imported() > rows)
			.blockLast(ImportFixture.TIMEOUT);
	}

	private ImportProgress stop(long id) {
		return Objects.requireNonNull(this.fixture.imports().stop(id).block(Duration.ofSeconds(10)));
	}

	private void assertCompleted(long id, int rows) {
		ImportProgress progress = this.fixture.await(id);
		assertThat(progress.status()).as(progress.toString()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(progress.imported()).isEqualTo(rows);
		assertThat(this.fixture.wechatPay.effects("importUserByOpenid")).isEqualTo(rows);
	}

	private List<String> statusesOfParts() {
		return JdbcClient.create(this.fixture.database())
			.sql("SELECT STATUS FROM MEMBERCARD_BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE 'import:%'")
			.query(String.class)
			.list();
	}

}

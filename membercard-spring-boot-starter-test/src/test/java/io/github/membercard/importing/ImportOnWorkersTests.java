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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guarantee of an import that many processes work on, over RabbitMQ and PostgreSQL:
 * one worker is killed, another one is closed, the process that started the import is
 * killed, and in the end each valid member was imported once, each line of the file has
 * its result, and the platform saw no higher rate than the one that was set.
 */
@EnabledIfSystemProperty(named = "import.rabbitmq", matches = ".+",
		disabledReason = "needs a RabbitMQ: the script import-on-workers says which")
class ImportOnWorkersTests {

	private static final int WORKERS = 3;

	// When the machine stalls, what left in time arrives together: in a short window that
	// looks like more than the rate
	private static final Duration WINDOW = Duration.ofSeconds(30);

	private static final int PER_SECOND = Integer.getInteger("import.max-per-second", 100);

	@Test
	void eachValidMemberIsImportedOnceAtOneRate(@TempDir Path folder) throws Exception {
		try (Postgresql postgresql = new Postgresql(); ImportRun run = new ImportRun(folder)) {
			String[] settings = settings(postgresql);
			List<Process> workers = new ArrayList<>();
			for (int i = 0; i < WORKERS; i++) {
				workers.add(run.start(ImportWorkerProcess.class, settings));
			}
			Process manager = run.start(ImportProcess.class, settings);
			run.awaitImported(run.moment(0, 4));
			run.kill(workers.get(0));
			run.awaitImported(run.moment(1, 4));
			workers.get(1).destroy();
			run.rotateKey();
			run.start(ImportWorkerProcess.class, settings);
			run.awaitImported(run.moment(2, 4));
			run.kill(manager);
			run.awaitEnd(run.start(ImportProcess.class, settings));
			run.check();
			int fullest = run.maxArrivalsIn(WINDOW);
			System.out.println("At most " + fullest + " requests in " + WINDOW.toSeconds() + " s, "
					+ run.maxArrivalsIn(Duration.ofSeconds(10)) + " in 10 s and "
					+ run.maxArrivalsIn(Duration.ofSeconds(1)) + " in one, at a rate of " + PER_SECOND + " a second");
			assertThat(fullest).isLessThanOrEqualTo(PER_SECOND * Math.toIntExact(WINDOW.toSeconds()));
		}
	}

	private static String[] settings(Postgresql postgresql) {
		return new String[] { "membercard.import.database.url=" + postgresql.createDatabaseAndReturnItsUrl(),
				"membercard.import.max-per-second=" + PER_SECOND, "membercard.import.remote.enabled=true",
				"membercard.import.remote.partition-size=" + Math.min(1000, ImportRun.ROWS / 20),
				// Nothing of a former run
				"membercard.import.remote.queue=" + UUID.randomUUID(),
				"spring.rabbitmq.addresses=" + System.getProperty("import.rabbitmq") };
	}

}

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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee of an import: its process is killed three times at random moments, the
 * platform fails now and then and changes its keys, and in the end each valid member was
 * imported once and each line of the file has its result.
 */
class ImportUnderKillTests {

	private static final int KILLS = 3;

	private static final String CEILING = System.getProperty("import.max-per-second", "2000");

	@Test
	void eachValidMemberIsImportedOnceAndEachLineHasAResult(@TempDir Path folder) throws Exception {
		String[] settings = { "membercard.import.max-per-second=" + CEILING,
				"membercard.import.database.url=jdbc:h2:file:" + folder.resolve("imports")
						+ ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE" };
		try (ImportRun run = new ImportRun(folder)) {
			for (int kill = 0; kill < KILLS; kill++) {
				Process process = run.start(ImportProcess.class, settings);
				run.awaitImported(run.moment(kill, KILLS + 1));
				run.kill(process);
				if (kill == 1) {
					run.rotateKey();
				}
			}
			run.awaitEnd(run.start(ImportProcess.class, settings));
			run.check();
			System.out.println("Least heap in each tenth of the rows, in megabytes: " + run.leastHeap().values());
		}
	}

}

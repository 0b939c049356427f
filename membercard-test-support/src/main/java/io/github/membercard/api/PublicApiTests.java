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

package io.github.membercard.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users can call changes on purpose only: it is written down in {@code config/api},
 * and a change of it is reviewed.
 *
 * @since 0.1.0
 */
public class PublicApiTests {

	@Test
	void publicApiIsTheOneThatIsWrittenDown() throws IOException {
		List<String> found = PublicApi.of(Path.of("target", "classes"));
		assertThat(found).isNotEmpty();
		Path written = Path.of("..", "config", "api", moduleName() + ".txt");
		Path proposal = Files.write(Path.of("target", "public-api.txt"), found);
		assertThat(written).exists();
		List<String> expected = Files.readAllLines(written);
		List<String> added = withType(found);
		added.removeAll(withType(expected));
		List<String> gone = withType(expected);
		gone.removeAll(withType(found));
		assertThat(found)
			.as("The public API changed: added %s, gone %s. Undo it, or, when it is meant, copy %s over %s and commit that",
					added, gone, proposal.toAbsolutePath(), written.normalize())
			.isEqualTo(expected);
	}

	// The lines of members are alike in many types
	private static List<String> withType(List<String> lines) {
		List<String> qualified = new ArrayList<>();
		String type = "";
		for (String line : lines) {
			if (line.startsWith(" ")) {
				qualified.add(type + ":" + line);
			}
			else {
				type = line;
				qualified.add(line);
			}
		}
		return qualified;
	}

	private static String moduleName() {
		Path folder = Path.of("").toAbsolutePath().getFileName();
		assertThat(folder).isNotNull();
		return folder.toString();
	}

}

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

package io.github.membercard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/configuration.md} has every property, in both languages. To bring it up to
 * date, run this class with {@code -Dmembercard.docs.update=true} and describe what is
 * new in Chinese.
 */
class ConfigurationReferenceTests {

	private static final String UPDATE = "membercard.docs.update";

	private static final String COMMAND = "./mvnw -pl membercard-spring-boot-autoconfigure -am test "
			+ "-Dtest=ConfigurationReferenceTests -Dsurefire.failIfNoSpecifiedTests=false -D" + UPDATE + "=true";

	private static final Path ENGLISH = Documentation.PAGES.resolve("configuration.md");

	private static final Path CHINESE = Documentation.PAGES.resolve("configuration.zh-CN.md");

	@Test
	void pageIsThatOfTheMetadata() throws IOException {
		assertUpToDate(ENGLISH, ConfigurationReference.english(Files.readString(ENGLISH)));
	}

	@Test
	void chinesePageHasTheSameRows() throws IOException {
		assertUpToDate(CHINESE, ConfigurationReference.chinese(Files.readString(CHINESE)));
	}

	@Test
	void everyPropertyIsDescribedInChinese() throws IOException {
		assertThat(ConfigurationReference.descriptions(Files.readString(CHINESE))).isNotEmpty()
			.allSatisfy((name, description) -> assertThat(description).as(name).containsPattern("\\p{IsHan}"));
	}

	@Test
	void everyPropertyOfAMerchantIsInThePage() throws IOException {
		assertThat(ConfigurationReference.descriptions(Files.readString(ENGLISH)))
			.containsEntry("membercard.merchants.<name>.merchant-id", "Merchant number (mchid) that signs the calls.")
			.containsKeys("membercard.merchants.<name>.platform.public-key-id",
					"membercard.official-accounts.<name>.app-id", "membercard.http.connect-timeout",
					"membercard.import.remote.queue", "membercard.notification.jdbc.schema");
	}

	@Test
	void pageNamesTheCommandThatBringsItUpToDate() throws IOException {
		assertThat(Files.readString(ENGLISH)).contains(COMMAND);
		assertThat(Files.readString(CHINESE)).contains(COMMAND);
	}

	private static void assertUpToDate(Path page, String expected) throws IOException {
		if (Boolean.getBoolean(UPDATE)) {
			Files.writeString(page, expected);
		}
		assertThat(Files.readString(page)).as("Run " + COMMAND).isEqualTo(expected);
	}

}

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

package io.github.membercard.readme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.membercard.autoconfigure.MembercardProperties;
import io.github.membercard.autoconfigure.notification.MembercardNotificationProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the READMEs show is compiled, bound and the same in both languages.
 */
class ReadmeTests {

	private static final Path ROOT = Path.of("..");

	private static final Path SOURCES = Path.of("src/test/java/io/github/membercard/readme");

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README.zh-CN.md" })
	void javaIsCompiled(String readme) throws IOException {
		String sources = Files.readString(SOURCES.resolve("CardDesk.java"))
				+ Files.readString(SOURCES.resolve("CardDeskTests.java"))
				+ Files.readString(SOURCES.resolve("MemberEvents.java"));
		assertThat(blocks(readme, "java")).hasSize(3).allSatisfy((block) -> assertThat(sources).contains(block));
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README.zh-CN.md" })
	void yamlBindsWithoutRest(String readme) throws IOException {
		List<String> blocks = blocks(readme, "yaml");
		assertThat(blocks).hasSize(2);
		MembercardProperties.Merchant merchant = bind(blocks.get(0), "membercard", MembercardProperties.class)
			.getMerchants()
			.get("acme");
		assertThat(merchant).isNotNull();
		assertThat(merchant.getCertificate()).isEqualTo("file:/etc/acme/apiclient_cert.pem");
		assertThat(merchant.getPlatform().getPublicKey()).isEqualTo("file:/etc/acme/pub_key.pem");
		MembercardNotificationProperties notification = bind(blocks.get(1), "membercard.notification",
				MembercardNotificationProperties.class);
		assertThat(notification.isEnabled()).isTrue();
		assertThat(notification.getPath().replace("{merchant}", "acme")).isEqualTo("/membercard/notifications/acme");
	}

	private static <T> T bind(String yaml, String prefix, Class<T> type) {
		return new Binder(new MapConfigurationPropertySource(read(yaml)))
			.bind(prefix, Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

	@Test
	void bothLanguagesShowTheSame() throws IOException {
		for (String language : List.of("xml", "java", "shell")) {
			assertThat(blocks("README.zh-CN.md", language)).isEqualTo(blocks("README.md", language));
		}
		assertThat(blocks("README.zh-CN.md", "yaml").stream().map(ReadmeTests::read).toList())
			.isEqualTo(blocks("README.md", "yaml").stream().map(ReadmeTests::read).toList());
		assertThat(headings("README.zh-CN.md")).isEqualTo(headings("README.md"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README.zh-CN.md" })
	void versionIsThatOfTheBuild(String readme) throws IOException {
		String pom = Files.readString(ROOT.resolve("pom.xml"));
		String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>") + "</version>".length());
		assertThat(blocks(readme, "xml")).singleElement().asString().contains(version);
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README.zh-CN.md" })
	void linkedFilesExist(String readme) throws IOException {
		List<String> links = Pattern.compile("\\]\\((?!http)([^)]+)\\)")
			.matcher(Files.readString(ROOT.resolve(readme)))
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(links).isNotEmpty().allSatisfy((link) -> assertThat(ROOT.resolve(link)).exists());
	}

	@Test
	void continuousIntegrationCallsTheTestCommand() throws IOException {
		assertThat(blocks("README.md", "shell")).contains("./mvnw verify\n");
		assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n./mvnw verify\n");
	}

	private static List<String> blocks(String file, String language) throws IOException {
		return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(ROOT.resolve(file)))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private static long headings(String file) throws IOException {
		return Pattern.compile("(?m)^## ")
			.matcher(Files.readString(ROOT.resolve(file)))
			.results()
			.map(MatchResult::start)
			.count();
	}

	private static Properties read(String yaml) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		Properties properties = factory.getObject();
		assertThat(properties).isNotNull();
		return properties;
	}

}

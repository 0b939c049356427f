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
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.membercard.apiv3.Replayable;
import io.github.membercard.autoconfigure.MembercardProperties;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.service.annotation.HttpExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/official-accounts.md} shows is compiled and bound, and its table has
 * the operations there are, in both languages.
 */
class OfficialAccountDocumentationTests {

	private static final Path SOURCES = Path.of("src/test/java/io/github/membercard/docs");

	private static final String SERVICES = OfficialAccountCardClient.class.getPackageName();

	@ParameterizedTest
	@ValueSource(strings = { "official-accounts.md", "official-accounts.zh-CN.md" })
	void javaIsCompiled(String file) throws IOException {
		assertThat(Documentation.matches(file, "```java\\n(.*?)```")).hasSize(2)
			.satisfies(
					(blocks) -> assertThat(Files.readString(SOURCES.resolve("ShopCards.java"))).endsWith(blocks.get(0)))
			.satisfies((blocks) -> assertThat(Files.readString(SOURCES.resolve("ShopEvents.java")))
				.endsWith(blocks.get(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "official-accounts.md", "official-accounts.zh-CN.md" })
	void yamlBindsWithoutRest(String file) throws IOException {
		List<String> blocks = Documentation.matches(file, "```yaml\\n(.*?)```");
		assertThat(blocks).hasSize(1);
		Properties yaml = read(blocks.get(0));
		assertThat(yaml.remove("membercard.notification.enabled")).isEqualTo(true);
		assertThat(new Binder(new MapConfigurationPropertySource(yaml))
			.bind("membercard", Bindable.of(MembercardProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get()
			.getOfficialAccounts()).containsOnlyKeys("acme");
	}

	@ParameterizedTest
	@ValueSource(strings = { "official-accounts.md", "official-accounts.zh-CN.md" })
	void tableHasEveryOperationAndSaysWhetherItIsRepeated(String file) throws IOException {
		boolean english = !file.contains("zh");
		List<String> lines = Files.readAllLines(Documentation.PAGES.resolve(file));
		assertThat(operations()).isNotEmpty().allSatisfy((operation) -> {
			HttpExchange exchange = AnnotatedElementUtils.getMergedAnnotation(operation, HttpExchange.class);
			assertThat(exchange).isNotNull();
			boolean repeated = operation.isAnnotationPresent(Replayable.class);
			assertThat(lines).anySatisfy((line) -> assertThat(line).startsWith("|")
				.contains("`" + exchange.method() + " " + exchange.url() + "`")
				.contains(methodOf(operation))
				.endsWith(english ? (repeated ? "| yes |" : "| no |") : (repeated ? "| 是 |" : "| 否 |")));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "official-accounts.md", "official-accounts.zh-CN.md" })
	void tableHasEveryPathOfTheApi(String file) throws IOException {
		Object document = new Yaml().load(
				new ClassPathResource("official-account-card.openapi.yaml").getContentAsString(StandardCharsets.UTF_8));
		JsonNode paths = JsonMapper.shared().valueToTree(document).get("paths");
		assertThat(Documentation.matches(file, "(?m)^\\|[^\\n]*`((?:GET|POST) /[^`]+)`")).hasSameSizeAs(paths)
			.allSatisfy((operation) -> assertThat(paths.has(operation.substring(operation.indexOf(' ') + 1))).isTrue());
	}

	@Test
	void bothLanguagesShowTheSame() throws IOException {
		for (String language : List.of("java", "shell")) {
			String pattern = "```" + language + "\\n(.*?)```";
			assertThat(Documentation.matches("official-accounts.zh-CN.md", pattern))
				.isEqualTo(Documentation.matches("official-accounts.md", pattern));
		}
		assertThat(Documentation.matches("official-accounts.zh-CN.md", "(?m)^(## )"))
			.hasSameSizeAs(Documentation.matches("official-accounts.md", "(?m)^(## )"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "official-accounts.md", "official-accounts.zh-CN.md" })
	void linkedFilesExist(String file) throws IOException {
		assertThat(Documentation.linkedFiles(file)).isNotEmpty().allSatisfy((link) -> assertThat(link).exists());
	}

	private static List<Method> operations() {
		return Arrays.stream(OfficialAccountCardClient.class.getMethods())
			.map(Method::getReturnType)
			.filter((type) -> type.isInterface() && type.getPackageName().equals(SERVICES))
			.flatMap((type) -> Stream.of(type.getMethods()))
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class))
			.toList();
	}

	private static String methodOf(Method operation) {
		String service = Arrays.stream(OfficialAccountCardClient.class.getMethods())
			.filter((accessor) -> accessor.getReturnType().equals(operation.getDeclaringClass()))
			.findFirst()
			.orElseThrow()
			.getName();
		// What is called in place of the part and of the typed answer
		String name = operation.getName().replace("Part", "").replace("getDetails", "get");
		return "`" + service + "()." + name + "`";
	}

	private static Properties read(String yaml) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		Properties properties = factory.getObject();
		assertThat(properties).isNotNull();
		return properties;
	}

}

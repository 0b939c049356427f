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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

import io.github.membercard.autoconfigure.MembercardKeyReloader;
import io.github.membercard.autoconfigure.MembercardProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/keys.md} shows is bound, and its settings are those there are, in both
 * languages.
 */
class KeysDocumentationTests {

	@ParameterizedTest
	@ValueSource(strings = { "keys.md", "keys.zh-CN.md" })
	void yamlBindsWithoutRest(String file) throws IOException {
		List<String> blocks = Documentation.matches(file, "```yaml\\n(.*?)```");
		assertThat(blocks).hasSize(2);
		assertThat(bind(blocks.get(0), "membercard", MembercardProperties.class).getMerchants().get("acme")).isNotNull()
			.satisfies((merchant) -> assertThat(merchant.getCertificate()).startsWith("file:"));
		assertThat(bind(blocks.get(1), "membercard", MembercardProperties.class).getMerchants().get("acme")).isNotNull()
			.satisfies((merchant) -> assertThat(merchant.getSslBundle()).isEqualTo("acme"));
		assertThat(bind(blocks.get(1), "spring.ssl", SslProperties.class).getBundle().getPem().get("acme")).isNotNull()
			.satisfies((bundle) -> assertThat(bundle.isReloadOnUpdate()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "keys.md", "keys.zh-CN.md" })
	void settingsAreThoseThereAre(String file) throws IOException {
		assertThat(Documentation.listedSettings(file, "membercard.key-reload."))
			.containsExactlyInAnyOrderElementsOf(Documentation.settings("membercard.key-reload.").toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "keys.md", "keys.zh-CN.md" })
	void linkedFilesExist(String file) throws IOException {
		assertThat(Documentation.linkedFiles(file)).isNotEmpty().allSatisfy((link) -> assertThat(link).exists());
	}

	@Test
	void methodThatIsNamedExists() {
		assertThat(ReflectionUtils.findMethod(MembercardKeyReloader.class, "lastFailure", String.class)).isNotNull();
	}

	@Test
	void bothLanguagesShowTheSame() throws IOException {
		for (String language : List.of("yaml", "text")) {
			String pattern = "```" + language + "\\n(.*?)```";
			assertThat(Documentation.matches("keys.zh-CN.md", pattern))
				.isEqualTo(Documentation.matches("keys.md", pattern));
		}
		assertThat(Documentation.matches("keys.zh-CN.md", "(?m)^(## )"))
			.hasSameSizeAs(Documentation.matches("keys.md", "(?m)^(## )"));
	}

	private static <T> T bind(String yaml, String name, Class<T> type) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		Properties properties = factory.getObject();
		assertThat(properties).isNotNull();
		return new Binder(new MapConfigurationPropertySource(properties))
			.bind(name, Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

}

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

package io.github.membercard.autoconfigure;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * A {@link FailureAnalyzer} that says where a setting that is not usable was configured,
 * or, when it is missing, where it belongs.
 */
final class MembercardConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<MembercardConfigurationException> {

	/**
	 * Text of a key, the user of a proxy, or what decodes to a key.
	 */
	private static final Pattern SECRET = Pattern.compile("-----|^base64:|@|[A-Za-z0-9+/]{60}");

	private static final Set<String> SECRETS = Set.of("apiv3key", "keystorepassword", "appsecret", "token",
			"encodingaeskey");

	private final Environment environment;

	MembercardConfigurationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MembercardConfigurationException cause) {
		String description = "The property '" + cause.getSetting() + "' is not usable: " + cause.getFound() + "."
				+ configured(ConfigurationPropertyName.adapt(cause.getSetting(), '.'));
		return new FailureAnalysis(description, cause.getAction() + ".", cause);
	}

	private String configured(ConfigurationPropertyName name) {
		ConfigurationProperty property = find(name);
		if (property != null) {
			return paragraph("Value", shown(property), "Origin", origin(property));
		}
		// A list or a group: what it begins with
		property = findFirst(name::isAncestorOf);
		if (property != null) {
			return paragraph("Property", property.getName(), "Value", shown(property), "Origin", origin(property));
		}
		property = findFirst(name.getParent()::isAncestorOf);
		if (property != null) {
			return paragraph("Value", "not set", "Beside", property.getName(), "Origin", origin(property));
		}
		return paragraph("Value", "not set");
	}

	private static String paragraph(Object... labelsAndValues) {
		StringBuilder paragraph = new StringBuilder(System.lineSeparator());
		for (int i = 0; i < labelsAndValues.length; i += 2) {
			paragraph.append(System.lineSeparator())
				.append("    ")
				.append(labelsAndValues[i])
				.append(": ")
				.append(labelsAndValues[i + 1]);
		}
		return paragraph.toString();
	}

	private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	private @Nullable ConfigurationProperty findFirst(Predicate<ConfigurationPropertyName> names) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				ConfigurationPropertyName name = iterable.stream().filter(names).findFirst().orElse(null);
				if (name != null) {
					return source.getConfigurationProperty(name);
				}
			}
		}
		return null;
	}

	private static Object origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin != null) ? origin : "unknown";
	}

	// A location may be shown, what it holds may not
	private static Object shown(ConfigurationProperty property) {
		String name = property.getName().getLastElement(ConfigurationPropertyName.Form.UNIFORM);
		boolean secret = SECRETS.contains(name) || SECRET.matcher(String.valueOf(property.getValue())).find();
		return secret ? "not shown" : property.getValue();
	}

}

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

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * A {@link FailureAnalyzer} that says where a setting that is not usable was configured.
 */
final class MembercardConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<MembercardConfigurationException> {

	private final Environment environment;

	MembercardConfigurationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MembercardConfigurationException cause) {
		String description = "The property '" + cause.getSetting() + "' is not usable: " + cause.getFound() + "."
				+ System.lineSeparator() + System.lineSeparator() + configured(find(cause.getSetting()));
		return new FailureAnalysis(description, cause.getAction() + ".", cause);
	}

	private static String configured(@Nullable ConfigurationProperty property) {
		if (property == null) {
			return "    Value: not set";
		}
		return "    Value: " + (isSecret(property) ? "not shown" : property.getValue()) + System.lineSeparator()
				+ "    Origin: " + ((property.getOrigin() != null) ? property.getOrigin() : "unknown");
	}

	private @Nullable ConfigurationProperty find(String setting) {
		if (!ConfigurationPropertyName.isValid(setting)) {
			return null;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(setting);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	// A location may be shown, what it holds may not
	private static boolean isSecret(ConfigurationProperty property) {
		String name = property.getName().getLastElement(ConfigurationPropertyName.Form.UNIFORM);
		String value = String.valueOf(property.getValue());
		return name.equals("apiv3key") || name.equals("keystorepassword") || name.equals("proxy")
				|| value.contains("-----BEGIN") || value.startsWith("base64:");
	}

}

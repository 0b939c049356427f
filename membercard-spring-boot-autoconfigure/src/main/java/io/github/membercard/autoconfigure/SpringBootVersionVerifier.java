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

import java.util.List;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Refuses a Spring Boot that this library is not made for, before any class of it is
 * loaded that would fail with a {@link LinkageError}.
 * <p>
 * Everything used here is in Spring Boot 3 too, and so is the way to register a listener,
 * unlike that of an environment post-processor. A later minor version is refused as well:
 * it may work, but one that builds connections in another way would change what happens
 * to signed requests without any error.
 */
final class SpringBootVersionVerifier implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	static final List<String> SUPPORTED = List.of("4.0", "4.1");

	static final String ENABLED = "membercard.compatibility-verifier.enabled";

	private final String version;

	SpringBootVersionVerifier() {
		this(SpringBootVersion.getVersion());
	}

	SpringBootVersionVerifier(String version) {
		this.version = version;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (!isSupported() && event.getEnvironment().getProperty(ENABLED, Boolean.class, true)) {
			throw new UnsupportedSpringBootException(this.version);
		}
	}

	private boolean isSupported() {
		return SUPPORTED.stream().anyMatch((line) -> this.version.startsWith(line + "."));
	}

}

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

package io.github.membercard.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.StringUtils;

/**
 * What is on the class path of the application whose start is measured.
 */
enum StartVariant {

	WITHOUT("without it", Libraries.OF_BOOT),

	WEB_CLIENT("without it, with `spring-boot-starter-webclient`", Libraries.OF_BOOT + "|" + Libraries.OF_WEB_CLIENT),

	NO_MERCHANT("with it, without a merchant", Libraries.ALL),

	STARTER("with it and a merchant", Libraries.ALL);

	private final String description;

	private final String libraries;

	StartVariant(String description, String libraries) {
		this.description = description;
		this.libraries = libraries;
	}

	/**
	 * Return the libraries, as part of a class path.
	 * @return the jars among those of this process
	 * @throws IOException when they can't be read
	 */
	List<String> jars() throws IOException {
		Pattern libraries = Pattern.compile("(" + this.libraries + ")-\\d.*\\.jar");
		return all().filter((jar) -> libraries.matcher(jar.getFileName().toString()).matches())
			.map(Path::toString)
			.toList();
	}

	// Those of the process, and those that they name
	private static Stream<Path> all() throws IOException {
		List<Path> jars = new ArrayList<>();
		for (String entry : StringUtils.delimitedListToStringArray(System.getProperty("java.class.path"),
				File.pathSeparator)) {
			if (entry.endsWith(".jar")) {
				Path path = Path.of(entry).toAbsolutePath();
				jars.add(path);
				jars.addAll(named(path));
			}
		}
		return jars.stream();
	}

	private static List<Path> named(Path path) throws IOException {
		try (JarFile jar = new JarFile(path.toFile())) {
			String names = (jar.getManifest() != null)
					? jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH) : null;
			return Arrays.stream(StringUtils.tokenizeToStringArray(names, " ")).map(path::resolveSibling).toList();
		}
	}

	@Override
	public String toString() {
		return this.description;
	}

	/**
	 * Patterns of the names of jars. Constants of an enum can't use those of the enum.
	 */
	private static final class Libraries {

		static final String OF_BOOT = "spring-boot(-autoconfigure)?|spring-(aop|beans|context|core|expression)"
				+ "|commons-logging|jakarta.annotation-api|jspecify|jul-to-slf4j|log4j-(api|to-slf4j)"
				+ "|logback-(classic|core)|micrometer-(commons|observation)|slf4j-api|snakeyaml";

		static final String OF_WEB_CLIENT = "spring-boot-(http-client|http-codec|http-converter|jackson|reactor"
				+ "|webclient)|spring-(web|webflux)|jackson-(annotations|core|databind)|netty-(?!pkitesting).*"
				+ "|reactive-streams|reactor-(core|netty-core|netty-http)";

		static final String ALL = OF_BOOT + "|" + OF_WEB_CLIENT + "|membercard-spring-boot-autoconfigure"
				+ "|bucket4j_jdk17-core";

		private Libraries() {
		}

	}

}

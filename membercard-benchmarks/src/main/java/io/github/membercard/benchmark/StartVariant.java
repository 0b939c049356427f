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
 * An application whose start is measured.
 *
 * @param stack what serves it
 * @param content what it calls WeChat Pay with
 */
record StartVariant(Stack stack, Content content) {

	/**
	 * Return all of them.
	 * @return each stack with each content
	 */
	static List<StartVariant> all() {
		return Arrays.stream(Stack.values())
			.flatMap((stack) -> Arrays.stream(Content.values()).map((content) -> new StartVariant(stack, content)))
			.toList();
	}

	/**
	 * Return the libraries, as part of a class path.
	 * @return the jars among those of this process
	 * @throws IOException when they can't be read
	 */
	List<String> jars() throws IOException {
		Pattern libraries = Pattern
			.compile("(" + this.stack.libraries + "|" + this.content.libraries + ")-\\d[^/]*\\.jar");
		return jarsOfProcess().filter((jar) -> libraries.matcher(jar.getFileName().toString()).matches())
			.map(Path::toString)
			.toList();
	}

	// Those of the class path, and those that they name
	private static Stream<Path> jarsOfProcess() throws IOException {
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

	/**
	 * What serves the application.
	 */
	enum Stack {

		WEBFLUX("WebFlux",
				Libraries.OF_BOOT + "|" + Libraries.OF_REACTIVE_WEB
						+ "|spring-boot-(webflux|reactor-netty|netty|web-server)"),

		MVC("Spring MVC",
				Libraries.OF_BOOT + "|" + Libraries.OF_WEB
						+ "|spring-boot-(webmvc|tomcat|servlet|web-server)|spring-webmvc|tomcat-embed-.*"),

		NONE("no web server", Libraries.OF_BOOT);

		private final String description;

		private final String libraries;

		Stack(String description, String libraries) {
			this.description = description;
			this.libraries = libraries;
		}

		@Override
		public String toString() {
			return this.description;
		}

	}

	/**
	 * What the application calls WeChat Pay with.
	 */
	enum Content {

		NOTHING("nothing", Libraries.OF_BOOT),

		WEB_CLIENT("WebClient", Libraries.OF_REACTIVE_WEB + "|spring-boot-(http-client|webclient)"),

		STARTER("the starter", WEB_CLIENT.libraries + "|membercard-spring-boot-autoconfigure|bucket4j_jdk17-core");

		private final String description;

		private final String libraries;

		Content(String description, String libraries) {
			this.description = description;
			this.libraries = libraries;
		}

		@Override
		public String toString() {
			return this.description;
		}

	}

	/**
	 * Patterns of the names of jars. Constants of an enum can't use those of the enum.
	 */
	private static final class Libraries {

		static final String OF_BOOT = "spring-boot(-autoconfigure)?|spring-(aop|beans|context|core|expression)"
				+ "|commons-logging|jakarta.annotation-api|jspecify|jul-to-slf4j|log4j-(api|to-slf4j)"
				+ "|logback-(classic|core)|micrometer-(commons|observation)|slf4j-api|snakeyaml";

		static final String OF_WEB = "spring-boot-(http-converter|jackson)|spring-web"
				+ "|jackson-(annotations|core|databind)";

		static final String OF_REACTIVE_WEB = OF_WEB + "|spring-boot-(http-codec|reactor)|spring-webflux"
				+ "|netty-(?!pkitesting).*|reactive-streams|reactor-(core|netty-core|netty-http)";

		private Libraries() {
		}

	}

}

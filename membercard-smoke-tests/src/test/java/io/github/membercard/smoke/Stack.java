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

package io.github.membercard.smoke;

import java.io.File;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an application runs on: the class path it has in production.
 */
enum Stack {

	/**
	 * The starter and nothing else, so no optional library either.
	 */
	NONE("nothing else"),

	WEBFLUX("spring-boot-(webflux|reactor-netty|netty|web-server)"),

	MVC("spring-boot-(webmvc|tomcat|servlet|web-server)|spring-webmvc|tomcat-embed-.*");

	private static final String STARTER = "membercard-spring-boot-autoconfigure|spring-boot(-(autoconfigure"
			+ "|http-client|http-codec|http-converter|jackson|reactor|webclient))?"
			+ "|spring-(aop|beans|context|core|expression|web|webflux)|bucket4j_jdk17-core|commons-logging"
			+ "|jackson-(annotations|core|databind)|jakarta.annotation-api|jspecify|jul-to-slf4j"
			+ "|log4j-(api|to-slf4j)|logback-(classic|core)|micrometer-(commons|observation)"
			+ "|netty-(?!pkitesting|tcnative).*|reactive-streams|reactor-(core|netty-core|netty-http)|slf4j-api"
			+ "|snakeyaml";

	// Those of a build that makes no jars
	private static final Pattern CLASSES = Pattern
		.compile(".*[/\\\\]membercard-(smoke-tests.target.test-classes|spring-boot-autoconfigure.target.classes)");

	private final String libraries;

	Stack(String libraries) {
		this.libraries = libraries;
	}

	/**
	 * Return the class path, taken from that of the tests.
	 * @return the class path with the classes of these tests, but not their libraries
	 */
	String classPath() {
		Pattern jars = Pattern.compile("(" + STARTER + "|" + this.libraries + ")-\\d[^/]*(?<!-tests)\\.jar");
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> contains(new File(entry), jars))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean contains(File entry, Pattern jars) {
		return entry.isDirectory() ? CLASSES.matcher(entry.getPath()).matches()
				: jars.matcher(entry.getName()).matches();
	}

}

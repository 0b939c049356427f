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

package io.github.membercard.notification;

import java.util.List;
import java.util.stream.Collectors;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Where notifications arrive, and how. One segment names whom they are for.
 *
 * @since 0.1.0
 */
public final class NotificationPath {

	private final PathPattern pattern;

	private final String variable;

	private final List<HttpMethod> methods;

	private NotificationPath(PathPattern pattern, String variable, List<HttpMethod> methods) {
		this.pattern = pattern;
		this.variable = variable;
		this.methods = methods;
	}

	/**
	 * Parse the path of the notifications of merchants, which are POSTs.
	 * @param path the path within the application, with {@code {merchant}} as one of its
	 * segments
	 * @return the path
	 * @throws MembercardConfigurationException when it is not of that form
	 */
	public static NotificationPath of(String path) {
		return of(path, "merchant", "membercard.notification.path", HttpMethod.POST);
	}

	/**
	 * Parse the path of other notifications.
	 * @param path the path within the application, with the variable in braces as one of
	 * its segments
	 * @param variable the name of the variable that says whom a notification is for, such
	 * as {@code account}
	 * @param setting the property that the path is from, for the error message
	 * @param methods the HTTP methods that notifications are sent with; any other one is
	 * answered with 405
	 * @return the path
	 * @throws MembercardConfigurationException when it is not of that form
	 */
	public static NotificationPath of(String path, String variable, String setting, HttpMethod... methods) {
		String action = "Set it to a path such as /membercard/notifications/{" + variable + "}";
		if (!path.startsWith("/") || !(path + '/').contains("/{" + variable + "}/")) {
			throw new MembercardConfigurationException(setting,
					"'" + path + "' does not start with a slash or has no segment {" + variable + "}", action);
		}
		try {
			return new NotificationPath(PathPatternParser.defaultInstance.parse(path), variable, List.of(methods));
		}
		catch (PatternParseException ex) {
			throw new MembercardConfigurationException(setting, "'" + path + "' is not a path pattern", action, ex);
		}
	}

	/**
	 * Find out for whom a request is.
	 * @param path the path of the request within the application
	 * @return the segment that says so, or {@code null} when the path is another one
	 */
	@Nullable String find(PathContainer path) {
		PathPattern.PathMatchInfo match = this.pattern.matchAndExtract(path);
		return (match != null) ? match.getUriVariables().get(this.variable) : null;
	}

	boolean takes(HttpMethod method) {
		return this.methods.contains(method);
	}

	List<HttpMethod> methods() {
		return this.methods;
	}

	/**
	 * Describe what is sent here.
	 * @return methods and path
	 */
	String description() {
		return this.methods.stream().map(HttpMethod::name).collect(Collectors.joining("|")) + " " + this.pattern;
	}

	@Override
	public String toString() {
		return this.pattern.getPatternString();
	}

}

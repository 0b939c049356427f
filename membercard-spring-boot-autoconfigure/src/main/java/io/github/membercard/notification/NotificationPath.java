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

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Where notifications arrive. One segment names the merchant.
 *
 * @since 0.1.0
 */
public final class NotificationPath {

	private static final String MERCHANT = "merchant";

	private static final String SETTING = "membercard.notification.path";

	private static final String ACTION = "Set it to a path such as /membercard/notifications/{merchant}";

	private final PathPattern pattern;

	private NotificationPath(PathPattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * Parse a path.
	 * @param path the path within the application, with {@code {merchant}} as one of its
	 * segments
	 * @return the path
	 * @throws MembercardConfigurationException when it is not of that form
	 */
	public static NotificationPath of(String path) {
		if (!path.startsWith("/") || !(path + '/').contains("/{" + MERCHANT + "}/")) {
			throw new MembercardConfigurationException(SETTING,
					"'" + path + "' does not start with a slash or has no segment {merchant}", ACTION);
		}
		try {
			return new NotificationPath(PathPatternParser.defaultInstance.parse(path));
		}
		catch (PatternParseException ex) {
			throw new MembercardConfigurationException(SETTING, "'" + path + "' is not a path pattern", ACTION, ex);
		}
	}

	/**
	 * Find out for which merchant a request is.
	 * @param path the path of the request within the application
	 * @return the segment that names the merchant, or {@code null} when the path is
	 * another one
	 */
	@Nullable String merchant(PathContainer path) {
		PathPattern.PathMatchInfo match = this.pattern.matchAndExtract(path);
		return (match != null) ? match.getUriVariables().get(MERCHANT) : null;
	}

	@Override
	public String toString() {
		return this.pattern.getPatternString();
	}

}

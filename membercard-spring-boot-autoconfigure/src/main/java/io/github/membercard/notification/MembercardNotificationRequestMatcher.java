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

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Matches notifications and nothing else, to let them through Spring Security: their
 * signature is checked, and they carry neither a login nor a CSRF token.
 *
 * @since 0.1.0
 */
public final class MembercardNotificationRequestMatcher implements RequestMatcher {

	private final List<NotificationPath> paths;

	/**
	 * Create a matcher.
	 * @param paths where notifications arrive
	 */
	public MembercardNotificationRequestMatcher(NotificationPath... paths) {
		this.paths = List.of(paths);
	}

	@Override
	public boolean matches(HttpServletRequest request) {
		HttpMethod method = HttpMethod.valueOf(request.getMethod());
		PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
		return this.paths.stream().anyMatch((candidate) -> candidate.takes(method) && candidate.find(path) != null);
	}

	@Override
	public String toString() {
		return this.paths.stream().map(NotificationPath::description).collect(Collectors.joining(", "));
	}

}

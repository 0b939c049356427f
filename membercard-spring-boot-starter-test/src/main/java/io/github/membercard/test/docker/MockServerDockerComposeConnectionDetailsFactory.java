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

package io.github.membercard.test.docker;

import java.net.URI;

import io.github.membercard.test.autoconfigure.MockServerConnectionDetails;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Finds the MockServer of a service whose image is {@code mockserver/mockserver}.
 */
class MockServerDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<MockServerConnectionDetails> {

	private static final int PORT = 1080;

	MockServerDockerComposeConnectionDetailsFactory() {
		super("mockserver/mockserver");
	}

	@Override
	protected MockServerConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new MockServerDockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class MockServerDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements MockServerConnectionDetails {

		private final URI url;

		private MockServerDockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.url = URI.create("http://" + service.host() + ":" + service.ports().get(PORT));
		}

		@Override
		public URI getUrl() {
			return this.url;
		}

	}

}

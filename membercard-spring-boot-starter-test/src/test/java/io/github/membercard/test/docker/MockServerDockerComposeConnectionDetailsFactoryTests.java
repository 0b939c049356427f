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

import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.membercard.test.autoconfigure.MockServerConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services as Docker Compose would have started them: the factories of Spring Boot get
 * what its support for Docker Compose gives them.
 */
class MockServerDockerComposeConnectionDetailsFactoryTests {

	@Test
	void mockServerIsFoundByItsImage() {
		assertThat(connect("mockserver/mockserver:mockserver-6.1.0", Map.of())).hasEntrySatisfying(
				MockServerConnectionDetails.class,
				(details) -> assertThat(url(details)).isEqualTo(URI.create("http://docker.example.com:32768")));
	}

	@Test
	void mockServerOfAnotherImageIsFoundByItsLabel() {
		assertThat(connect("registry.example.com/our-mocks:1",
				Map.of("org.springframework.boot.service-connection", "mockserver/mockserver")))
			.containsKey(MockServerConnectionDetails.class);
	}

	@Test
	void otherImageIsNoMockServer() {
		assertThat(connect("nginx:1", Map.of())).doesNotContainKey(MockServerConnectionDetails.class);
	}

	private static URI url(ConnectionDetails details) {
		return ((MockServerConnectionDetails) details).getUrl();
	}

	private static Map<Class<?>, ConnectionDetails> connect(String image, Map<String, String> labels) {
		return new ConnectionDetailsFactories(null).getConnectionDetails(source(new Service(image, labels)), false);
	}

	// Only Spring Boot makes them
	private static DockerComposeConnectionSource source(RunningService service) {
		try {
			Constructor<DockerComposeConnectionSource> constructor = DockerComposeConnectionSource.class
				.getDeclaredConstructor(RunningService.class, Environment.class);
			constructor.setAccessible(true);
			return constructor.newInstance(service, new MockEnvironment());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A service that runs, with its port 1080 at 32768.
	 */
	private static final class Service implements RunningService, ConnectionPorts {

		private final String image;

		private final Map<String, String> labels;

		private Service(String image, Map<String, String> labels) {
			this.image = image;
			this.labels = labels;
		}

		@Override
		public String name() {
			return "wechatpay";
		}

		@Override
		public ImageReference image() {
			return ImageReference.of(this.image);
		}

		@Override
		public String host() {
			return "docker.example.com";
		}

		@Override
		public ConnectionPorts ports() {
			return this;
		}

		@Override
		public int get(int containerPort) {
			assertThat(containerPort).isEqualTo(1080);
			return 32768;
		}

		@Override
		public List<Integer> getAll() {
			return List.of(32768);
		}

		@Override
		public List<Integer> getAll(@Nullable String protocol) {
			return getAll();
		}

		@Override
		public Map<String, String> env() {
			return Map.of();
		}

		@Override
		public Map<String, String> labels() {
			return this.labels;
		}

	}

}

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

package io.github.membercard.contract;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mockserver.MockServerContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * The client over a MockServer in a container. It needs a Docker engine that has the
 * image: {@code .ci/with-docker} starts one.
 */
@Testcontainers(disabledWithoutDocker = true)
class MockServerContainerTests extends AbstractMockServerTests {

	@Container
	@ServiceConnection
	static final MockServerContainer mockServer = new MockServerContainer(
			DockerImageName.parse("mockserver/mockserver:mockserver-6.1.0"));

}

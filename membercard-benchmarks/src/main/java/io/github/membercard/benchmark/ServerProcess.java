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

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The {@link LocalServer} of a run.
 */
final class ServerProcess implements AutoCloseable {

	private static final Duration TIME_TO_START = Duration.ofSeconds(60);

	private final ChildJvm process;

	private final int plainPort;

	private final int tlsPort;

	private ServerProcess(ChildJvm process, int plainPort, int tlsPort) {
		this.process = process;
		this.plainPort = plainPort;
		this.tlsPort = tlsPort;
	}

	static ServerProcess start(Workspace workspace) throws Exception {
		ChildJvm process = ChildJvm.start(workspace, workspace.jvmFlags("-Xmx128m"), LocalServer.class,
				List.of(workspace.directory().toString()));
		try {
			String[] ports = process.awaitFirstLine(TIME_TO_START).split(" ", -1);
			return new ServerProcess(process, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
		}
		catch (Exception ex) {
			process.close();
			throw ex;
		}
	}

	URI address(Transport transport) {
		return switch (transport) {
			case PLAIN -> URI.create("http://127.0.0.1:" + this.plainPort);
			case TLS -> URI.create("https://127.0.0.1:" + this.tlsPort);
		};
	}

	@Override
	public void close() {
		this.process.close();
	}

}

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

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;

import org.mockserver.netty.MockServer;

/**
 * A MockServer in this process that sees nothing of the class path but its own jar: the
 * messages of the JSON schema validator in it clash with those of the newer one that the
 * fake platform uses.
 */
final class IsolatedMockServer implements AutoCloseable {

	private final URLClassLoader classLoader;

	private final Object server;

	IsolatedMockServer() throws ReflectiveOperationException {
		URL jar = MockServer.class.getProtectionDomain().getCodeSource().getLocation();
		this.classLoader = new URLClassLoader(new URL[] { jar }, ClassLoader.getPlatformClassLoader());
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(this.classLoader);
		try {
			Class<?> configurations = this.classLoader.loadClass("org.mockserver.configuration.Configuration");
			Object configuration = configurations.getMethod("configuration").invoke(null);
			configurations.getMethod("disableSystemOut", Boolean.class).invoke(configuration, true);
			this.server = this.classLoader.loadClass(MockServer.class.getName())
				.getConstructor(configurations, Integer[].class)
				.newInstance(configuration, new Integer[] { 0 });
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + call("getLocalPort"));
	}

	private Object call(String name) {
		try {
			Method method = this.server.getClass().getMethod(name);
			return method.invoke(this.server);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		call("stop");
		this.classLoader.close();
	}

}

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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on 127.0.0.1 that knows {@code CONNECT}, and keeps the head of what it
 * was asked.
 */
final class ConnectProxy implements AutoCloseable {

	private final List<String> heads = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final ServerSocket server;

	ConnectProxy() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.threads.execute(this::accept);
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.server.accept();
				this.sockets.add(client);
				this.threads.execute(() -> connect(client));
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private void connect(Socket client) {
		try {
			String head = readHead(client.getInputStream());
			this.heads.add(head);
			String[] target = head.split(" ", 3)[1].split(":", 2);
			Socket server = new Socket(target[0], Integer.parseInt(target[1]));
			this.sockets.add(server);
			client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			this.threads.execute(() -> copy(client, server));
			copy(server, client);
		}
		catch (IOException ex) {
			// The test sees that no answer arrived
		}
	}

	private static String readHead(InputStream input) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int character = input.read();
			if (character < 0) {
				throw new IOException("Closed in the middle of a request");
			}
			head.append((char) character);
		}
		return head.toString();
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// Closed
		}
	}

	String address() {
		return "127.0.0.1:" + this.server.getLocalPort();
	}

	List<String> heads() {
		return this.heads;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.threads.shutdownNow();
	}

}

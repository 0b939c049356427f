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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

/**
 * A WeChat Pay that is nearly free. Runs in a JVM of its own, so that its CPU time is not
 * counted; prints its plain and its TLS port.
 */
public final class LocalServer {

	private static final int THREADS = 2;

	private static final int BACKLOG = 1024;

	// An answer is accepted for five minutes
	private static final int SIGNATURE_SECONDS = 60;

	private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());

	private final ByteBuf pong = Unpooled.unreleasableBuffer(
			Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong", StandardCharsets.US_ASCII)
				.asReadOnly());

	private final AtomicReference<ByteBuf> reply;

	@SuppressWarnings("FutureReturnValueIgnored")
	private LocalServer(SignedReply reply) {
		this.reply = new AtomicReference<>(reply.create());
		this.eventLoops.scheduleAtFixedRate(() -> this.reply.set(reply.create()), SIGNATURE_SECONDS, SIGNATURE_SECONDS,
				TimeUnit.SECONDS);
	}

	/**
	 * Run until the process is ended.
	 * @param args the folder of the {@link Workspace}
	 * @throws Exception when it can't start
	 */
	public static void main(String[] args) throws Exception {
		ChildJvm.endWithParent();
		Path directory = Path.of(args[0]);
		BenchmarkKeys keys = BenchmarkKeys.read(directory);
		LocalServer server = new LocalServer(new SignedReply(keys.platformPrivateKey(null)));
		SslContext tls = SslContextBuilder
			.forServer(directory.resolve(Workspace.CERTIFICATE).toFile(),
					directory.resolve(Workspace.CERTIFICATE_KEY).toFile())
			.sslProvider(SslProvider.JDK)
			.build();
		System.out.println(server.bind(null) + " " + server.bind(tls));
	}

	private int bind(@Nullable SslContext tls) throws InterruptedException {
		ServerBootstrap bootstrap = new ServerBootstrap().group(this.eventLoops)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new ChannelInitializer<SocketChannel>() {

				@Override
				protected void initChannel(SocketChannel channel) {
					if (tls != null) {
						channel.pipeline().addLast(tls.newHandler(channel.alloc()));
					}
					channel.pipeline()
						.addLast(new HttpRequestDecoder(),
								new LocalServerHandler(LocalServer.this.reply::get, LocalServer.this.pong));
				}

			});
		InetSocketAddress address = (InetSocketAddress) bootstrap.bind(InetAddress.getLoopbackAddress(), 0)
			.sync()
			.channel()
			.localAddress();
		return address.getPort();
	}

}

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

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers imports and pings.
 */
final class LocalServerHandler extends SimpleChannelInboundHandler<HttpObject> {

	private final Supplier<ByteBuf> reply;

	private final ByteBuf pong;

	private @Nullable HttpRequest request;

	LocalServerHandler(Supplier<ByteBuf> reply, ByteBuf pong) {
		this.reply = reply;
		this.pong = pong;
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
		if (message instanceof HttpRequest received) {
			this.request = received;
		}
		if (message instanceof LastHttpContent && this.request != null) {
			ByteBuf answer = answer(this.request);
			if (answer != null) {
				context.writeAndFlush(answer.duplicate());
			}
			else {
				context
					.writeAndFlush(Unpooled.copiedBuffer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
							StandardCharsets.US_ASCII))
					.addListener(ChannelFutureListener.CLOSE);
			}
		}
	}

	private @Nullable ByteBuf answer(HttpRequest request) {
		if (request.method().equals(HttpMethod.POST) && request.uri().startsWith("/v3/marketing/membercard-open/cards/")
				&& request.uri().endsWith("/users/import")) {
			return this.reply.get();
		}
		return request.uri().equals("/ping") ? this.pong : null;
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		// A client that closed its connection
		context.close();
	}

}

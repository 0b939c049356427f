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

package io.github.membercard.sample.web;

import java.time.Duration;

import reactor.core.publisher.Flux;

import org.springframework.http.codec.ServerSentEvent;

/**
 * Keeps streams of events alive.
 */
public final class Heartbeats {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private Heartbeats() {
	}

	/**
	 * Add heartbeats to a stream of events. The first comes at once, since an answer
	 * begins with its first element; the others keep proxies from taking a quiet
	 * connection for a dead one.
	 * @param <T> the type of an event
	 * @param events the events
	 * @return the events with a comment now and then; ends with the events
	 */
	public static <T> Flux<ServerSentEvent<T>> addTo(Flux<ServerSentEvent<T>> events) {
		return events.publish((shared) -> shared.mergeWith(Heartbeats.<T>beat().takeUntilOther(shared.then())));
	}

	private static <T> Flux<ServerSentEvent<T>> beat() {
		ServerSentEvent<T> heartbeat = ServerSentEvent.<T>builder().comment("heartbeat").build();
		return Flux.interval(INTERVAL).onBackpressureDrop().map((number) -> heartbeat).startWith(heartbeat);
	}

}

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

package io.github.membercard.sample.event;

import java.time.Duration;

import io.github.membercard.notification.MembercardEvent;
import io.github.membercard.notification.MembercardNotificationHandler;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes events on to whoever watches, and remembers the last ones. That is enough for a
 * page; an application that must miss nothing stores them.
 */
@Component
class DeskEvents implements MembercardNotificationHandler {

	/**
	 * How many events are remembered.
	 */
	static final int REMEMBERED = 50;

	private static final Duration TURN = Duration.ofSeconds(1);

	private final Sinks.Many<DeskEvent> events = Sinks.many().replay().limit(REMEMBERED);

	@Override
	public Mono<Void> handle(MembercardEvent event) {
		// Notifications come at the same time, but a sink takes one after the other
		return Mono
			.fromRunnable(() -> this.events.emitNext(DeskEvent.of(event), Sinks.EmitFailureHandler.busyLooping(TURN)));
	}

	/**
	 * Watch.
	 * @return the last events and then those that come, until the application ends; who
	 * reads too slowly misses the oldest
	 */
	Flux<DeskEvent> watch() {
		return this.events.asFlux().onBackpressureBuffer(REMEMBERED, BufferOverflowStrategy.DROP_OLDEST);
	}

	/**
	 * End what is being watched. Not later, since the web server waits for its answers
	 * before it stops.
	 */
	@EventListener(ContextClosedEvent.class)
	void end() {
		this.events.emitComplete(Sinks.EmitFailureHandler.busyLooping(TURN));
	}

}

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

package io.github.membercard.sample.officialaccount;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

import io.github.membercard.officialaccount.event.OfficialAccountEvent;
import io.github.membercard.officialaccount.event.OfficialAccountEventHandler;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes the events of official accounts on to whoever watches, and remembers the last
 * ones and the codes in them. That is enough for a try; an application that must miss
 * nothing stores them.
 */
@Component
class AccountEvents implements OfficialAccountEventHandler {

	private static final int REMEMBERED = 50;

	private static final Duration TURN = Duration.ofSeconds(1);

	private final Sinks.Many<AccountEvent> events = Sinks.many().replay().limit(REMEMBERED);

	private final Map<String, Set<String>> codes = new ConcurrentHashMap<>();

	@Override
	public Mono<Void> handle(OfficialAccountEvent event) {
		return Mono.fromRunnable(() -> add(AccountEvent.of(event)));
	}

	private void add(AccountEvent event) {
		if (event.cardId() != null && event.code() != null) {
			this.codes.computeIfAbsent(event.cardId(), (added) -> new ConcurrentSkipListSet<>()).add(event.code());
		}
		// Events come at the same time, but a sink takes one after the other
		this.events.emitNext(event, Sinks.EmitFailureHandler.busyLooping(TURN));
	}

	/**
	 * Return the codes with which users took a card while the application ran.
	 * @param cardId the card
	 * @return the first of them
	 */
	List<String> codes(String cardId) {
		return this.codes.getOrDefault(cardId, Set.of()).stream().limit(REMEMBERED).toList();
	}

	/**
	 * Watch.
	 * @return the last events and then those that come, until the application ends; who
	 * reads too slowly misses the oldest
	 */
	Flux<AccountEvent> watch() {
		return this.events.asFlux().onBackpressureBuffer(REMEMBERED, BufferOverflowStrategy.DROP_OLDEST);
	}

	/**
	 * Return the end of the application.
	 * @return completes when the application ends
	 */
	Mono<Void> end() {
		return this.events.asFlux().then();
	}

	/**
	 * End what is being watched. Not later, since the web server waits for its answers
	 * before it stops.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.events.emitComplete(Sinks.EmitFailureHandler.busyLooping(TURN));
	}

}

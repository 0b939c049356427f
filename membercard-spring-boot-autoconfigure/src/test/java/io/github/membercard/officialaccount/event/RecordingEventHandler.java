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

package io.github.membercard.officialaccount.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import reactor.core.publisher.Mono;

/**
 * Notes each event that it is asked to handle, and then does as told.
 */
final class RecordingEventHandler implements OfficialAccountEventHandler {

	private final List<OfficialAccountEvent> events = new CopyOnWriteArrayList<>();

	private volatile Function<OfficialAccountEvent, Mono<Void>> behaviour = (event) -> Mono.empty();

	@Override
	public Mono<Void> handle(OfficialAccountEvent event) {
		this.events.add(event);
		return this.behaviour.apply(event);
	}

	List<OfficialAccountEvent> events() {
		return this.events;
	}

	void behave(Function<OfficialAccountEvent, Mono<Void>> behaviour) {
		this.behaviour = behaviour;
	}

	void reset() {
		this.events.clear();
		this.behaviour = (event) -> Mono.empty();
	}

}

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

import reactor.core.publisher.Mono;

/**
 * Handles what official accounts are told of. Declare it as a bean; when there are
 * several, they are called one after the other in their order.
 * <p>
 * The platform is told that an event was received only after all of them are done. When
 * one fails, the event is sent again, three times in all, and all of them are called
 * again: make a repetition harmless.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OfficialAccountEventHandler {

	/**
	 * Handle an event. Called on a thread that may block, at most once at a time for an
	 * event.
	 * @param event the event; of all accounts, see {@link OfficialAccountEvent#account()}
	 * @return completes when the event is handled, or an error to receive it again
	 */
	Mono<Void> handle(OfficialAccountEvent event);

}

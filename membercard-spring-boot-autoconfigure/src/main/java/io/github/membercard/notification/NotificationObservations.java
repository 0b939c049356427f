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

package io.github.membercard.notification;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observes notifications.
 *
 * @since 0.1.0
 */
public final class NotificationObservations {

	private final ObservationRegistry registry;

	private final NotificationObservationDocumentation documentation;

	/**
	 * Create the observations of a kind.
	 * @param registry where they are registered
	 * @param documentation the kind
	 */
	public NotificationObservations(ObservationRegistry registry, NotificationObservationDocumentation documentation) {
		this.registry = registry;
		this.documentation = documentation;
	}

	/**
	 * Observe a notification.
	 * @param recipient the name, in the application, of whom it is for
	 * @param receive receives it and tells what became of it; what it tells first counts
	 * @return the answer
	 */
	public Mono<NotificationAnswer> observe(String recipient,
			Function<Consumer<NotificationOutcome>, Mono<NotificationAnswer>> receive) {
		if (this.registry.isNoop()) {
			return receive.apply((outcome) -> {
			});
		}
		return Mono.deferContextual((context) -> {
			Observation observation = this.documentation.observation(this.registry)
				.lowCardinalityKeyValue(this.documentation.recipient().withValue(recipient));
			Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			if (parent != null) {
				observation.parentObservation(parent);
			}
			AtomicReference<@Nullable NotificationOutcome> first = new AtomicReference<>();
			AtomicBoolean ended = new AtomicBoolean();
			Consumer<NotificationOutcome> end = (otherwise) -> {
				if (ended.compareAndSet(false, true)) {
					end(observation, first.get(), otherwise);
				}
			};
			observation.start();
			return receive.apply((outcome) -> first.compareAndSet(null, outcome))
				.doOnSuccess((answer) -> end.accept(NotificationOutcome.HANDLED))
				.doOnError(observation::error)
				.doOnError((ex) -> end.accept(NotificationOutcome.FAILED))
				.doOnCancel(() -> end.accept(NotificationOutcome.CANCELLED))
				.contextWrite((inner) -> inner.put(ObservationThreadLocalAccessor.KEY, observation));
		});
	}

	private static void end(Observation observation, @Nullable NotificationOutcome told,
			NotificationOutcome otherwise) {
		NotificationOutcome outcome = (told != null) ? told : otherwise;
		observation.lowCardinalityKeyValue(
				NotificationObservationDocumentation.LowCardinalityKeyNames.OUTCOME.withValue(outcome.keyValue()));
		observation.stop();
	}

}

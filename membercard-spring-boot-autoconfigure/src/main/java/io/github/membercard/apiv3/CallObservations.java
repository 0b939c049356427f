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

package io.github.membercard.apiv3;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Observes the calls of a client, each with all of its attempts.
 */
final class CallObservations {

	/**
	 * The attribute of a request that names the method that was called.
	 */
	static final String OPERATION = CallObservations.class.getName() + ".operation";

	private static final String WITHOUT_METHOD = "webClient";

	private final ObservationRegistry registry;

	private final MembercardObservationContext.Kind kind;

	private final String client;

	private final @Nullable MembercardObservationConvention convention;

	private final DefaultMembercardObservationConvention defaultConvention;

	/**
	 * Create them.
	 * @param registry where they are registered
	 * @param kind what is called
	 * @param client the name of the client
	 * @param convention names them, or {@code null} for the default
	 */
	CallObservations(ObservationRegistry registry, MembercardObservationContext.Kind kind, String client,
			@Nullable MembercardObservationConvention convention) {
		this.registry = registry;
		this.kind = kind;
		this.client = client;
		this.convention = convention;
		this.defaultConvention = DefaultMembercardObservationConvention.of(kind);
	}

	/**
	 * Observe a call up to the answer that the caller gets.
	 * @param operation the method that is called
	 * @param call the call
	 * @param <T> the type of the answer
	 * @return the call
	 */
	<T> Mono<T> observe(String operation, Mono<T> call) {
		if (this.registry.isNoop()) {
			return call;
		}
		return Mono.deferContextual((context) -> {
			Call observed = start(operation, context);
			return call.doOnSuccess((answer) -> observed.end(MembercardObservationContext.Ending.SUCCESS))
				.doOnError(observed::fail)
				.doOnCancel(() -> observed.end(MembercardObservationContext.Ending.CANCELLED))
				.contextWrite(observed::write);
		});
	}

	/**
	 * Observe a call whose answer has several parts.
	 * @param operation the method that is called
	 * @param call the call
	 * @param <T> the type of a part
	 * @return the call
	 */
	<T> Flux<T> observe(String operation, Flux<T> call) {
		if (this.registry.isNoop()) {
			return call;
		}
		return Flux.deferContextual((context) -> {
			Call observed = start(operation, context);
			return call.doOnComplete(() -> observed.end(MembercardObservationContext.Ending.SUCCESS))
				.doOnError(observed::fail)
				.doOnCancel(() -> observed.end(MembercardObservationContext.Ending.CANCELLED))
				.contextWrite(observed::write);
		});
	}

	/**
	 * Observe the calls that are not observed yet. To be the outermost filter.
	 * @param request the request
	 * @param next does the call
	 * @return the answer
	 */
	Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
		if (this.registry.isNoop()) {
			return next.exchange(request);
		}
		String operation = (String) request.attributes().get(OPERATION);
		return Mono.deferContextual((context) -> {
			Call call = (operation != null) ? context.getOrDefault(Call.class, null) : null;
			if (call != null) {
				// Here, where WebClient has not yet written the address into the stack
				// trace
				return next.exchange(request)
					.doOnError(call::note)
					.contextWrite((inner) -> call.write(inner).delete(Call.class));
			}
			return observe((operation != null) ? operation : WITHOUT_METHOD, next.exchange(request));
		});
	}

	private Call start(String operation, ContextView context) {
		MembercardObservationContext observed = new MembercardObservationContext(this.kind, this.client, operation);
		Observation observation = documentation().observation(this.convention, this.defaultConvention, () -> observed,
				this.registry);
		Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (parent != null && !parent.isNoop()) {
			observation.parentObservation(parent);
		}
		return new Call(observation.start(), observed);
	}

	private MembercardObservationDocumentation documentation() {
		return switch (this.kind) {
			case MERCHANT -> MembercardObservationDocumentation.CALL;
			case OFFICIAL_ACCOUNT -> MembercardObservationDocumentation.OFFICIAL_ACCOUNT_CALL;
		};
	}

	/**
	 * A call under way.
	 */
	private static final class Call {

		private final Observation observation;

		private final MembercardObservationContext context;

		private final AtomicBoolean ended = new AtomicBoolean();

		Call(Observation observation, MembercardObservationContext context) {
			this.observation = observation;
			this.context = context;
		}

		void note(Throwable ex) {
			if (ex != this.context.getError()) {
				this.observation.error(ex);
			}
		}

		void fail(Throwable ex) {
			note(ex);
			end(MembercardObservationContext.Ending.ERROR);
		}

		// An operator downstream may cancel what has ended
		void end(MembercardObservationContext.Ending ending) {
			if (this.ended.compareAndSet(false, true)) {
				this.context.end(ending);
				this.observation.stop();
			}
		}

		Context write(Context context) {
			return context.put(ObservationThreadLocalAccessor.KEY, this.observation).put(Call.class, this);
		}

	}

}

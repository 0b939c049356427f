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

package io.github.membercard.autoconfigure.notification;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The threads that handlers run on, which may block: virtual threads in an application
 * that uses them, otherwise those of the delivery.
 */
final class HandlerThreads {

	private final Scheduler scheduler;

	private HandlerThreads(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	static HandlerThreads of(Environment environment) {
		return new HandlerThreads(Threading.VIRTUAL.isActive(environment)
				? Schedulers.fromExecutor(new VirtualThreadTaskExecutor("membercard-notification-"))
				: Schedulers.immediate());
	}

	Mono<Void> run(Supplier<Mono<Void>> handler) {
		return Mono.defer(handler).subscribeOn(this.scheduler);
	}

}

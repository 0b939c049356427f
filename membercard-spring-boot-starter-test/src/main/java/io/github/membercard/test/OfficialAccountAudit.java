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

package io.github.membercard.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Lets the cards of official accounts pass their audits: at once, after a while, or not
 * before somebody does it by hand.
 */
final class OfficialAccountAudit {

	private final boolean manual;

	private final Duration delay;

	private final Scheduler timer;

	private final Disposable.Composite waiting = Disposables.composite();

	OfficialAccountAudit(boolean manual, Duration delay, Scheduler timer) {
		this.manual = manual;
		this.delay = delay;
		this.timer = timer;
	}

	void submit(FakeOfficialAccountCard card) {
		if (this.manual) {
			return;
		}
		if (this.delay.isZero()) {
			card.approveIfWaiting();
		}
		else {
			this.waiting.add(this.timer.schedule(card::approveIfWaiting, this.delay.toNanos(), TimeUnit.NANOSECONDS));
		}
	}

	void close() {
		this.waiting.dispose();
	}

}

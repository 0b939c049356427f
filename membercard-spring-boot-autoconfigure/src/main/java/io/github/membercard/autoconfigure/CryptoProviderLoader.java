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

package io.github.membercard.autoconfigure;

import io.github.membercard.apiv3.CryptoProvider;
import reactor.core.scheduler.Scheduler;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Loads the crypto provider beside the application that has just started, so that its
 * first call need not wait.
 */
final class CryptoProviderLoader implements ApplicationListener<ApplicationStartedEvent> {

	private final CryptoProvider cryptoProvider;

	private final Scheduler scheduler;

	CryptoProviderLoader(CryptoProvider cryptoProvider, Scheduler scheduler) {
		this.cryptoProvider = cryptoProvider;
		this.scheduler = scheduler;
	}

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		this.scheduler.schedule(this.cryptoProvider::load);
	}

}

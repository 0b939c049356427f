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

package io.github.membercard.benchmark;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.member.OpenidImport;
import io.github.membercard.member.OpenidImportService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The client of this project, as the starter makes it.
 */
final class MembercardContender implements ClientContender {

	private final ConfigurableApplicationContext context;

	private final OpenidImportService imports;

	private final AtomicLong row = new AtomicLong();

	/**
	 * Create it.
	 * @param context the application; closed with this contender
	 */
	MembercardContender(ConfigurableApplicationContext context) {
		this.context = context;
		this.imports = context.getBean(MembercardOpenClient.class).openidImports();
	}

	@Override
	public void saturate(int concurrency, Tally tally, BooleanSupplier goOn) {
		Flux.range(0, concurrency).flatMap((chain) -> call(tally).repeat(goOn), concurrency).then().block();
	}

	private Mono<Void> call(Tally tally) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return call().doOnSuccess((imported) -> tally.ended(start, null)).onErrorResume((ex) -> {
				tally.ended(start, ex);
				return Mono.empty();
			}).then();
		});
	}

	@Override
	public void call(Consumer<@Nullable Throwable> end) {
		call().subscribe((imported) -> end.accept(null), end);
	}

	private Mono<OpenidImport> call() {
		return this.imports.importUser(Rows.CARD_ID, Rows.request(this.row.incrementAndGet()));
	}

	OpenidImportService imports() {
		return this.imports;
	}

	@Override
	public void close() {
		this.context.close();
	}

}

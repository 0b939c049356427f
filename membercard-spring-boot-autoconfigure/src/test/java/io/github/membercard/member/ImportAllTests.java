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

package io.github.membercard.member;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the stream, over an import of the test's own. What the platform's answers
 * become is tested against the fake platform.
 */
class ImportAllTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Test
	void eachRequestHasOneResult() {
		OpenidImportService service = (cardId, request) -> Mono
			.just(new OpenidImport("code-" + request.outRequestNo()));
		Flux<OpenidImportRequest> requests = Flux.range(0, 10_000)
			.map((number) -> OpenidImportRequest.of("openid" + number, String.valueOf(number)));
		Map<String, Long> counts = service.importAll("card", requests)
			.toStream()
			.collect(Collectors.groupingBy((result) -> result.request().outRequestNo(), Collectors.counting()));
		assertThat(counts).hasSize(10_000).allSatisfy((number, count) -> assertThat(count).isEqualTo(1));
	}

	@Test
	void noMoreAreUnderWayThanAllowed() {
		AtomicInteger underWay = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Sinks.One<Boolean> answers = Sinks.one();
		OpenidImportService service = (cardId, request) -> Mono.defer(() -> {
			most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
			return answers.asMono().thenReturn(new OpenidImport("c")).doOnTerminate(underWay::decrementAndGet);
		});
		StepVerifier.create(service.importAll("card", requests(100), 3))
			.then(() -> assertThat(underWay).hasValue(3))
			.then(() -> answers.tryEmitValue(true))
			.expectNextCount(100)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(most).hasValue(3);
	}

	@Test
	void requestsAreTakenAsFastAsTheyAreImported() {
		AtomicLong taken = new AtomicLong();
		OpenidImportService service = (cardId, request) -> Mono.just(new OpenidImport("c"));
		Flux<OpenidImportRequest> endless = Flux
			.<OpenidImportRequest>generate((sink) -> sink.next(OpenidImportRequest.of("o", "1")))
			.doOnNext((request) -> taken.incrementAndGet());
		StepVerifier.create(service.importAll("card", endless, 4), 5)
			.expectNextCount(5)
			.then(() -> assertThat(taken.get()).isLessThanOrEqualTo(5 + 2 * 4))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void cancellationCancelsWhatIsUnderWay() {
		AtomicInteger cancelled = new AtomicInteger();
		OpenidImportService service = (cardId, request) -> Mono.<OpenidImport>never()
			.doOnCancel(cancelled::incrementAndGet);
		TestPublisher<OpenidImportRequest> requests = TestPublisher.create();
		StepVerifier.create(service.importAll("card", requests, 2))
			.then(() -> requests.next(OpenidImportRequest.of("o", "1"), OpenidImportRequest.of("o", "2")))
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(cancelled).hasValue(2);
		requests.assertCancelled();
	}

	@Test
	void misconfiguredClientEndsTheStream() {
		List<String> asked = new ArrayList<>();
		OpenidImportService service = (cardId, request) -> {
			asked.add(request.outRequestNo());
			return Mono.error(new MembercardConfigurationException("platform", "there is no key", "Configure one"));
		};
		StepVerifier.create(service.importAll("card", requests(100), 1))
			.expectError(MembercardConfigurationException.class)
			.verify(TIMEOUT);
		assertThat(asked).hasSize(1);
	}

	@Test
	void errorOfTheRequestsEndsTheStream() {
		OpenidImportService service = (cardId, request) -> Mono.just(new OpenidImport("c"));
		StepVerifier
			.create(service.importAll("card", Flux.concat(requests(1), Flux.error(new IllegalStateException("file")))))
			.expectNextCount(1)
			.expectErrorMessage("file")
			.verify(TIMEOUT);
	}

	private static Flux<OpenidImportRequest> requests(int count) {
		return Flux.range(0, count).map((number) -> OpenidImportRequest.of("openid" + number, String.valueOf(number)));
	}

}

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

package io.github.membercard.smoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left in the process of an application that did everything and was closed in the
 * middle of calls: nothing but threads that others own, none of which keeps the process.
 */
class CloseTests {

	/**
	 * Shared by all who use Reactor in a process, without a task, and daemons. On WebFlux
	 * its event loops end with the application, elsewhere nobody owns them.
	 */
	private static final String SHARED_BY_REACTOR = "daemon (parallel|boundedElastic|boundedElastic-evictor"
			+ "|reactor-http-(epoll|nio))-\\d+";

	private static final String OF_THE_JDK = "daemon (Common-Cleaner|Cleaner-\\d+|process reaper.*|ForkJoinPool.*"
			+ "|VirtualThread-.*|(Read|Write|Master)-Poller|Attach Listener|Thread-\\d+ \\(jdk.*)";

	private static final String EXPECTED = SHARED_BY_REACTOR + "|" + OF_THE_JDK;

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	@AfterEach
	void tearDown() {
		this.wechatPay.close();
	}

	@ParameterizedTest
	@EnumSource
	void closeShouldLeaveNoThreadNoTimerAndNoConnection(Stack stack, @TempDir Path folder) throws Exception {
		try (SmokeProcess application = SmokeProcess.start(folder, stack.classPath(), this.wechatPay, EXPECTED,
				"spring.threads.virtual.enabled=true")) {
			String port = application.hear().replace("started ", "");
			useEverything(application, stack, port);
			callWithoutAnswer(application);
			application.tell("close");
			assertThat(application.hear()).as("calls that ended")
				.isEqualTo(String.valueOf(SmokeApplication.CALLS_UNDER_WAY));
			assertThat(left(application)).allMatch((line) -> line.matches(EXPECTED));
			assertThat(application.awaitEnd()).isZero();
		}
	}

	private void useEverything(SmokeProcess application, Stack stack, String port) {
		this.wechatPay.misbehave(Misbehaviour.rateLimited().times(1));
		List.of("call", "fail", "import").forEach((command) -> {
			application.tell(command);
			application.hear();
		});
		if (stack != Stack.NONE) {
			AbstractStackTests.push(this.wechatPay, port);
			assertThat(application.hear()).contains(" on ");
		}
		assertThat(this.wechatPay.requests()).anyMatch((request) -> request.path().equals("/v3/certificates"));
	}

	private void callWithoutAnswer(SmokeProcess application) {
		AtomicInteger arrived = new AtomicInteger();
		this.wechatPay.misbehave(
				Misbehaviour.delay(Duration.ofMinutes(5)).when((request) -> arrived.incrementAndGet() > 0).always());
		application.tell("call without answer");
		Awaitility.await().atMost(SmokeProcess.TIMEOUT).until(() -> arrived.get() >= SmokeApplication.CALLS_UNDER_WAY);
	}

	private static List<String> left(SmokeProcess application) {
		List<String> left = new ArrayList<>();
		for (String line = application.hear(); !line.equals("closed"); line = application.hear()) {
			left.add(line);
		}
		return left;
	}

}

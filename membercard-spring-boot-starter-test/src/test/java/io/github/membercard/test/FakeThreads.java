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

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The threads of the fake platforms that run now.
 *
 * @param all the threads
 */
record FakeThreads(List<Thread> all) {

	static FakeThreads now() {
		return new FakeThreads(Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("fake-wechatpay"))
			.toList());
	}

	/**
	 * Assert that of the threads of this moment none is left but those of an earlier one.
	 * @param before the earlier moment
	 */
	void assertEndedSince(FakeThreads before) {
		assertThat(this.all.stream().filter((thread) -> !before.all().contains(thread))).allSatisfy((thread) -> {
			thread.join(5_000);
			assertThat(thread.isAlive()).isFalse();
		});
	}

}

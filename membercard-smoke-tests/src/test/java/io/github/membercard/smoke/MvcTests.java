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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on MVC, with virtual threads where there are any.
 */
class MvcTests extends AbstractStackTests {

	private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

	MvcTests() {
		super(Stack.MVC, "spring.threads.virtual.enabled=true");
	}

	@Test
	void controllerWaitsForACall() throws Exception {
		assertThat(get("/qrcode/awaited")).isEqualTo(VIRTUAL ? "virtual" : "platform");
	}

	@Override
	String threadOfHandlers() {
		return VIRTUAL ? "virtual" : "platform";
	}

}

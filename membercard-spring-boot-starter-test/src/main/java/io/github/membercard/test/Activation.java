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

/**
 * The rule that the delivery operations share: whoever jumps has to say where to.
 */
final class Activation {

	private Activation() {
	}

	static void check(Call call) {
		boolean page = call.body().has("activate_url");
		boolean miniProgram = call.body().has("activate_appid") && call.body().has("activate_path");
		if (call.text("activate_type").equals("JUMP_ACTIVATE") && !page && !miniProgram) {
			throw Refusal.paramError("body", "/activate_url", null,
					"JUMP_ACTIVATE needs activate_url, or activate_appid with activate_path");
		}
	}

}

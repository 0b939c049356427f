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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers each {@code out_request_no} of each merchant, so that a repeated call has no
 * second effect. A refused call leaves its number unused.
 */
final class OutRequestNumbers {

	private final Map<List<String>, Done> numbers = new HashMap<>();

	/**
	 * Perform an operation, unless it is the repetition of one.
	 * @param call the call, with or without a number
	 * @param handler performs the operation
	 * @return the result, without an effect when it is that of an earlier call
	 */
	Result once(Call call, OperationHandler handler) {
		String number = call.optionalText("out_request_no");
		return (number != null) ? once(List.of(call.merchant().merchantId(), number), call, handler)
				: handler.handle(call);
	}

	private synchronized Result once(List<String> number, Call call, OperationHandler handler) {
		// Of an encrypted field the plaintext is compared: each attempt encrypts it anew.
		List<Object> parameters = List.of(call.operation().id(), call.path(), call.body());
		Done done = this.numbers.get(number);
		if (done == null) {
			Result result = handler.handle(call);
			this.numbers.put(number, new Done(parameters, result));
			return result;
		}
		if (!done.parameters().equals(parameters)) {
			throw Refusal.of(400, "ALREADY_EXISTS", "out_request_no已存在，且请求参数与之前不一致");
		}
		return done.result().withoutEffect();
	}

	private record Done(List<Object> parameters, Result result) {

		@Override
		public String toString() {
			return "Done[***]";
		}

	}

}

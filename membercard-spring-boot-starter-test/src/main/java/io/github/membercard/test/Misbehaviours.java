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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong next, first come first served.
 */
final class Misbehaviours {

	private final List<Misbehaviour> planned = new ArrayList<>();

	synchronized void plan(Misbehaviour misbehaviour) {
		this.planned.add(misbehaviour);
	}

	synchronized void clear() {
		this.planned.clear();
	}

	synchronized @Nullable Misbehaviour next(ReceivedRequest request) {
		for (int i = 0; i < this.planned.size(); i++) {
			Misbehaviour misbehaviour = this.planned.get(i);
			if (misbehaviour.matches(request)) {
				if (misbehaviour.times() == 1) {
					this.planned.remove(i);
				}
				else if (misbehaviour.times() < Integer.MAX_VALUE) {
					this.planned.set(i, misbehaviour.times(misbehaviour.times() - 1));
				}
				return misbehaviour;
			}
		}
		return null;
	}

}

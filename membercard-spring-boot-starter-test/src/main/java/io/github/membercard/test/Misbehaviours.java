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

	private final List<Planned> planned = new ArrayList<>();

	synchronized void plan(Misbehaviour misbehaviour) {
		this.planned.add(new Planned(misbehaviour));
	}

	synchronized void clear() {
		this.planned.clear();
	}

	synchronized @Nullable Misbehaviour next(ReceivedRequest request) {
		Planned next = this.planned.stream().filter((planned) -> planned.happensTo(request)).findFirst().orElse(null);
		this.planned.removeIf(Planned::isOver);
		return (next != null) ? next.misbehaviour : null;
	}

	/**
	 * A misbehaviour and how often it had and has to happen.
	 */
	private static final class Planned {

		private final Misbehaviour misbehaviour;

		private long matches;

		private int left;

		private Planned(Misbehaviour misbehaviour) {
			this.misbehaviour = misbehaviour;
			this.left = misbehaviour.times();
		}

		private boolean happensTo(ReceivedRequest request) {
			if (!this.misbehaviour.matches(request) || ++this.matches % this.misbehaviour.every() != 0) {
				return false;
			}
			if (this.left < Integer.MAX_VALUE) {
				this.left--;
			}
			return true;
		}

		private boolean isOver() {
			return this.left == 0;
		}

	}

}

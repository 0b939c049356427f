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

package io.github.membercard.activity;

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * In which scenes of the mini program an activity gives gifts, and what it shows.
 *
 * @param outerStr the scene values with which the card was opened, or {@code null}
 * @param awardJumpDeploy what the page of the gift opens, or {@code null}
 * @since 0.1.0
 */
public record MiniProgramActivitySetting(@Nullable List<String> outerStr, @Nullable AwardJumpTarget awardJumpDeploy) {

	public MiniProgramActivitySetting {
		outerStr = (outerStr != null) ? List.copyOf(outerStr) : null;
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		if (this.outerStr != null) {
			this.outerStr.forEach((scene) -> Members.requiredText(name + ".outer_str", scene));
		}
		if (this.awardJumpDeploy != null) {
			this.awardJumpDeploy.check(name + ".award_jump_deploy");
		}
	}

}

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

package io.github.membercard.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What the card component does once the user has opened the card.
 *
 * @param activateType how the card is activated
 * @param navigateBackPreviousPage whether to return to the calling page, or {@code null}
 * for the platform's default, {@code false}; ignored with a jump target
 * @param activateUrl the page for jump activation, at most 128 characters, or
 * {@code null}; a mini program wins over it
 * @param activateAppid the mini program for jump activation, at most 32 characters, or
 * {@code null}
 * @param activatePath the path in the mini program, at most 128 characters, or
 * {@code null}
 * @param outerStr a value of yours that comes back in notifications, at most 32 Latin-1
 * or Chinese characters, or {@code null}
 * @since 0.1.0
 */
public record PermissionTokenRequest(ActivateType activateType, @Nullable Boolean navigateBackPreviousPage,
		@Nullable String activateUrl, @Nullable String activateAppid, @Nullable String activatePath,
		@Nullable String outerStr) {

	public PermissionTokenRequest {
		Activation.check(activateType, activateUrl, activateAppid, activatePath, outerStr);
	}

	/**
	 * The card is activated by WeChat itself.
	 * @return a request
	 */
	public static PermissionTokenRequest autoActivate() {
		return builder(ActivateType.AUTO_ACTIVATE).build();
	}

	/**
	 * Start a request.
	 * @param activateType how the card is activated
	 * @return a builder
	 */
	public static Builder builder(ActivateType activateType) {
		return new Builder(activateType);
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private final ActivateType activateType;

		private @Nullable Boolean navigateBackPreviousPage;

		private @Nullable String activateUrl;

		private @Nullable String activateAppid;

		private @Nullable String activatePath;

		private @Nullable String outerStr;

		private Builder(ActivateType activateType) {
			this.activateType = activateType;
		}

		/**
		 * Set whether to return to the calling page once the card is open.
		 * @param navigateBackPreviousPage whether to return; ignored with a jump target
		 * @return this builder
		 */
		public Builder navigateBackPreviousPage(boolean navigateBackPreviousPage) {
			this.navigateBackPreviousPage = navigateBackPreviousPage;
			return this;
		}

		/**
		 * Set the page for jump activation.
		 * @param activateUrl the page, at most 128 characters
		 * @return this builder
		 */
		public Builder activateUrl(String activateUrl) {
			this.activateUrl = activateUrl;
			return this;
		}

		/**
		 * Set the mini program for jump activation. It wins over a page.
		 * @param appid the mini program, at most 32 characters
		 * @param path the path in it, at most 128 characters
		 * @return this builder
		 */
		public Builder activateMiniProgram(String appid, String path) {
			this.activateAppid = appid;
			this.activatePath = path;
			return this;
		}

		/**
		 * Set a value that comes back in notifications.
		 * @param outerStr at most 32 Latin-1 or Chinese characters
		 * @return this builder
		 */
		public Builder outerStr(String outerStr) {
			this.outerStr = outerStr;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException when a member is missing or breaks its rule
		 */
		public PermissionTokenRequest build() {
			return new PermissionTokenRequest(this.activateType, this.navigateBackPreviousPage, this.activateUrl,
					this.activateAppid, this.activatePath, this.outerStr);
		}

	}

}

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
 * What a QR code does when it is scanned.
 *
 * @param activateType how the card is activated
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
public record QrcodeRequest(ActivateType activateType, @Nullable String activateUrl, @Nullable String activateAppid,
		@Nullable String activatePath, @Nullable String outerStr) {

	public QrcodeRequest {
		Activation.check(activateType, activateUrl, activateAppid, activatePath, outerStr);
	}

	/**
	 * The card is activated by WeChat itself.
	 * @return a request
	 */
	public static QrcodeRequest autoActivate() {
		return new QrcodeRequest(ActivateType.AUTO_ACTIVATE, null, null, null, null);
	}

	/**
	 * The user activates the card on a page.
	 * @param url the page, at most 128 characters
	 * @return a request
	 */
	public static QrcodeRequest jumpToPage(String url) {
		return new QrcodeRequest(ActivateType.JUMP_ACTIVATE, url, null, null, null);
	}

	/**
	 * The user activates the card in a mini program.
	 * @param appid the mini program, at most 32 characters
	 * @param path the path in it, at most 128 characters
	 * @return a request
	 */
	public static QrcodeRequest jumpToMiniProgram(String appid, String path) {
		return new QrcodeRequest(ActivateType.JUMP_ACTIVATE, null, appid, path, null);
	}

	/**
	 * Return the same request with a scene value.
	 * @param outerStr comes back in notifications, at most 32 Latin-1 or Chinese
	 * characters
	 * @return a new request
	 */
	public QrcodeRequest withOuterStr(String outerStr) {
		return new QrcodeRequest(this.activateType, this.activateUrl, this.activateAppid, this.activatePath, outerStr);
	}

}

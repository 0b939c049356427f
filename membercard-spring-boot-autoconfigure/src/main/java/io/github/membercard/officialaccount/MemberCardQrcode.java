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

package io.github.membercard.officialaccount;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A QR code.
 *
 * @param ticket the ticket, or {@code null}; {@code
 * https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=} followed by the percent-encoded
 * ticket is a picture
 * @param expireSeconds for how many seconds it works, or {@code null}
 * @param url the link, to be drawn as a QR code by the caller
 * @param showQrcodeUrl the link of a ready picture, or {@code null}
 * @since 0.1.0
 */
public record MemberCardQrcode(@Nullable String ticket, @Nullable Integer expireSeconds, String url,
		@Nullable String showQrcodeUrl) {

	public MemberCardQrcode {
		Members.required("url", url);
	}

}

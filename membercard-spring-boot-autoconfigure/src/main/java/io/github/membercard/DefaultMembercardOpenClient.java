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

package io.github.membercard;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.delivery.PermissionTokenService;
import io.github.membercard.delivery.QrcodeService;
import io.github.membercard.member.OpenidImportService;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Default {@link MembercardOpenClient}.
 */
final class DefaultMembercardOpenClient implements MembercardOpenClient {

	private final ApiV3Client apiV3Client;

	private final QrcodeService qrcodes;

	private final PermissionTokenService permissionTokens;

	private final OpenidImportService openidImports;

	DefaultMembercardOpenClient(ApiV3Client apiV3Client) {
		this.apiV3Client = apiV3Client;
		this.qrcodes = apiV3Client.createService(QrcodeService.class);
		this.permissionTokens = apiV3Client.createService(PermissionTokenService.class);
		this.openidImports = apiV3Client.createService(OpenidImportService.class);
	}

	@Override
	public String name() {
		return this.apiV3Client.getName();
	}

	@Override
	public String merchantId() {
		return this.apiV3Client.getMerchantId();
	}

	@Override
	public QrcodeService qrcodes() {
		return this.qrcodes;
	}

	@Override
	public PermissionTokenService permissionTokens() {
		return this.permissionTokens;
	}

	@Override
	public OpenidImportService openidImports() {
		return this.openidImports;
	}

	@Override
	public WebClient webClient() {
		return this.apiV3Client.webClient();
	}

	@Override
	public String toString() {
		return "MembercardOpenClient[name=" + name() + ", merchantId=" + merchantId() + "]";
	}

}

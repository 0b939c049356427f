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

package io.github.membercard.sample.card;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.delivery.PermissionToken;
import io.github.membercard.delivery.PermissionTokenRequest;
import io.github.membercard.delivery.Qrcode;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.member.OpenidImport;
import io.github.membercard.member.OpenidImportRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands a card out and brings existing members in. The requests and answers are the
 * starter's own records: their rules are checked while the body is read.
 */
@RestController
@RequestMapping("/api/cards/{cardId}")
class CardController {

	private final MembercardOpenClient membercard;

	private final QrcodeImages images;

	CardController(MembercardOpenClient membercard, QrcodeImages images) {
		this.membercard = membercard;
		this.images = images;
	}

	@PostMapping("/qrcode")
	Mono<Qrcode> createQrcode(@PathVariable String cardId,
			@RequestBody(required = false) @Nullable QrcodeRequest request) {
		return this.membercard.qrcodes().create(cardId, (request != null) ? request : QrcodeRequest.autoActivate());
	}

	@GetMapping("/qrcode.png")
	Mono<ResponseEntity<byte[]>> drawQrcode(@PathVariable String cardId,
			@RequestParam(name = "outer_str", required = false) @Nullable String outerStr) {
		QrcodeRequest request = QrcodeRequest.autoActivate();
		return this.membercard.qrcodes()
			.create(cardId, StringUtils.hasLength(outerStr) ? request.withOuterStr(outerStr) : request)
			// Drawing takes a few milliseconds, which an event loop does not have
			.publishOn(Schedulers.boundedElastic())
			.map((qrcode) -> ResponseEntity.ok()
				.contentType(MediaType.IMAGE_PNG)
				// Each call makes a new link
				.cacheControl(CacheControl.noStore())
				.header(HttpHeaders.LINK, "<" + qrcode.url() + ">; rel=\"related\"")
				.body(this.images.draw(qrcode.url())));
	}

	@PostMapping("/permission-tokens")
	Mono<PermissionToken> createPermissionToken(@PathVariable String cardId,
			@RequestBody(required = false) @Nullable PermissionTokenRequest request) {
		return this.membercard.permissionTokens()
			.create(cardId, (request != null) ? request : PermissionTokenRequest.autoActivate());
	}

	@PostMapping("/users/import")
	Mono<OpenidImport> importUser(@PathVariable String cardId, @RequestBody OpenidImportRequest request) {
		return this.membercard.openidImports().importUser(cardId, request);
	}

}

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

package com.example.cards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import io.github.membercard.MembercardOpenClient;
import io.github.membercard.delivery.QrcodeRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CardDesk {

	private final MembercardOpenClient client;

	CardDesk(MembercardOpenClient client) {
		this.client = client;
	}

	@GetMapping(path = "/cards/{cardId}/qrcode", produces = MediaType.IMAGE_PNG_VALUE)
	Mono<byte[]> qrcode(@PathVariable String cardId) {
		return this.client.qrcodes()
			.create(cardId, QrcodeRequest.autoActivate())
			.publishOn(Schedulers.boundedElastic())
			.flatMap((qrcode) -> Mono.fromCallable(() -> draw(qrcode.url())));
	}

	private static byte[] draw(String link) throws WriterException, IOException {
		ByteArrayOutputStream image = new ByteArrayOutputStream();
		MatrixToImageWriter.writeToStream(new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 300, 300), "png",
				image);
		return image.toByteArray();
	}

}

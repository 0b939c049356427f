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

import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Uploads the images of cards, which take only addresses that an upload gave.
 *
 * @since 0.1.0
 */
public interface CardImageService {

	/**
	 * Upload an image under the name of the resource.
	 * @param image a JPEG or PNG image, at most 1 MB; 300 x 300 pixels for a logo. It is
	 * read anew for each subscription, and not on an event loop.
	 * @return the address, or an {@link IllegalArgumentException} before anything is sent
	 * when the resource has no file name, is empty, is too large, or is not the kind of
	 * image that its name says, or an {@link java.io.IOException} when it can't be read
	 * @see #upload(Resource, String)
	 */
	default Mono<CardImage> upload(Resource image) {
		return Mono.defer(() -> CardImageFile.read(image, image.getFilename())).flatMap(this::uploadPart);
	}

	/**
	 * Upload an image under a name of its own.
	 * @param image a JPEG or PNG image, as with {@link #upload(Resource)}
	 * @param filename the name, which ends in .jpg, .jpeg or .png and holds no quotes,
	 * slashes, control characters or emojis
	 * @return the address, or an error as with {@link #upload(Resource)}
	 */
	default Mono<CardImage> upload(Resource image, String filename) {
		return CardImageFile.read(image, filename).flatMap(this::uploadPart);
	}

	/**
	 * Send the part of an upload ({@code POST /cgi-bin/media/uploadimg}). Nothing is
	 * checked: {@link #upload(Resource)} makes the part. The platform refuses an image
	 * that is too large (40009). The call is not repeated when its answer is lost, but
	 * uploading an image twice does no harm.
	 * @param buffer the file
	 * @return the address
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html">the
	 * official page</a>
	 */
	@PostExchange(url = "/cgi-bin/media/uploadimg", contentType = MediaType.MULTIPART_FORM_DATA_VALUE)
	Mono<CardImage> uploadPart(@RequestPart("buffer") HttpEntity<byte[]> buffer);

}

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

package io.github.membercard.media;

import io.github.membercard.apiv3.SignedContent;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Uploads the images of cards and activities. Where those ask for a picture, they take
 * only addresses that an upload gave.
 *
 * @since 0.1.0
 */
public interface ImageService {

	/**
	 * Upload an image under the name of the resource.
	 * @param image a JPEG, BMP or PNG image, at most 2 MB; the pages of the card ask for
	 * less than 1 MB, and for 120 x 120 pixels for a logo and 1000 x 600 pixels for a
	 * background. It is read anew for each subscription, and not on an event loop.
	 * @return the address, or an {@link IllegalArgumentException} before anything is sent
	 * when the resource has no file name, is empty, is too large, or is not the kind of
	 * image that its name says, or an {@link java.io.IOException} when it can't be read
	 * @see #upload(Resource, String)
	 */
	default Mono<Image> upload(Resource image) {
		return Mono.defer(() -> ImageFile.read(image, image.getFilename()))
			.flatMap((file) -> uploadParts(file.metaPart(), file.filePart(), file.meta()));
	}

	/**
	 * Upload an image under a name of its own.
	 * @param image a JPEG, BMP or PNG image, as with {@link #upload(Resource)}
	 * @param filename the name, which ends in .jpg, .jpeg, .bmp or .png and holds no
	 * quotes, slashes, control characters or emojis
	 * @return the address, or an error as with {@link #upload(Resource)}
	 */
	default Mono<Image> upload(Resource image, String filename) {
		return ImageFile.read(image, filename)
			.flatMap((file) -> uploadParts(file.metaPart(), file.filePart(), file.meta()));
	}

	/**
	 * Send the parts of an upload ({@code POST /v3/marketing/favor/media/image-upload}).
	 * Nothing is checked: {@link #upload(Resource)} makes the parts. The call is not
	 * repeated when its answer is lost, but uploading an image twice does no harm.
	 * @param meta the name and the SHA-256 of the file, as JSON
	 * @param file the file
	 * @param signedContent the bytes of {@code meta}, which alone are signed
	 * @return the address
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012557233">for merchants
	 * and service providers</a>
	 */
	@PostExchange(url = "/v3/marketing/favor/media/image-upload", contentType = MediaType.MULTIPART_FORM_DATA_VALUE)
	Mono<Image> uploadParts(@RequestPart("meta") HttpEntity<byte[]> meta, @RequestPart("file") HttpEntity<byte[]> file,
			@RequestAttribute(SignedContent.ATTRIBUTE) byte[] signedContent);

}

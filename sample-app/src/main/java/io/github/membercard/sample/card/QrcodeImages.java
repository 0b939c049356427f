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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import org.springframework.stereotype.Component;

/**
 * Draws links as QR codes.
 */
@Component
public class QrcodeImages {

	private static final int SIZE = 480;

	private static final Map<EncodeHintType, ?> HINTS = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

	/**
	 * Draw a QR code.
	 * @param link the link
	 * @return a PNG
	 */
	public byte[] draw(String link) {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		// In memory: given a plain stream, ImageIO would go through a temporary file
		try (ImageOutputStream output = new MemoryCacheImageOutputStream(png)) {
			ImageIO.write(MatrixToImageWriter.toBufferedImage(encode(link)), "png", output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return png.toByteArray();
	}

	private static BitMatrix encode(String link) {
		try {
			return new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, SIZE, SIZE, HINTS);
		}
		catch (WriterException | IllegalArgumentException ex) {
			throw new IllegalStateException("The link does not fit into a QR code", ex);
		}
	}

}

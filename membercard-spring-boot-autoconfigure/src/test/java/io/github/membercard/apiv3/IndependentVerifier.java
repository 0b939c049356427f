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

package io.github.membercard.apiv3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the signature of a request with nothing but the JDK, so that a mistake of the
 * signing code is not repeated here.
 */
final class IndependentVerifier {

	private static final Pattern AUTHORIZATION = Pattern.compile("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\","
			+ "nonce_str=\"(.+)\",signature=\"(.+)\",timestamp=\"(.+)\",serial_no=\"" + Vectors.MERCHANT_SERIAL + "\"");

	private IndependentVerifier() {
	}

	static boolean isSigned(ScriptedServer.Received received, String target) {
		Matcher parameters = AUTHORIZATION.matcher(received.header("Authorization"));
		if (!parameters.matches()) {
			return false;
		}
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		for (String line : new String[] { received.method(), target, parameters.group(3), parameters.group(1) }) {
			message.writeBytes(line.getBytes(StandardCharsets.UTF_8));
			message.write('\n');
		}
		message.writeBytes(received.body());
		message.write('\n');
		try {
			Signature verifier = Signature.getInstance("SHA256withRSA");
			verifier.initVerify(CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(
						Vectors.text("vectors/keys/merchant_cert.pem").getBytes(StandardCharsets.UTF_8))));
			verifier.update(message.toByteArray());
			return verifier.verify(Base64.getDecoder().decode(parameters.group(2)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

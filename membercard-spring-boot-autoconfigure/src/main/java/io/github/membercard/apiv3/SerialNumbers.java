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

import java.security.cert.X509Certificate;
import java.util.Locale;

/**
 * The forms in which serial numbers of certificates and ids of public keys are written.
 */
final class SerialNumbers {

	private static final int DIGITS = 40;

	private SerialNumbers() {
	}

	/**
	 * Return the serial number of a certificate as WeChat Pay writes it.
	 * @param certificate the certificate
	 * @return upper-case hexadecimal digits, at least 40: {@code BigInteger} drops
	 * leading zeros and they are put back
	 */
	static String of(X509Certificate certificate) {
		String digits = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
		return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
	}

	/**
	 * Return the form under which serials are compared: without regard to case and to
	 * leading zeros. Ids of public keys start with letters and keep their zeros.
	 * @param serial a serial number or the id of a public key
	 * @return the form to compare
	 */
	static String normalize(String serial) {
		String upper = serial.strip().toUpperCase(Locale.ROOT);
		int start = 0;
		while (start < upper.length() - 1 && upper.charAt(start) == '0') {
			start++;
		}
		return upper.substring(start);
	}

}

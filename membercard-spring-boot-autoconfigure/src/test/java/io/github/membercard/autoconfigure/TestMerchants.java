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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;

/**
 * The throwaway merchant of the tests.
 */
final class TestMerchants {

	static final String MERCHANT_ID = "1900000001";

	static final String SERIAL_NUMBER = "5157F09EFDC096DE15EBE81A47057A72000000AA";

	static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000000001";

	static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	private TestMerchants() {
	}

	/**
	 * Return the properties of a merchant that has everything.
	 * @param name the name of the merchant
	 * @return properties with PEM files
	 */
	static String[] properties(String name) {
		return new String[] { property(name, "merchant-id", MERCHANT_ID),
				property(name, "certificate", "classpath:vectors/keys/merchant_cert.pem"),
				property(name, "private-key", "classpath:vectors/keys/merchant_private_key.pem"),
				property(name, "platform.public-key-id", PUBLIC_KEY_ID),
				property(name, "platform.public-key", "classpath:vectors/keys/wechatpay_public_key.pem") };
	}

	static String property(String name, String property, String value) {
		return "membercard.merchants." + name + "." + property + "=" + value;
	}

	static String read(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

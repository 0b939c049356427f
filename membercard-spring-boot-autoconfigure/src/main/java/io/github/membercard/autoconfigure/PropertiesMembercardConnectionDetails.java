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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link MembercardProperties} to {@link MembercardConnectionDetails}. The files
 * of a merchant are read when its client is made.
 */
final class PropertiesMembercardConnectionDetails implements MembercardConnectionDetails {

	// A file pasted without its first and its last line
	private static final Pattern PASTED_BASE64 = Pattern.compile("[A-Za-z0-9+]{60}|[A-Za-z0-9+/\\s]{400}");

	private static final String BASE64_PREFIX = "base64:";

	private final MembercardProperties properties;

	private final ResourceLoader resourceLoader;

	PropertiesMembercardConnectionDetails(MembercardProperties properties, ResourceLoader resourceLoader) {
		this.properties = properties;
		this.resourceLoader = ApplicationResourceLoader.get(resourceLoader, true);
	}

	@Override
	public URI getBaseUrl() {
		return this.properties.getBaseUrl();
	}

	@Override
	public List<URI> getBackupUrls() {
		return this.properties.getBackupUrls();
	}

	@Override
	public Merchant getMerchant(String name) {
		MembercardProperties.Merchant merchant = this.properties.getMerchants().get(name);
		if (merchant == null) {
			throw new IllegalArgumentException("There is no merchant '" + name + "' below 'membercard.merchants'");
		}
		return new Merchant(credential(merchant), platformKeys(merchant.getPlatform()),
				merchant.getPlatform().isDownloadCertificates());
	}

	private MerchantCredential credential(MembercardProperties.Merchant merchant) {
		if (!StringUtils.hasText(merchant.getMerchantId())) {
			throw new MembercardConfigurationException("merchant-id", "it is missing",
					"Set it to the number (mchid) shown in the merchant platform, such as \"1900000001\"");
		}
		MerchantCredential.Builder credential = MerchantCredential.builder(merchant.getMerchantId());
		if (merchant.getApiV3Key() != null) {
			credential.apiV3Key(ApiV3Key.of(merchant.getApiV3Key()));
		}
		if (merchant.getPrivateKey() != null) {
			credential.privateKey(text("private-key", merchant.getPrivateKey()));
		}
		if (merchant.getCertificate() != null) {
			credential.certificate(text("certificate", merchant.getCertificate()));
		}
		if (merchant.getKeyStore() != null) {
			credential.keyStore(bytes("key-store", merchant.getKeyStore()), merchant.getKeyStorePassword());
		}
		if (merchant.getCertificateSerialNumber() != null) {
			credential.certificateSerialNumber(merchant.getCertificateSerialNumber());
		}
		return credential.build();
	}

	private PlatformKeys platformKeys(MembercardProperties.Platform platform) {
		PlatformKeys.Builder keys = PlatformKeys.builder();
		String id = platform.getPublicKeyId();
		String publicKey = platform.getPublicKey();
		if (publicKey != null) {
			keys.publicKey(requirePair("platform.public-key-id", id, "platform.public-key",
					"Copy the id that starts with PUB_KEY_ID_ from the merchant platform, where the public key is shown"),
					text("platform.public-key", publicKey));
		}
		else if (id != null) {
			requirePair("platform.public-key", publicKey, "platform.public-key-id",
					"Set it to the pub_key.pem that the merchant platform offers beside the id");
		}
		List<String> certificates = platform.getCertificates();
		for (int i = 0; i < certificates.size(); i++) {
			String setting = "platform.certificates[" + i + "]";
			String pem = text(setting, certificates.get(i));
			try {
				keys.certificate(pem);
			}
			catch (MembercardConfigurationException ex) {
				throw ex.withSetting(setting);
			}
		}
		return keys.build();
	}

	private static String requirePair(String setting, @Nullable String value, String other, String action) {
		if (value == null) {
			throw new MembercardConfigurationException(setting, "it is missing, but '" + other + "' is set", action);
		}
		return value;
	}

	private String text(String setting, String value) {
		if (PemContent.isPresentInText(value)) {
			return value;
		}
		return new String(bytes(setting, value), StandardCharsets.UTF_8);
	}

	private byte[] bytes(String setting, String location) {
		if (location.isBlank()) {
			throw new MembercardConfigurationException(setting, "it is blank",
					"Set it to the location of the file, such as file:/etc/acme/apiclient_key.pem, or remove it");
		}
		if (location.contains("-----BEGIN ")) {
			throw new MembercardConfigurationException(setting, "its PEM text has no end",
					"Keep the line breaks and the line '-----END …-----'; in YAML, write the text as a block with '|'");
		}
		boolean inline = location.startsWith(BASE64_PREFIX);
		try {
			Resource resource = this.resourceLoader.getResource(location);
			if (!resource.exists()) {
				throw missing(setting, location, resource);
			}
			if (resource.isFile() && resource.getFile().isDirectory()) {
				throw new MembercardConfigurationException(setting, "it is a folder",
						"Add the name of the file to the location");
			}
			return resource.getContentAsByteArray();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new MembercardConfigurationException(setting,
					inline ? "what follows 'base64:' is not Base64" : "it can't be read",
					inline ? "Set it to 'base64:' and the output of 'base64 -w0' for the file"
							: "Make it a file that the user who runs the application may read",
					ex);
		}
	}

	private static MembercardConfigurationException missing(String setting, String location, Resource resource) {
		if (PASTED_BASE64.matcher(location).find()) {
			return new MembercardConfigurationException(setting,
					"it is a long text without the lines '-----BEGIN …-----' and '-----END …-----'",
					"Set it to the location of the file, or to the whole text of the file with its first and last line");
		}
		return new MembercardConfigurationException(setting, resource.getDescription() + " does not exist",
				"Correct the location: 'file:' names a file of this machine, 'classpath:' one inside the application");
	}

}

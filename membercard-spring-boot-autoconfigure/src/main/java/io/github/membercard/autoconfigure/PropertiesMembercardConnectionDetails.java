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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.ClassPathResource;
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

	private final ObjectProvider<SslBundles> sslBundles;

	PropertiesMembercardConnectionDetails(MembercardProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<SslBundles> sslBundles) {
		this.properties = properties;
		this.resourceLoader = ApplicationResourceLoader.get(resourceLoader, true);
		this.sslBundles = sslBundles;
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
		return new Merchant(credential(name), platformKeys(name),
				merchant(name).getPlatform().isDownloadCertificates());
	}

	private MembercardProperties.Merchant merchant(String name) {
		MembercardProperties.Merchant merchant = this.properties.getMerchants().get(name);
		if (merchant == null) {
			throw new IllegalArgumentException("There is no merchant '" + name + "' below 'membercard.merchants'");
		}
		return merchant;
	}

	/**
	 * Return the files that the key of a merchant and its certificate are read from. None
	 * without a certificate: another key would have another serial number, which a
	 * property can't tell while the application runs.
	 * @param name the name of the merchant
	 * @return the files, empty for what is in the properties or on the class path
	 */
	List<Path> credentialFiles(String name) {
		MembercardProperties.Merchant merchant = merchant(name);
		return (merchant.getCertificate() != null || merchant.getKeyStore() != null)
				? files(Stream.of(merchant.getCertificate(), merchant.getPrivateKey(), merchant.getKeyStore()))
				: List.of();
	}

	/**
	 * Return the files that the platform keys of a merchant are read from.
	 * @param name the name of the merchant
	 * @return the files, empty for what is in the properties or on the class path
	 */
	List<Path> platformKeyFiles(String name) {
		MembercardProperties.Platform platform = merchant(name).getPlatform();
		return files(Stream.concat(Stream.of(platform.getPublicKey()), platform.getCertificates().stream()));
	}

	private List<Path> files(Stream<@Nullable String> values) {
		return values.filter(Objects::nonNull).flatMap((value) -> file(value).stream()).toList();
	}

	// What can't be read is no file to watch; that it is an error is said by who reads it
	private Optional<Path> file(String value) {
		if (value.isBlank() || value.contains("-----BEGIN ")) {
			return Optional.empty();
		}
		try {
			Resource resource = this.resourceLoader.getResource(value);
			return (resource.isFile() && !(resource instanceof ClassPathResource))
					? Optional.of(resource.getFile().toPath()) : Optional.empty();
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Return the SSL bundle of a merchant as it is now.
	 * @param name the name of the merchant
	 * @return the bundle, or {@code null} when the merchant has none
	 */
	@Nullable SslBundle sslBundle(String name) {
		String bundle = merchant(name).getSslBundle();
		return (bundle != null) ? sslBundles(bundle).getBundle(bundle) : null;
	}

	/**
	 * Tell when the SSL bundle of a merchant changes.
	 * @param name the name of the merchant
	 * @param handler is run when it has changed; never when there is no bundle
	 */
	void onSslBundleUpdate(String name, Runnable handler) {
		String bundle = merchant(name).getSslBundle();
		if (bundle != null) {
			sslBundles(bundle).addBundleUpdateHandler(bundle, (updated) -> handler.run());
		}
	}

	private SslBundles sslBundles(String name) {
		SslBundles bundles = this.sslBundles.getIfAvailable();
		if (bundles == null || !bundles.getBundleNames().contains(name)) {
			throw new MembercardConfigurationException("ssl-bundle",
					"there is no SSL bundle '" + name + "'"
							+ ((bundles != null && !bundles.getBundleNames().isEmpty())
									? ", only " + bundles.getBundleNames() : ""),
					"Set it to the name of a bundle below 'spring.ssl.bundle.pem' or 'spring.ssl.bundle.jks'");
		}
		return bundles;
	}

	/**
	 * Read what a merchant signs with.
	 * @param name the name of the merchant
	 * @return the credential
	 */
	MerchantCredential credential(String name) {
		MembercardProperties.Merchant merchant = merchant(name);
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
		SslBundle sslBundle = sslBundle(name);
		if (sslBundle != null) {
			credential.sslBundle(sslBundle);
		}
		if (merchant.getCertificateSerialNumber() != null) {
			credential.certificateSerialNumber(merchant.getCertificateSerialNumber());
		}
		return credential.build();
	}

	/**
	 * Read the platform keys of a merchant.
	 * @param name the name of the merchant
	 * @return the keys, may be empty
	 */
	PlatformKeys platformKeys(String name) {
		MembercardProperties.Platform platform = merchant(name).getPlatform();
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

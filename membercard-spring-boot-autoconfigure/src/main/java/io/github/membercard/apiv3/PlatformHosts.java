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

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The addresses under which the platform is reached: the main one and the backups. A path
 * in an address is that of a reverse proxy, which takes it away before the platform sees
 * the request, so it is not part of the signed message.
 */
final class PlatformHosts {

	private final List<URI> addresses;

	private final List<URI> backups;

	PlatformHosts(URI baseUrl, List<URI> backupUrls) {
		this.addresses = Stream
			.concat(Stream.of(check("base-url", baseUrl)),
					backupUrls.stream().map((address) -> check("backup-urls", address)))
			.toList();
		this.backups = this.addresses.subList(1, this.addresses.size());
	}

	private static URI check(String setting, URI address) {
		String scheme = (address.getScheme() != null) ? address.getScheme().toLowerCase(Locale.ROOT) : "";
		if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))
				|| address.getRawQuery() != null || address.getRawFragment() != null
				|| address.getRawUserInfo() != null) {
			throw new MembercardConfigurationException(setting, "it is not the address of a host",
					"Use an address such as https://api.mch.weixin.qq.com, without query or fragment");
		}
		String text = address.toString();
		return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
	}

	URI main() {
		return this.addresses.get(0);
	}

	List<URI> backups() {
		return this.backups;
	}

	/**
	 * Return the path and query that the platform sees and that is signed.
	 * @param url the full address of a request
	 * @return the raw path and query
	 * @throws IllegalArgumentException when the address is not one of the platform: what
	 * is signed for WeChat Pay is sent to nobody else
	 */
	String signedTarget(URI url) {
		String target = SignedMessages.target(url);
		for (URI address : this.addresses) {
			if (isBelow(address, url, target)) {
				return target.substring(address.getRawPath().length());
			}
		}
		throw new IllegalArgumentException("Requests of this client go to " + this.addresses + " only, not to "
				+ url.getScheme() + "://" + url.getRawAuthority());
	}

	/**
	 * Require that a request goes to the platform, as what it carries is for nobody else.
	 * @param url the full address of a request
	 * @throws IllegalArgumentException when the address is not one of the platform
	 */
	void requireOne(URI url) {
		signedTarget(url);
	}

	/**
	 * Move a request to another address.
	 * @param url the full address of a request
	 * @param address one of {@link #backups()}
	 * @return the address of the same request there
	 */
	URI move(URI url, URI address) {
		return URI.create(address + signedTarget(url));
	}

	private static boolean isBelow(URI address, URI url, String target) {
		return address.getScheme().equalsIgnoreCase(url.getScheme())
				&& address.getRawAuthority().equalsIgnoreCase(url.getRawAuthority())
				&& target.startsWith(address.getRawPath()) && target.startsWith("/", address.getRawPath().length());
	}

}

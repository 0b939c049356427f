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

package io.github.membercard.autoconfigure.endpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.KeyStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that tells of merchants, their keys and the last imports,
 * and downloads platform certificates. Nothing in it is secret.
 *
 * @since 0.1.0
 */
@Endpoint(id = "membercard")
public class MembercardEndpoint {

	private static final int SHOWN = 2;

	private final MembercardOpenClients clients;

	private final RecentImports imports;

	MembercardEndpoint(MembercardOpenClients clients, RecentImports imports) {
		this.clients = clients;
		this.imports = imports;
	}

	/**
	 * Tell of all merchants and of the last imports.
	 * @return the description
	 */
	@ReadOperation
	public Mono<MembercardDescriptor> membercard() {
		return this.imports.find()
			.collectList()
			.map((imports) -> new MembercardDescriptor(merchants(), imports, null))
			// The database of the imports says nothing of the keys
			.onErrorResume((ex) -> Mono
				.fromSupplier(() -> new MembercardDescriptor(merchants(), List.of(), ex.getClass().getName())));
	}

	/**
	 * Tell of a merchant.
	 * @param merchant its name
	 * @return the description, or {@code null} when there is no such merchant
	 */
	@ReadOperation
	public @Nullable MerchantDescriptor merchant(@Selector String merchant) {
		return this.clients.find(merchant).map(MembercardEndpoint::describe).orElse(null);
	}

	/**
	 * Download the platform certificates of a merchant.
	 * @param merchant its name
	 * @return what came of it
	 */
	@WriteOperation
	public Mono<RefreshDescriptor> refreshKeys(@Selector String merchant) {
		ApiV3Client client = this.clients.find(merchant)
			.map(MembercardOpenClient::apiV3Client)
			.orElseThrow(() -> new InvalidEndpointRequestException("There is no such merchant",
					"Use one of " + this.clients.names()));
		return client.refreshPlatformKeys()
			.then(Mono.fromSupplier(() -> new RefreshDescriptor(true, null, describe(client))))
			.onErrorResume((ex) -> Mono
				.fromSupplier(() -> new RefreshDescriptor(false, String.valueOf(ex.getMessage()), describe(client))));
	}

	private Map<String, MerchantDescriptor> merchants() {
		Map<String, MerchantDescriptor> merchants = new LinkedHashMap<>();
		this.clients.stream().forEach((client) -> merchants.put(client.name(), describe(client)));
		return merchants;
	}

	private static MerchantDescriptor describe(MembercardOpenClient client) {
		return describe(client.apiV3Client());
	}

	private static MerchantDescriptor describe(ApiV3Client client) {
		KeyStatus status = client.keyStatus();
		KeyStatus.ClockDifference difference = status.clockDifference();
		return new MerchantDescriptor(mask(client.getMerchantId()),
				new KeyDescriptor(status.serialNumber(), status.expiresAt()),
				status.platformKeys().stream().map((key) -> new KeyDescriptor(key.serial(), key.expiresAt())).toList(),
				status.downloadCertificates(), status.refreshedAt(), RefreshFailureDescriptor.of(status.lastFailure()),
				(difference != null) ? difference.ahead().toSeconds() : null);
	}

	private static String mask(String merchantId) {
		int end = merchantId.length() - SHOWN;
		return (end > SHOWN) ? merchantId.substring(0, SHOWN) + "****" + merchantId.substring(end) : "****";
	}

	/**
	 * All merchants and the last imports.
	 *
	 * @param merchants the merchants by name
	 * @param imports the last imports, the last one first; none when the application has
	 * no imports
	 * @param importsFailure the type of the error with which the imports could not be
	 * read, or {@code null}
	 */
	public record MembercardDescriptor(Map<String, MerchantDescriptor> merchants, List<ImportDescriptor> imports,
			@Nullable String importsFailure) implements OperationResponseBody {
	}

	/**
	 * A merchant.
	 *
	 * @param merchantId the merchant number, masked
	 * @param certificate the merchant API certificate
	 * @param platformKeys the keys of the platform
	 * @param downloadCertificates whether platform certificates are downloaded
	 * @param lastRefresh when they last were, or {@code null}
	 * @param lastRefreshFailure the last download that failed, or {@code null}
	 * @param clockAheadSeconds how far this machine's clock is ahead of the platform's by
	 * the last answer, or {@code null} before the first one
	 */
	public record MerchantDescriptor(String merchantId, KeyDescriptor certificate, List<KeyDescriptor> platformKeys,
			boolean downloadCertificates, @Nullable Instant lastRefresh,
			@Nullable RefreshFailureDescriptor lastRefreshFailure,
			@Nullable Long clockAheadSeconds) implements OperationResponseBody {
	}

	/**
	 * A key or a certificate.
	 *
	 * @param serial its serial number or id
	 * @param expiresAt when it ends, or {@code null} when it does not or nobody knows
	 */
	public record KeyDescriptor(String serial, @Nullable Instant expiresAt) {
	}

	/**
	 * A download that failed.
	 *
	 * @param at when
	 * @param message why
	 */
	public record RefreshFailureDescriptor(Instant at, String message) {

		static @Nullable RefreshFailureDescriptor of(KeyStatus.@Nullable RefreshFailure failure) {
			return (failure != null) ? new RefreshFailureDescriptor(failure.at(), failure.message()) : null;
		}

	}

	/**
	 * An import.
	 *
	 * @param id its id
	 * @param merchant the name of the merchant
	 * @param type by what members are imported
	 * @param status the status of its last execution
	 * @param total how many rows it has, 0 while that is not known
	 * @param imported how many members the platform has
	 * @param refused how many the platform refused
	 * @param invalid how many rows were wrong and not sent
	 * @param perSecond how many rows got an end per second, lately
	 */
	public record ImportDescriptor(long id, String merchant, String type, String status, long total, long imported,
			long refused, long invalid, double perSecond) {
	}

	/**
	 * What came of a download.
	 *
	 * @param refreshed whether the certificates were downloaded
	 * @param message why not, or {@code null} when they were
	 * @param merchant the merchant after it
	 */
	public record RefreshDescriptor(boolean refreshed, @Nullable String message,
			MerchantDescriptor merchant) implements OperationResponseBody {
	}

}

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

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Gives the clients of the merchants below {@code membercard.merchants} their keys anew
 * when the files or the SSL bundle change that they come from. The next call is signed
 * with the new key; a change that is not usable leaves the present keys in use, and the
 * log says why.
 * <p>
 * Clients that are put into {@link io.github.membercard.MembercardOpenClients} while the
 * application runs are not looked after.
 *
 * @since 0.1.0
 */
public final class MembercardKeyReloader implements SmartLifecycle {

	private final MembercardConnectionDetails connectionDetails;

	private final MembercardProperties.KeyReload properties;

	private final Clock clock;

	private final List<MerchantKeys> merchants = new CopyOnWriteArrayList<>();

	private boolean running;

	private @Nullable ScheduledExecutorService executor;

	/**
	 * Create a reloader. Starts no thread.
	 * @param connectionDetails where keys come from; only files and SSL bundles that the
	 * properties name can change
	 * @param properties the properties
	 * @param clock tells when to try again
	 */
	MembercardKeyReloader(MembercardConnectionDetails connectionDetails, MembercardProperties.KeyReload properties,
			Clock clock) {
		if (properties.getInterval().toMillis() <= 0) {
			throw new MembercardConfigurationException("membercard.key-reload.interval",
					"it is less than a millisecond",
					"Set it to some seconds, or switch 'membercard.key-reload.enabled' off");
		}
		this.connectionDetails = connectionDetails;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Create the client of a merchant, and look after its keys from now on.
	 * @param name the name of the merchant
	 * @param factory makes the client
	 * @return the client
	 */
	ApiV3Client create(String name, Function<MembercardConnectionDetails.Merchant, ApiV3Client> factory) {
		if (!(this.connectionDetails instanceof PropertiesMembercardConnectionDetails details)) {
			return factory.apply(this.connectionDetails.getMerchant(name));
		}
		// Before they are read, so that no change is missed
		WatchedFiles credentialFiles = new WatchedFiles(details.credentialFiles(name));
		WatchedFiles platformKeyFiles = new WatchedFiles(details.platformKeyFiles(name));
		SslBundle sslBundle = details.sslBundle(name);
		MembercardConnectionDetails.Merchant merchant = details.getMerchant(name);
		ApiV3Client client = factory.apply(merchant);
		KeyReading reading = new KeyReading(name, details, client, merchant);
		MerchantKeys keys = new MerchantKeys(name,
				new ReloadableKeys(name, credentialFiles, reading::credential, this.clock),
				new ReloadableKeys(name, platformKeyFiles, reading::platformKeys, this.clock),
				!credentialFiles.isEmpty() || !platformKeyFiles.isEmpty());
		add(keys);
		details.onSslBundleUpdate(name, keys.credential()::read);
		if (!Objects.equals(details.sslBundle(name), sslBundle)) {
			keys.credential().read();
		}
		return client;
	}

	/**
	 * Return why the last change of the keys of a merchant is not used.
	 * @param name the name of the merchant, as in {@code membercard.merchants.<name>}
	 * @return the problem, whose message holds no secret, or {@code null} when the keys
	 * in use are those of the files
	 */
	public @Nullable MembercardConfigurationException lastFailure(String name) {
		return this.merchants.stream()
			.filter((keys) -> keys.name().equals(name))
			.map(MerchantKeys::lastFailure)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private synchronized void add(MerchantKeys keys) {
		this.merchants.add(keys);
		if (this.running) {
			watch();
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		watch();
	}

	// The future ends with the executor
	@SuppressWarnings("FutureReturnValueIgnored")
	private void watch() {
		if (this.executor == null && this.properties.isEnabled()
				&& this.merchants.stream().anyMatch(MerchantKeys::hasFiles)) {
			CustomizableThreadFactory threads = new CustomizableThreadFactory("membercard-key-reload-");
			threads.setDaemon(true);
			long interval = this.properties.getInterval().toMillis();
			this.executor = Executors.newSingleThreadScheduledExecutor(threads);
			this.executor.scheduleWithFixedDelay(this::check, interval, interval, TimeUnit.MILLISECONDS);
		}
	}

	private void check() {
		this.merchants.forEach(MerchantKeys::check);
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.executor != null) {
			// A file that is being read is read to its end
			this.executor.shutdown();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.running;
	}

	/**
	 * The keys of a merchant.
	 *
	 * @param name the name of the merchant
	 * @param credential what it signs with
	 * @param platformKeys what it verifies with
	 * @param hasFiles whether any of them comes from a file
	 */
	private record MerchantKeys(String name, ReloadableKeys credential, ReloadableKeys platformKeys, boolean hasFiles) {

		private void check() {
			this.credential.check();
			this.platformKeys.check();
		}

		private @Nullable MembercardConfigurationException lastFailure() {
			MembercardConfigurationException failure = this.credential.lastFailure();
			return (failure != null) ? failure : this.platformKeys.lastFailure();
		}

	}

}

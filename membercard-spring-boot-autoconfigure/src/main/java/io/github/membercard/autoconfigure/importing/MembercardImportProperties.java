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

package io.github.membercard.autoconfigure.importing;

import java.time.Duration;
import java.util.Base64;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.importing.ImportSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Properties} for bulk imports.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("membercard.import")
public class MembercardImportProperties {

	static final String REMOTE = "membercard.import.remote.enabled";

	private static final int PHONE_KEY_BYTES = 32;

	/**
	 * Whether to set up bulk imports when the libraries for them are there.
	 */
	private boolean enabled = true;

	/**
	 * How many requests a second a merchant sends at most, all its imports together.
	 * WeChat Pay publishes no limit for this API; a neighbouring one allows ten imports a
	 * second.
	 */
	private double maxPerSecond = 10;

	/**
	 * How many requests of an import are under way at most in one process.
	 */
	private int concurrency = 8;

	/**
	 * How many times rows are tried whose effect is not known after all repetitions.
	 */
	private int maxPasses = 3;

	/**
	 * How long to wait before such rows are tried again.
	 */
	private Duration pauseBeforePass = Duration.ofSeconds(30);

	/**
	 * Whether imports go on by themselves, when the application starts, that ended
	 * because it was killed or closed.
	 */
	private boolean resumeOnStartup;

	/**
	 * Whether to draw the progress of imports in the terminal.
	 */
	private boolean progressBar;

	/**
	 * Whether to create the tables of imports and bring them up to date.
	 */
	private boolean initializeSchema = true;

	/**
	 * Key that encrypts phone numbers in the database: 32 random bytes in Base64. Needed
	 * for imports by phone number only.
	 */
	private @Nullable String phoneKey;

	private final Database database = new Database();

	private final Remote remote = new Remote();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public double getMaxPerSecond() {
		return this.maxPerSecond;
	}

	public void setMaxPerSecond(double maxPerSecond) {
		this.maxPerSecond = maxPerSecond;
	}

	public int getConcurrency() {
		return this.concurrency;
	}

	public void setConcurrency(int concurrency) {
		this.concurrency = concurrency;
	}

	public int getMaxPasses() {
		return this.maxPasses;
	}

	public void setMaxPasses(int maxPasses) {
		this.maxPasses = maxPasses;
	}

	public Duration getPauseBeforePass() {
		return this.pauseBeforePass;
	}

	public void setPauseBeforePass(Duration pauseBeforePass) {
		this.pauseBeforePass = pauseBeforePass;
	}

	public boolean isResumeOnStartup() {
		return this.resumeOnStartup;
	}

	public void setResumeOnStartup(boolean resumeOnStartup) {
		this.resumeOnStartup = resumeOnStartup;
	}

	public boolean isProgressBar() {
		return this.progressBar;
	}

	public void setProgressBar(boolean progressBar) {
		this.progressBar = progressBar;
	}

	public boolean isInitializeSchema() {
		return this.initializeSchema;
	}

	public void setInitializeSchema(boolean initializeSchema) {
		this.initializeSchema = initializeSchema;
	}

	public @Nullable String getPhoneKey() {
		return this.phoneKey;
	}

	public void setPhoneKey(@Nullable String phoneKey) {
		this.phoneKey = phoneKey;
	}

	public Database getDatabase() {
		return this.database;
	}

	public Remote getRemote() {
		return this.remote;
	}

	ImportSettings toSettings() {
		require(this.maxPerSecond >= 1, "max-per-second", "it is less than 1", "10");
		require(this.concurrency >= 1, "concurrency", "it is less than 1", "8");
		require(this.maxPasses >= 1, "max-passes", "it is less than 1", "3");
		require(!this.pauseBeforePass.isNegative(), "pause-before-pass", "it is negative", "30s");
		require(this.remote.partitionSize >= 1, "remote.partition-size", "it is less than 1", "1000");
		return new ImportSettings(this.maxPerSecond, this.concurrency, this.maxPasses, this.pauseBeforePass,
				this.resumeOnStartup, this.remote.partitionSize, decodePhoneKey());
	}

	private @Nullable SecretKey decodePhoneKey() {
		if (this.phoneKey == null || this.phoneKey.isBlank()) {
			return null;
		}
		byte[] key;
		try {
			key = Base64.getDecoder().decode(this.phoneKey.strip());
		}
		catch (IllegalArgumentException ex) {
			// Without its cause, which holds characters of the key
			throw phoneKey("it is not Base64");
		}
		if (key.length != PHONE_KEY_BYTES) {
			throw phoneKey("it has " + key.length + " bytes instead of " + PHONE_KEY_BYTES);
		}
		return new SecretKeySpec(key, "HmacSHA256");
	}

	private static MembercardConfigurationException phoneKey(String found) {
		return new MembercardConfigurationException("membercard.import.phone-key", found,
				"Set it to 32 random bytes in Base64, such as 'openssl rand -base64 32' prints");
	}

	private static void require(boolean condition, String name, String found, String usual) {
		if (!condition) {
			throw new MembercardConfigurationException("membercard.import." + name, found,
					"Set it to a usual value such as " + usual + ", or remove it");
		}
	}

	/**
	 * Where imports are kept.
	 */
	public static class Database {

		/**
		 * JDBC address of the database, H2 in a file or PostgreSQL. Without it imports
		 * are kept in the database of the application, or, when it has none that survives
		 * it, in the file membercard-import.mv.db of the working directory.
		 */
		private @Nullable String url;

		/**
		 * Name of the database user.
		 */
		private @Nullable String username;

		/**
		 * Password of the database user.
		 */
		private @Nullable String password;

		public @Nullable String getUrl() {
			return this.url;
		}

		public void setUrl(@Nullable String url) {
			this.url = url;
		}

		public @Nullable String getUsername() {
			return this.username;
		}

		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

	}

	/**
	 * Imports that many processes work on.
	 */
	public static class Remote {

		/**
		 * Whether imports are divided into parts that all processes with this setting
		 * work on, over RabbitMQ and with imports in PostgreSQL.
		 */
		private boolean enabled;

		/**
		 * Whether this process works on parts, or only hands them out.
		 */
		private boolean worker = true;

		/**
		 * How many rows a part has at most. A part has to end before RabbitMQ's consumer
		 * timeout of thirty minutes: size times number of workers divided by the rate.
		 */
		private int partitionSize = 1000;

		/**
		 * What the names of the queues begin with; the name of the merchant follows.
		 */
		private String queue = "membercard-import";

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public boolean isWorker() {
			return this.worker;
		}

		public void setWorker(boolean worker) {
			this.worker = worker;
		}

		public int getPartitionSize() {
			return this.partitionSize;
		}

		public void setPartitionSize(int partitionSize) {
			this.partitionSize = partitionSize;
		}

		public String getQueue() {
			return this.queue;
		}

		public void setQueue(String queue) {
			this.queue = queue;
		}

		String queue(String merchant) {
			return this.queue + "." + merchant;
		}

	}

}

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
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a client that are read again when they have changed. What can't be used leaves
 * the present ones in use.
 */
final class ReloadableKeys {

	/**
	 * What does not fit yet may do so later without a change of the files, such as a
	 * certificate that is not valid before tomorrow.
	 */
	private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(MembercardKeyReloader.class);

	private final String merchant;

	private final WatchedFiles files;

	private final Supplier<@Nullable String> reading;

	private final Clock clock;

	private volatile @Nullable Failure failure;

	/**
	 * Create them.
	 * @param merchant the name of the merchant
	 * @param files the files they come from, may be none
	 * @param reading reads and uses them, and says what is used from now on, or
	 * {@code null} when nothing changed
	 * @param clock tells when to try again
	 */
	ReloadableKeys(String merchant, WatchedFiles files, Supplier<@Nullable String> reading, Clock clock) {
		this.merchant = merchant;
		this.files = files;
		this.reading = reading;
		this.clock = clock;
	}

	/**
	 * Look at the files, and read them when they have changed.
	 */
	void check() {
		if (this.files.haveChanged()) {
			read(null);
			return;
		}
		Failure failure = this.failure;
		if (failure != null && this.clock.instant().isAfter(failure.at().plus(TRY_AGAIN_AFTER))) {
			read(failure.problem().getMessage());
		}
	}

	/**
	 * Read them, as they have changed.
	 */
	void read() {
		read(null);
	}

	private void read(@Nullable String said) {
		try {
			String used = this.reading.get();
			this.failure = null;
			if (used != null) {
				logger.info(used);
			}
		}
		catch (MembercardConfigurationException ex) {
			fail(ex.withSetting(MembercardProperties.merchant(this.merchant) + "." + ex.getSetting()), said);
		}
		// It may hold anything, so only its type is told
		catch (RuntimeException ex) {
			fail(new MembercardConfigurationException(MembercardProperties.merchant(this.merchant),
					"reading its keys failed with " + ex.getClass().getName(), "Correct what has changed"), said);
		}
	}

	private void fail(MembercardConfigurationException problem, @Nullable String said) {
		this.failure = new Failure(problem, this.clock.instant());
		if (!String.valueOf(problem.getMessage()).equals(said)) {
			logger.warn("The changed keys of the merchant '" + this.merchant
					+ "' are not used, the present ones stay in use: " + problem.getMessage());
		}
	}

	/**
	 * Return why the last change is not used.
	 * @return the problem, or {@code null} when there is none
	 */
	@Nullable MembercardConfigurationException lastFailure() {
		Failure failure = this.failure;
		return (failure != null) ? failure.problem() : null;
	}

	/**
	 * A change that is not used.
	 *
	 * @param problem why
	 * @param at when that was found
	 */
	private record Failure(MembercardConfigurationException problem, Instant at) {
	}

}

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

package io.github.membercard.importing;

import java.time.Duration;

import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;

/**
 * How members are imported.
 *
 * @param maxPerSecond how many requests a second a merchant sends at most
 * @param concurrency how many requests of an import are under way at most in one process
 * @param maxPasses how many times rows are tried whose effect is not known
 * @param pauseBeforePass how long to wait before trying them again
 * @param resumeOnStartup whether imports go on by themselves that ended because their
 * process did
 * @param partitionSize how many rows a part has at most that another process works on
 * @param phoneKey the key that encrypts phone numbers in the database; {@code null} when
 * none are imported
 * @since 0.1.0
 */
public record ImportSettings(double maxPerSecond, int concurrency, int maxPasses, Duration pauseBeforePass,
		boolean resumeOnStartup, int partitionSize, @Nullable SecretKey phoneKey) {

}

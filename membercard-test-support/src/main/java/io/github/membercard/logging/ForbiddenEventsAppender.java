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

package io.github.membercard.logging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

/**
 * Reads every event of the test run, at every level, and notes those that hold a secret
 * or tell of a leaked buffer in a file that makes the build fail.
 */
public final class ForbiddenEventsAppender extends AppenderBase<ILoggingEvent> {

	private static final String LEAK_DETECTOR = "io.netty.util.ResourceLeakDetector";

	private final AtomicLong events = new AtomicLong();

	private Path report = Path.of("target", "forbidden-events-found.txt");

	public void setReport(String report) {
		this.report = Path.of(report);
	}

	/**
	 * Return how many events were read.
	 * @return the number so far
	 */
	public long events() {
		return this.events.get();
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.events.incrementAndGet();
		String text = event.getFormattedMessage()
				+ ((event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "");
		if (isLeak(event)) {
			report(text + System.lineSeparator());
		}
		PlantedSecrets.find(text)
			.ifPresent((kind) -> report(event.getLevel() + " " + event.getLoggerName() + " logs a secret of the kind '"
					+ kind + "'" + System.lineSeparator()));
	}

	private static boolean isLeak(ILoggingEvent event) {
		return event.getLoggerName().equals(LEAK_DETECTOR) && event.getFormattedMessage().startsWith("LEAK:");
	}

	private void report(String line) {
		try {
			Files.createDirectories(this.report.toAbsolutePath().getParent());
			Files.writeString(this.report, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

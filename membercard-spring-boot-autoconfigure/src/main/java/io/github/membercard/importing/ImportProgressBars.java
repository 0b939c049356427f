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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Draws a bar in the terminal for each import of this process.
 *
 * @since 0.1.0
 */
public final class ImportProgressBars
		implements ApplicationListener<PayloadApplicationEvent<ImportProgressEvent>>, DisposableBean {

	private final Map<Long, ProgressBar> bars = new ConcurrentHashMap<>();

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<ImportProgressEvent> event) {
		ImportProgress progress = event.getPayload().progress();
		ProgressBar bar = this.bars.computeIfAbsent(progress.id(), (id) -> open(progress));
		bar.maxHint(progress.total());
		bar.stepTo(progress.settled());
		bar.setExtraMessage(progress.imported() + " imported, " + progress.refused() + " refused, " + progress.invalid()
				+ " invalid");
		if (!progress.isRunning()) {
			this.bars.remove(progress.id());
			bar.close();
		}
	}

	private static ProgressBar open(ImportProgress progress) {
		return new ProgressBarBuilder().setTaskName("Import " + progress.id())
			.setInitialMax(progress.total())
			// What an earlier execution did is neither counted as speed nor as time
			.startsFrom(progress.settled(), Duration.ZERO)
			.setStyle(ProgressBarStyle.ASCII)
			.showSpeed()
			.build();
	}

	@Override
	public void destroy() {
		this.bars.values().forEach(ProgressBar::close);
	}

}

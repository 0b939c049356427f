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

package io.github.membercard.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import io.github.membercard.member.OpenidImportResult;
import reactor.core.publisher.Flux;

/**
 * An import in a process of its own, so that its heap and its threads are its own.
 */
public final class ImportRun {

	private static final int CONCURRENCY = 64;

	private static final long SAMPLE_MILLIS = 20;

	private final int rows;

	private long heapPeak;

	private long heapAfterCollectionPeak;

	private ImportRun(int rows) {
		this.rows = rows;
	}

	/**
	 * Run it and print the figures.
	 * @param args folder of the {@link Workspace}, kind of contender, crypto, address,
	 * rows
	 * @throws Exception when a row was not imported
	 */
	@SuppressWarnings("try")
	public static void main(String[] args) throws Exception {
		ChildJvm.endWithParent();
		Contenders contenders = new Contenders(BenchmarkKeys.read(Path.of(args[0])));
		ContenderId id = new ContenderId(ContenderId.Kind.valueOf(args[1]), Crypto.valueOf(args[2]));
		if (id.kind() != ContenderId.Kind.MEMBERCARD) {
			// It lives in a Spring Boot application too
			BenchmarkApplication.run(Map.of(), (name, builder) -> {
			});
		}
		try (ClientContender contender = contenders.createClient(id, URI.create(args[3]), CONCURRENCY);
				InstalledProvider installed = contender.install()) {
			new ImportRun(Integer.parseInt(args[4])).run(contender);
		}
		System.exit(0);
	}

	private void run(ClientContender contender) throws Exception {
		// The start of the application has some of its own, for a moment
		ManagementFactory.getThreadMXBean().resetPeakThreadCount();
		long cpu = Usage.processCpuNanos();
		long start = System.nanoTime();
		CompletableFuture<?> imported = (contender instanceof MembercardContender own) ? importAll(own)
				: importAll(contender);
		while (!imported.isDone()) {
			sample();
			Thread.sleep(SAMPLE_MILLIS);
		}
		imported.get();
		Map<String, Double> figures = new LinkedHashMap<>();
		double seconds = (System.nanoTime() - start) / 1e9;
		figures.put("rowsPerSecond", this.rows / seconds);
		figures.put("cpuMillisPerRow", (Usage.processCpuNanos() - cpu) / 1e6 / this.rows);
		figures.put("heapPeak", (double) this.heapPeak);
		figures.put("heapAfterCollectionPeak", (double) this.heapAfterCollectionPeak);
		figures.put("threads", (double) ManagementFactory.getThreadMXBean().getPeakThreadCount());
		System.out.println(ChildResult.format(figures));
	}

	private CompletableFuture<?> importAll(MembercardContender contender) {
		return contender.imports()
			.importAll(Rows.CARD_ID, Flux.range(0, this.rows).map(Rows::request), CONCURRENCY)
			.doOnNext(ImportRun::requireImported)
			.count()
			.doOnNext(this::requireAll)
			.toFuture();
	}

	private static void requireImported(OpenidImportResult result) {
		if (!(result instanceof OpenidImportResult.Imported)) {
			throw new IllegalStateException("A row was not imported: " + result);
		}
	}

	private void requireAll(long count) {
		if (count != this.rows) {
			throw new IllegalStateException(count + " of " + this.rows + " rows were imported");
		}
	}

	// Each of the threads takes the next row when it is done with one
	private CompletableFuture<?> importAll(ClientContender contender) {
		AtomicInteger next = new AtomicInteger();
		Tally tally = new Tally();
		return CompletableFuture.runAsync(() -> {
			contender.saturate(CONCURRENCY, tally, () -> next.getAndIncrement() < this.rows && !tally.hasError());
			tally.requireNoError(contender.getClass().getSimpleName());
			requireAll(tally.take().getTotalCount());
		});
	}

	private void sample() {
		this.heapPeak = Math.max(this.heapPeak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		long afterCollection = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)
			.stream()
			.map(GarbageCollectorMXBean::getLastGcInfo)
			.filter(Objects::nonNull)
			.mapToLong(this::heapAfter)
			.max()
			.orElse(0);
		this.heapAfterCollectionPeak = Math.max(this.heapAfterCollectionPeak, afterCollection);
	}

	private long heapAfter(GcInfo collection) {
		Map<String, MemoryUsage> usages = collection.getMemoryUsageAfterGc();
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map((pool) -> usages.get(pool.getName()))
			.filter(Objects::nonNull)
			.mapToLong(MemoryUsage::getUsed)
			.sum();
	}

}

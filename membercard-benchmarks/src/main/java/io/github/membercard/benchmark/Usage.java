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
import java.util.HashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process has used up to a moment.
 *
 * @param wallNanos the moment
 * @param cpuNanos CPU time of all threads, those of the JVM too
 * @param allocatedBytes bytes allocated by each live thread
 */
record Usage(long wallNanos, long cpuNanos, Map<Long, Long> allocatedBytes) {

	static Usage now() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long[] ids = threads.getAllThreadIds();
		long[] bytes = threads.getThreadAllocatedBytes(ids);
		Map<Long, Long> allocated = new HashMap<>();
		for (int i = 0; i < ids.length; i++) {
			allocated.put(ids[i], Math.max(bytes[i], 0));
		}
		return new Usage(System.nanoTime(), processCpuNanos(), allocated);
	}

	static long processCpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/**
	 * Return the bytes that the threads alive now allocated since an earlier moment.
	 * @param earlier the earlier moment
	 * @return the bytes
	 */
	long allocatedSince(Usage earlier) {
		return this.allocatedBytes.entrySet()
			.stream()
			.mapToLong((entry) -> entry.getValue() - earlier.allocatedBytes.getOrDefault(entry.getKey(), 0L))
			.sum();
	}

}

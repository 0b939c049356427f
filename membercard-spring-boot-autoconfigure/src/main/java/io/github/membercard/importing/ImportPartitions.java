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

import org.springframework.batch.core.partition.PartitionHandler;

/**
 * Hands the parts of imports out to the processes that work on them.
 *
 * @since 0.1.0
 * @see ImportWorker
 */
public interface ImportPartitions {

	/**
	 * Return what hands out the parts of one import.
	 * @param merchant the name of the merchant
	 * @return a handler that returns when all parts have ended
	 */
	PartitionHandler handler(String merchant);

}

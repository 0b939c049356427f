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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.membercard.apiv3.CallLimiter;
import reactor.core.scheduler.Scheduler;

/**
 * Gives each merchant one rate in all processes that use the same PostgreSQL.
 *
 * @since 0.1.0
 */
public final class SharedMerchantLimiters implements MerchantLimiters {

	private final Map<String, CallLimiter> limiters = new ConcurrentHashMap<>();

	private final ProxyManager<String> buckets;

	private final double maxPerSecond;

	private final Scheduler scheduler;

	/**
	 * Create limiters.
	 * @param dataSource the database of the imports, which is PostgreSQL
	 * @param maxPerSecond how many requests a second a merchant sends at most; the
	 * process that asks last decides for all
	 * @param scheduler where the database is used
	 */
	public SharedMerchantLimiters(DataSource dataSource, double maxPerSecond, Scheduler scheduler) {
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
			.primaryKeyMapper(PrimaryKeyMapper.STRING)
			.table("MEMBERCARD_IMPORT_RATE")
			.idColumn("MERCHANT")
			.stateColumn("STATE")
			.build();
		this.maxPerSecond = maxPerSecond;
		this.scheduler = scheduler;
	}

	@Override
	public CallLimiter get(String merchant) {
		return this.limiters.computeIfAbsent(merchant,
				(name) -> SharedRateLimiter.of(this.buckets, name, this.maxPerSecond, this.scheduler));
	}

}

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.apiv3.RetryPolicy;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;

/**
 * A fake platform, a database in a file, and imports between them.
 */
final class ImportFixture implements AutoCloseable {

	// Rows of a part that another process works on
	static final int PART = 40;

	static final Duration TIMEOUT = Duration.ofMinutes(1);

	static final String CARD = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	final FakeCard card = this.wechatPay.card(CARD);

	final List<ImportProgress> told = Collections.synchronizedList(new ArrayList<>());

	final Map<String, ItemReader<ImportRow>> readers = new ConcurrentHashMap<>();

	private final Path directory;

	// As in an application: without a lock for who hands over
	private final ExecutorService executor = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS,
			new LinkedTransferQueue<>());

	private final Scheduler scheduler = Schedulers.fromExecutor(new ConcurrentTaskExecutor(this.executor), true);

	private final MembercardOpenClients clients;

	private final DataSource database;

	private MembercardImports imports;

	ImportFixture(Path directory) {
		this(directory, settings());
	}

	ImportFixture(Path directory, ImportSettings settings) {
		this(directory, JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", ""), settings);
	}

	ImportFixture(Path directory, DataSource database, ImportSettings settings) {
		this.directory = directory;
		this.database = database;
		this.clients = new MembercardOpenClients(
				List.of(client(new RetryPolicy(Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofMillis(20)))));
		this.imports = open(settings);
	}

	static ImportSettings settings() {
		return settings(10_000);
	}

	static ImportSettings settings(double maxPerSecond) {
		return new ImportSettings(maxPerSecond, 8, 3, Duration.ZERO, false, PART, phoneKey());
	}

	static SecretKey phoneKey() {
		return new SecretKeySpec("a key for tests with 32 characters".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
	}

	MembercardImports imports() {
		return this.imports;
	}

	/**
	 * Go on as another process would: with nothing but the database.
	 * @param settings how to import
	 * @return the imports of the other process
	 */
	MembercardImports open(ImportSettings settings) {
		return open(settings, null);
	}

	/**
	 * Go on as another process would that hands out the rows.
	 * @param settings how to import
	 * @param partitions how it hands them out, or {@code null} when it does not
	 * @return the imports of the other process
	 */
	MembercardImports open(ImportSettings settings, @Nullable ImportPartitions partitions) {
		this.imports = new MembercardImports(batch(), this.clients, new LocalMerchantLimiters(settings.maxPerSecond()),
				settings, (name) -> Objects.requireNonNull(this.readers.get(name)), this.told::add, partitions,
				this.scheduler);
		return this.imports;
	}

	ImportBatch batch() {
		return new ImportBatch(this.database, true, new SimpleAsyncTaskExecutor("import-test-"));
	}

	DataSource database() {
		return this.database;
	}

	Path file(String... lines) {
		return bytes(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
	}

	Path bytes(byte[] content) {
		try {
			return Files.write(this.directory.resolve("members.csv"), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path members(int count) {
		return file("openid\n"
				+ IntStream.range(0, count).mapToObj(ImportFixture::openid).collect(Collectors.joining("\n")));
	}

	static String openid(int number) {
		return "obLatjnx9gnqzS4myYGm" + String.format("%08d", number);
	}

	/**
	 * Start an import and wait for its end.
	 * @param request what to import
	 * @return the import, ended
	 */
	ImportProgress run(ImportRequest request) {
		ImportProgress started = this.imports.start(request).block(TIMEOUT);
		return await(Objects.requireNonNull(started).id());
	}

	ImportProgress await(long id) {
		return Objects.requireNonNull(this.imports.watch(id).blockLast(TIMEOUT));
	}

	List<RowResult> results(long id) {
		return Objects.requireNonNull(this.imports.results(id).collectList().block(TIMEOUT));
	}

	private MembercardOpenClient client(RetryPolicy retryPolicy) {
		FakeMerchant merchant = this.wechatPay.merchant("acme");
		MerchantCredential credential = MerchantCredential.builder(merchant.merchantId())
			.privateKey(merchant.privateKeyPem())
			.certificateSerialNumber(merchant.certificateSerialNumber())
			.apiV3Key(ApiV3Key.of(merchant.apiV3Key()))
			.build();
		PlatformKeys keys = PlatformKeys.builder()
			.publicKey(this.wechatPay.publicKeyId(), this.wechatPay.publicKeyPem())
			.build();
		return MembercardOpenClient.create(ApiV3Client.builder(credential, keys)
			.name("acme")
			.baseUrl(this.wechatPay.baseUrl())
			.retryPolicy(retryPolicy)
			.build());
	}

	@Override
	public void close() {
		this.scheduler.dispose();
		this.executor.shutdown();
		if (this.database instanceof JdbcConnectionPool pool) {
			pool.dispose();
		}
		this.wechatPay.close();
	}

}

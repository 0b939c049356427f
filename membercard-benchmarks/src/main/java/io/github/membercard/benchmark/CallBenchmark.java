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

import java.util.concurrent.TimeUnit;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.member.OpenidImport;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.OpenidImportService;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import reactor.core.scheduler.Schedulers;

/**
 * A whole call on one thread, without crypto and without a network: what the declarative
 * interface, the codecs and the filters take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

	private final OpenidImportService imports = imports(BenchmarkKeys.generate());

	private final OpenidImportRequest request = Rows.request(1);

	/**
	 * Import a member.
	 * @return the answer
	 */
	@Benchmark
	public @Nullable OpenidImport call() {
		return this.imports.importUser(Rows.CARD_ID, this.request).block();
	}

	private static OpenidImportService imports(BenchmarkKeys keys) {
		MerchantCredential credential = MerchantCredential.builder(BenchmarkKeys.MERCHANT_ID)
			.privateKey(keys.merchantPrivateKey())
			.certificateSerialNumber(BenchmarkKeys.MERCHANT_SERIAL_NUMBER)
			.build();
		PlatformKeys platformKeys = PlatformKeys.builder()
			.publicKey(BenchmarkKeys.PLATFORM_PUBLIC_KEY_ID, keys.platformPublicKey())
			.build();
		ApiV3Client client = ApiV3Client.builder(credential, platformKeys)
			.connector(new InMemoryConnector())
			.cryptoProvider(CryptoProvider.of(new StubProvider(keys.moduli())))
			.scheduler(Schedulers.immediate())
			.build();
		return MembercardOpenClient.create(client).openidImports();
	}

}

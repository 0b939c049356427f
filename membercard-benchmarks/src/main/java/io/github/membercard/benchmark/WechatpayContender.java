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

import java.net.URI;
import java.security.Provider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.util.GsonUtil;
import org.jspecify.annotations.Nullable;

/**
 * wechatpay-java as shipped, called by a pool of threads.
 */
final class WechatpayContender implements ClientContender {

	private final @Nullable Provider provider;

	private final String url;

	private final HttpClient client;

	private final ExecutorService threads;

	private final AtomicLong row = new AtomicLong();

	/**
	 * Create it.
	 * @param address where WeChat Pay is
	 * @param keys the keys
	 * @param provider what it signs with, {@code null} for the JDK
	 * @param threads how many threads call it
	 */
	@SuppressWarnings("try")
	WechatpayContender(URI address, BenchmarkKeys keys, @Nullable Provider provider, int threads) {
		this.provider = provider;
		this.url = address + "/v3/marketing/membercard-open/cards/" + Rows.CARD_ID + "/users/import";
		// The keys have to be those of the provider
		try (InstalledProvider installed = install()) {
			Config config = new RSAPublicKeyConfig.Builder().merchantId(BenchmarkKeys.MERCHANT_ID)
				.merchantSerialNumber(BenchmarkKeys.MERCHANT_SERIAL_NUMBER)
				.privateKey(keys.merchantPrivateKey())
				.publicKey(keys.platformPublicKey())
				.publicKeyId(BenchmarkKeys.PLATFORM_PUBLIC_KEY_ID)
				.apiV3Key(BenchmarkKeys.API_V3_KEY)
				.build();
			this.client = new DefaultHttpClientBuilder().config(config).build();
		}
		this.threads = Executors.newFixedThreadPool(threads);
	}

	@Override
	public InstalledProvider install() {
		return new InstalledProvider(this.provider);
	}

	@Override
	public void saturate(int concurrency, Tally tally, BooleanSupplier goOn) {
		CountDownLatch ended = new CountDownLatch(concurrency);
		for (int i = 0; i < concurrency; i++) {
			this.threads.execute(() -> {
				try {
					while (goOn.getAsBoolean()) {
						long start = System.nanoTime();
						tally.ended(start, call());
					}
				}
				finally {
					ended.countDown();
				}
			});
		}
		try {
			ended.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void call(Consumer<@Nullable Throwable> end) {
		this.threads.execute(() -> end.accept(call()));
	}

	private @Nullable Throwable call() {
		try {
			HttpRequest request = new HttpRequest.Builder().httpMethod(HttpMethod.POST)
				.url(this.url)
				.addHeader("Accept", "application/json")
				.addHeader("Content-Type", "application/json")
				.body(new JsonRequestBody.Builder()
					.body(GsonUtil.toJson(new WechatpayImportRequest(this.row.incrementAndGet())))
					.build())
				.build();
			WechatpayImport answer = this.client.execute(request, WechatpayImport.class).getServiceResponse();
			return (answer.code() != null) ? null : new IllegalStateException("no code");
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}

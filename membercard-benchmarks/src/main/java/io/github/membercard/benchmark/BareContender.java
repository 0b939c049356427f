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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The limit of any client: for each call one signature over what is signed of a request
 * and one verification of what is signed of an answer, with keys that the provider
 * imported, one thread for each processor.
 */
final class BareContender implements Contender {

	private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

	private final Provider provider;

	private final PrivateKey privateKey;

	private final PublicKey publicKey;

	private final byte[] request;

	private final byte[] answer;

	private final byte[] signature;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	BareContender(BenchmarkKeys keys, @Nullable Provider provider) {
		this.provider = (provider != null) ? provider : BenchmarkKeys.jdkRsa();
		this.privateKey = keys.merchantPrivateKey(provider);
		this.publicKey = keys.platformPublicKey(provider);
		this.request = ("POST\n/v3/marketing/membercard-open/cards/" + Rows.CARD_ID + "/users/import\n1767225600\n"
				+ NONCE + "\n{\"openid\":\"" + Rows.openid(1) + "\",\"code\":\"" + Rows.code(1)
				+ "\",\"out_request_no\":\"" + Rows.outRequestNo(1) + "\"}\n")
			.getBytes(StandardCharsets.UTF_8);
		this.answer = ("1767225600\n" + NONCE + "\n" + SignedReply.BODY + "\n").getBytes(StandardCharsets.UTF_8);
		this.signature = sign(keys.platformPrivateKey(provider), this.answer);
	}

	@Override
	public void saturate(int concurrency, Tally tally, BooleanSupplier goOn) {
		int count = Math.min(concurrency, Runtime.getRuntime().availableProcessors());
		CountDownLatch ended = new CountDownLatch(count);
		for (int i = 0; i < count; i++) {
			this.threads.execute(() -> {
				while (goOn.getAsBoolean()) {
					long start = System.nanoTime();
					tally.ended(start, signAndVerify());
				}
				ended.countDown();
			});
		}
		try {
			ended.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private @Nullable Throwable signAndVerify() {
		try {
			Base64.getEncoder().encodeToString(sign(this.privateKey, this.request));
			Signature verifier = Signature.getInstance("SHA256withRSA", this.provider);
			verifier.initVerify(this.publicKey);
			verifier.update(this.answer);
			return verifier.verify(this.signature) ? null : new IllegalStateException("the signature does not fit");
		}
		catch (GeneralSecurityException ex) {
			return ex;
		}
	}

	private byte[] sign(PrivateKey key, byte[] message) {
		try {
			Signature signer = Signature.getInstance("SHA256withRSA", this.provider);
			signer.initSign(key);
			signer.update(message);
			return signer.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}

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

package io.github.membercard.autoconfigure.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.membercard.apiv3.ApiV3ClientListener;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Counts what happens inside the calls of a merchant. All counters are there from the
 * start, so that the first event of a kind is an increase.
 */
final class ClientMeters implements ApiV3ClientListener {

	private static final String PROVEN = "proven";

	private final Map<SignedMessage, Counter> proven = new EnumMap<>(SignedMessage.class);

	private final Map<SignedMessage, Map<MembercardSignatureException.Reason, Counter>> unproven = new EnumMap<>(
			SignedMessage.class);

	private final Map<RepeatReason, Counter> repeats = new EnumMap<>(RepeatReason.class);

	private final Counter refreshed;

	private final Counter notRefreshed;

	/**
	 * Register the counters of a merchant.
	 * @param registry where to
	 * @param merchant the name of the merchant
	 */
	ClientMeters(MeterRegistry registry, String merchant) {
		for (SignedMessage message : SignedMessage.values()) {
			this.proven.put(message, verifications(registry, merchant, message, PROVEN));
			Map<MembercardSignatureException.Reason, Counter> reasons = new EnumMap<>(
					MembercardSignatureException.Reason.class);
			for (MembercardSignatureException.Reason reason : MembercardSignatureException.Reason.values()) {
				reasons.put(reason, verifications(registry, merchant, message, value(reason)));
			}
			this.unproven.put(message, reasons);
		}
		for (RepeatReason reason : RepeatReason.values()) {
			this.repeats.put(reason,
					Counter.builder("membercard.repeats")
						.description("Attempts that failed and were repeated")
						.tag("merchant", merchant)
						.tag("reason", value(reason))
						.register(registry));
		}
		this.refreshed = refreshes(registry, merchant, "success");
		this.notRefreshed = refreshes(registry, merchant, "failure");
	}

	private static Counter verifications(MeterRegistry registry, String merchant, SignedMessage message,
			String outcome) {
		return Counter.builder("membercard.verifications")
			.description("Signatures of the platform that were checked")
			.tag("merchant", merchant)
			.tag("message", value(message))
			.tag("outcome", outcome)
			.register(registry);
	}

	private static Counter refreshes(MeterRegistry registry, String merchant, String outcome) {
		return Counter.builder("membercard.key.refreshes")
			.description("Downloads of platform certificates")
			.tag("merchant", merchant)
			.tag("outcome", outcome)
			.register(registry);
	}

	private static String value(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public void verified(SignedMessage message, MembercardSignatureException.@Nullable Reason failure) {
		Counter counter = (failure != null) ? counters(message).get(failure) : this.proven.get(message);
		increment(counter);
	}

	private Map<MembercardSignatureException.Reason, Counter> counters(SignedMessage message) {
		return this.unproven.getOrDefault(message, Map.of());
	}

	@Override
	public void repeating(MembercardException failure) {
		increment(this.repeats.get(RepeatReason.of(failure)));
	}

	@Override
	public void keysRefreshed(@Nullable Throwable failure) {
		((failure != null) ? this.notRefreshed : this.refreshed).increment();
	}

	private static void increment(@Nullable Counter counter) {
		if (counter != null) {
			counter.increment();
		}
	}

	/**
	 * Why an attempt is repeated.
	 */
	private enum RepeatReason {

		TOO_MANY_REQUESTS, PLATFORM_ERROR, UNPROVEN, UNREACHABLE;

		static RepeatReason of(MembercardException failure) {
			if (failure instanceof MembercardResponseException refusal) {
				return (refusal.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value()) ? TOO_MANY_REQUESTS
						: PLATFORM_ERROR;
			}
			return (failure instanceof MembercardSignatureException) ? UNPROVEN : UNREACHABLE;
		}

	}

}

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

package io.github.membercard.apiv3;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * Proves that a message came from WeChat Pay. The one place where a signature of the
 * platform is checked, and it takes bytes as received, never text or objects.
 */
final class SignatureVerifier {

	/**
	 * How far a timestamp may be from this machine's clock, either way.
	 */
	static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final String RSA = "WECHATPAY2-SHA256-RSA2048";

	private static final String PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

	private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	// Of the last character, by the number of padding characters
	private static final int[] UNUSED_BITS = { 0, 0b11, 0b1111 };

	private final String merchantId;

	private final PlatformKeySource keys;

	private final Clock clock;

	private final Consumer<MembercardSignatureException.@Nullable Reason> outcomes;

	SignatureVerifier(String merchantId, PlatformKeySource keys, Clock clock) {
		this(merchantId, keys, clock, (reason) -> {
		});
	}

	/**
	 * Create a verifier.
	 * @param merchantId who verifies
	 * @param keys what to verify with
	 * @param clock judges timestamps
	 * @param outcomes is told of each verification: why it failed, or {@code null}
	 */
	SignatureVerifier(String merchantId, PlatformKeySource keys, Clock clock,
			Consumer<MembercardSignatureException.@Nullable Reason> outcomes) {
		this.merchantId = merchantId;
		this.keys = keys;
		this.clock = clock;
		this.outcomes = outcomes;
	}

	/**
	 * Tell of a verification.
	 * @param failure why it failed, or {@code null} when it did not
	 */
	void note(MembercardSignatureException.@Nullable Reason failure) {
		this.outcomes.accept(failure);
	}

	/**
	 * Verify a message.
	 * @param what what is verified and what its failure means, for the error message
	 * @param headers the headers as received
	 * @param body the bytes as received, empty without a body
	 * @param proven what to go on with
	 * @param <T> its type
	 * @return the last argument when the signature is proven, otherwise an error
	 * {@link MembercardSignatureException}
	 */
	<T> Mono<T> verify(Supplier<Description> what, HttpHeaders headers, byte[] body, T proven) {
		return Mono.defer(() -> {
			Check check = new Check(what, headers, body);
			String timestamp = check.header(WechatpayHeaders.TIMESTAMP);
			String nonce = check.header(WechatpayHeaders.NONCE);
			String serial = check.header(WechatpayHeaders.SERIAL);
			String signature = check.header(WechatpayHeaders.SIGNATURE);
			check.signatureType();
			check.timestamp(timestamp);
			byte[] message = SignedMessages.received(timestamp, nonce, body);
			PlatformKey known = this.keys.current().find(serial);
			if (known != null) {
				check.signature(known, signature, message);
				note(null);
				return Mono.just(proven);
			}
			return this.keys.find(serial).switchIfEmpty(Mono.error(() -> check.unknownSerial())).map((key) -> {
				check.signature(key, signature, message);
				note(null);
				return proven;
			});
		});
	}

	/**
	 * Make the error of a message that is not proven.
	 * @param reason what failed
	 * @param what what was verified
	 * @param headers the headers as received
	 * @param body the bytes as received
	 * @param problem what is wrong, in words
	 * @return the error
	 */
	MembercardSignatureException failure(MembercardSignatureException.Reason reason, Supplier<Description> what,
			HttpHeaders headers, byte[] body, String problem) {
		note(reason);
		String serial = headers.getFirst(WechatpayHeaders.SERIAL);
		String requestId = headers.getFirst(WechatpayHeaders.REQUEST_ID);
		Description description = what.get();
		return new MembercardSignatureException(reason, serial, requestId,
				"The signature of " + description.subject() + " is not proven: " + problem + ". "
						+ description.consequence() + " [merchant " + this.merchantId + ", serial " + serial
						+ ", known serials " + this.keys.current().serials() + ", clock "
						+ clockDifference(headers.getFirst(WechatpayHeaders.TIMESTAMP)) + ", body " + body.length
						+ " bytes with SHA-256 " + sha256(body) + ", Request-ID " + requestId + "]");
	}

	private String clockDifference(@Nullable String timestamp) {
		try {
			return (timestamp != null)
					? (this.clock.instant().getEpochSecond() - Long.parseLong(timestamp)) + " s ahead"
					: "not comparable";
		}
		catch (NumberFormatException ex) {
			return "not comparable";
		}
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	/**
	 * Words for the error message.
	 *
	 * @param subject what is verified, such as {@code the answer to POST /v3/…}
	 * @param consequence what its failure means
	 */
	record Description(String subject, String consequence) {
	}

	/**
	 * The steps of one verification. Each throws.
	 */
	private final class Check {

		private final Supplier<Description> what;

		private final HttpHeaders headers;

		private final byte[] body;

		private Check(Supplier<Description> what, HttpHeaders headers, byte[] body) {
			this.what = what;
			this.headers = headers;
			this.body = body;
		}

		private String header(String name) {
			List<String> values = this.headers.getOrEmpty(name);
			if (values.size() != 1) {
				throw failure(MembercardSignatureException.Reason.HEADER,
						"the header " + name + " was sent " + values.size() + " times, not once"
								+ (values.isEmpty() ? "; a proxy may have dropped it" : ""));
			}
			String value = values.get(0);
			if (value == null || value.isBlank()) {
				throw failure(MembercardSignatureException.Reason.HEADER, "the header " + name + " is blank");
			}
			return value;
		}

		private void signatureType() {
			if (this.headers.containsHeader(WechatpayHeaders.SIGNATURE_TYPE)
					&& !header(WechatpayHeaders.SIGNATURE_TYPE).equals(RSA)) {
				throw failure(MembercardSignatureException.Reason.HEADER,
						"the header " + WechatpayHeaders.SIGNATURE_TYPE + " is not " + RSA);
			}
		}

		private void timestamp(String timestamp) {
			long now = SignatureVerifier.this.clock.instant().getEpochSecond();
			long difference;
			try {
				difference = Math.subtractExact(now, Long.parseLong(timestamp));
			}
			catch (NumberFormatException | ArithmeticException ex) {
				throw failure(MembercardSignatureException.Reason.HEADER,
						"the header " + WechatpayHeaders.TIMESTAMP + " is not a number of seconds");
			}
			if (difference > TOLERANCE.toSeconds()) {
				throw outsideTheWindow(difference + " s behind");
			}
			if (difference < -TOLERANCE.toSeconds()) {
				throw outsideTheWindow(-difference + " s ahead of");
			}
		}

		private MembercardSignatureException outsideTheWindow(String difference) {
			return failure(MembercardSignatureException.Reason.CLOCK,
					"its timestamp is " + difference + " this machine's clock, and only " + TOLERANCE.toSeconds()
							+ " s are allowed; check the clock (NTP)");
		}

		private MembercardSignatureException unknownSerial() {
			return failure(MembercardSignatureException.Reason.UNKNOWN_SERIAL,
					"no key is known by its serial; download the public key or the new platform certificate "
							+ "in the merchant platform and configure it beside the present one, or set "
							+ "'platform.download-certificates'");
		}

		private void signature(PlatformKey key, String signature, byte[] message) {
			if (!isValid(key, signature, message)) {
				if (signature.startsWith(PROBE_PREFIX)) {
					throw failure(MembercardSignatureException.Reason.PROBE,
							"it is a probe: WeChat Pay sends a wrong signature now and then to see that it is refused");
				}
				throw failure(MembercardSignatureException.Reason.SIGNATURE,
						"the signature does not fit: the message was changed on its way, or the configured key is not "
								+ "the one with this serial");
			}
		}

		private boolean isValid(PlatformKey key, String signature, byte[] message) {
			byte[] bytes;
			try {
				bytes = Base64.getDecoder().decode(signature);
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
			return isCanonical(signature, bytes) && key.signed(message, bytes);
		}

		// The decoder needs no padding, and ignores the unused bits before it, so one
		// signature would have several texts
		private boolean isCanonical(String text, byte[] bytes) {
			int padding = (3 - bytes.length % 3) % 3;
			if (bytes.length == 0 || text.length() != (bytes.length + padding) / 3 * 4) {
				return false;
			}
			int last = BASE64.indexOf(text.charAt(text.length() - padding - 1));
			return (last & UNUSED_BITS[padding]) == 0;
		}

		private MembercardSignatureException failure(MembercardSignatureException.Reason reason, String problem) {
			return SignatureVerifier.this.failure(reason, this.what, this.headers, this.body, problem);
		}

	}

}

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

package io.github.membercard.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.springframework.http.HttpHeaders;

/**
 * Something that goes wrong on the way to the platform, in it, or on the way back. It
 * happens to the next request unless {@link #times}, {@link #always}, {@link #every} or
 * {@link #when} say otherwise. Requests that the platform refuses because of their
 * signature, access token, headers or schema are refused all the same and don't count.
 * Requests to the card API of official accounts, whose answers are not signed, pass by
 * what goes wrong with signatures and by {@link #rateLimited()}; {@link #errcode} is for
 * them only. Everything else happens to both.
 *
 * @since 0.1.0
 * @see FakeWechatPay#misbehave(Misbehaviour)
 */
public final class Misbehaviour {

	private static final String SIGNATURE = "Wechatpay-Signature";

	private static final Predicate<ReceivedRequest> SIGNED = FakeWechatPay::isSigned;

	private final String description;

	private final Function<Exchange, Answer> course;

	private final int times;

	private final int every;

	private final Predicate<ReceivedRequest> scope;

	private final Predicate<ReceivedRequest> filter;

	private Misbehaviour(String description, Function<Exchange, Answer> course, int times, int every,
			Predicate<ReceivedRequest> scope, Predicate<ReceivedRequest> filter) {
		this.description = description;
		this.course = course;
		this.times = times;
		this.every = every;
		this.scope = scope;
		this.filter = filter;
	}

	private static Misbehaviour of(String description, Function<Exchange, Answer> course) {
		return of(description, course, (request) -> true);
	}

	private static Misbehaviour of(String description, Function<Exchange, Answer> course,
			Predicate<ReceivedRequest> scope) {
		return new Misbehaviour(description, course, 1, 1, scope, (request) -> true);
	}

	/**
	 * Answer late: the operation takes effect at once.
	 * @param delay how late
	 * @return the misbehaviour
	 */
	public static Misbehaviour delay(Duration delay) {
		return of("delay", (exchange) -> exchange.sign(exchange.perform()).delayedBy(delay));
	}

	/**
	 * Refuse with {@code 429 RATELIMIT_EXCEEDED}, without an effect. The interface of
	 * official accounts has {@link #errcode errcode(45011)} instead.
	 * @return the misbehaviour
	 */
	public static Misbehaviour rateLimited() {
		return of("rate limited",
				(exchange) -> exchange.sign(Refusal.of(429, "RATELIMIT_EXCEEDED", "请求频率超限，请稍后重试").toAnswer()), SIGNED);
	}

	/**
	 * Refuse a request to the interface of official accounts, without an effect. Like all
	 * its refusals the answer has the status 200.
	 * @param errcode the number, such as -1 (system busy) or 45009 (quota used up)
	 * @return the misbehaviour
	 * @throws IllegalArgumentException when the number means success
	 */
	public static Misbehaviour errcode(int errcode) {
		if (errcode == 0) {
			throw new IllegalArgumentException("errcode 0 means success");
		}
		return of("errcode " + errcode, (exchange) -> {
			throw OfficialAccountRefusal.of(errcode);
		}, SIGNED.negate());
	}

	/**
	 * Fail with {@code 500 SYSTEM_ERROR} before the operation takes effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour systemErrorBeforeEffect() {
		return of("system error before effect", (exchange) -> exchange.sign(systemError()));
	}

	/**
	 * Fail with {@code 500 SYSTEM_ERROR} after the operation took effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour systemErrorAfterEffect() {
		return of("system error after effect", (exchange) -> {
			exchange.perform();
			return exchange.sign(systemError());
		});
	}

	private static Answer systemError() {
		return Refusal.of(500, "SYSTEM_ERROR", "系统异常,请稍后重试").toAnswer();
	}

	/**
	 * Answer {@code 502} with an unsigned HTML page, as a gateway does, without an
	 * effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour badGateway() {
		return of("bad gateway", (exchange) -> Answer.of(502)
			.withHeader(HttpHeaders.CONTENT_TYPE, "text/html")
			.withBody("<html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.US_ASCII)));
	}

	/**
	 * Cut the connection before the operation takes effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour connectionCutBeforeEffect() {
		return of("connection cut before effect", (exchange) -> Answer.connectionCut());
	}

	/**
	 * Cut the connection after the operation took effect: there is no answer.
	 * @return the misbehaviour
	 */
	public static Misbehaviour connectionCutAfterEffect() {
		return of("connection cut after effect", (exchange) -> {
			exchange.perform();
			return Answer.connectionCut();
		});
	}

	/**
	 * Leave the signature headers out. The operation takes effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour unsigned() {
		return of("unsigned", Exchange::perform, SIGNED);
	}

	/**
	 * Sign another body than the one that is sent. The operation takes effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour wrongSignature() {
		return of("wrong signature", (exchange) -> {
			Answer answer = exchange.perform();
			return exchange.sign(answer.withBody("another body".getBytes(StandardCharsets.US_ASCII)))
				.withBody(answer.body());
		}, SIGNED);
	}

	/**
	 * Sign with a timestamp in the past, as an answer that is played back has. The
	 * operation takes effect.
	 * @param age how old the answer claims to be; negative for the future
	 * @return the misbehaviour
	 */
	public static Misbehaviour stale(Duration age) {
		return of("stale", (exchange) -> {
			Exchange.Signing signing = exchange.signed();
			return signing.signer().sign(exchange.perform(), signing.key(), signing.now().minus(age));
		}, SIGNED);
	}

	/**
	 * Name a key that nobody knows in {@code Wechatpay-Serial}. The operation takes
	 * effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour unknownSerial() {
		return of("unknown serial", (exchange) -> exchange.sign(exchange.perform())
			.withHeader("Wechatpay-Serial", "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"), SIGNED);
	}

	/**
	 * Send the probe of the platform: a signature that begins with
	 * {@code WECHATPAY/SIGNTEST/} and is wrong on purpose, not even Base64. The operation
	 * takes effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour signTest() {
		return of("SIGNTEST", (exchange) -> {
			Answer answer = exchange.sign(exchange.perform());
			return answer.withHeader(SIGNATURE, "WECHATPAY/SIGNTEST/" + answer.headers().getFirst(SIGNATURE));
		}, SIGNED);
	}

	/**
	 * Sign well, but by the key of the other kind: by the public key instead of the
	 * certificate or the other way round, as happens while a merchant moves from one to
	 * the other. The operation takes effect.
	 * @return the misbehaviour
	 */
	public static Misbehaviour signedByOtherKey() {
		return of("signed by other key", (exchange) -> {
			Exchange.Signing signing = exchange.signed();
			return signing.signer().sign(exchange.perform(), signing.otherKey(), signing.now());
		}, SIGNED);
	}

	/**
	 * Change the answer, then sign it: an answer of the platform that nobody expected.
	 * The operation takes effect.
	 * @param change the change
	 * @return the misbehaviour
	 */
	public static Misbehaviour beforeSigning(UnaryOperator<Answer> change) {
		return of("changed before signing", (exchange) -> exchange.sign(change.apply(exchange.perform())));
	}

	/**
	 * Sign the answer, then change it: an answer that was tampered with. The operation
	 * takes effect.
	 * @param change the change
	 * @return the misbehaviour
	 */
	public static Misbehaviour afterSigning(UnaryOperator<Answer> change) {
		return of("changed after signing", (exchange) -> change.apply(exchange.sign(exchange.perform())));
	}

	/**
	 * Happen to more than one request.
	 * @param times to how many
	 * @return the changed copy
	 */
	public Misbehaviour times(int times) {
		if (times < 1) {
			throw new IllegalArgumentException("times must be at least 1, it is " + times);
		}
		return new Misbehaviour(this.description, this.course, times, this.every, this.scope, this.filter);
	}

	/**
	 * Happen to every request from now on, until {@link FakeWechatPay#behave()}.
	 * @return the changed copy
	 */
	public Misbehaviour always() {
		return times(Integer.MAX_VALUE);
	}

	/**
	 * Happen to each nth request, again and again until {@link FakeWechatPay#behave()},
	 * so that it can be mixed into a load. The others pass, or meet the misbehaviour that
	 * is next in turn.
	 * @param n which one: 3 lets two requests pass, then happens, then lets two pass
	 * @return the changed copy
	 */
	public Misbehaviour every(int n) {
		if (n < 1) {
			throw new IllegalArgumentException("n must be at least 1, it is " + n);
		}
		return new Misbehaviour(this.description, this.course, Integer.MAX_VALUE, n, this.scope, this.filter);
	}

	/**
	 * Happen only to some requests; others pass and don't count.
	 * @param filter tells to which
	 * @return the changed copy
	 */
	public Misbehaviour when(Predicate<ReceivedRequest> filter) {
		return new Misbehaviour(this.description, this.course, this.times, this.every, this.scope, filter);
	}

	int times() {
		return this.times;
	}

	int every() {
		return this.every;
	}

	boolean matches(ReceivedRequest request) {
		return this.scope.test(request) && this.filter.test(request);
	}

	Answer answer(Exchange exchange) {
		return this.course.apply(exchange);
	}

	@Override
	public String toString() {
		return "Misbehaviour[" + this.description + "]";
	}

}

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

import java.io.Serializable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The platform answered with an error. {@code 4xx} means that the call was refused and
 * had no effect; {@code 5xx} means that the result is unknown. The APIs of official
 * accounts answer with {@code 200} and an {@code errcode}, which is the code then; of
 * these {@code -1} means that the result is unknown.
 * <p>
 * Error answers are not always signed ({@code 401} never is), so nothing in it is proven
 * to come from the platform.
 *
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012081726">Basic rules of
 * APIv3</a>
 */
public final class MembercardResponseException extends MembercardException {

	private static final long serialVersionUID = 1L;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private static final String SYSTEM_BUSY = "-1";

	private static final String TOO_MANY_CALLS_A_MINUTE = "45011";

	private static final Map<String, String> ERRCODE_HINTS = Map.of("40001",
			"A new access token did not help: check 'app-id' and 'app-secret'", "40013", "Check 'app-id'", "40125",
			"Check 'app-secret'", "40164",
			"Add the address of this machine to the IP white list of the account, on mp.weixin.qq.com", "45009",
			"The quota of the day is used up, do not repeat before the next day", "48001",
			"The account has no permission for this call, see mp.weixin.qq.com");

	private static final Pattern RID = Pattern.compile("rid: ?([0-9A-Za-z-]+)");

	private final int status;

	private final @Nullable String code;

	private final @Nullable String platformMessage;

	private final @Nullable Detail detail;

	private final @Nullable String requestId;

	private final boolean resultUnknown;

	MembercardResponseException(String call, int status, @Nullable ErrorBody body, @Nullable String requestId,
			@Nullable String hint) {
		this(message(call, status, body, requestId, hint), status, body, requestId, status >= SERVER_ERROR);
	}

	private MembercardResponseException(String message, int status, @Nullable ErrorBody body,
			@Nullable String requestId, boolean resultUnknown) {
		super(message, null);
		this.status = status;
		this.code = (body != null) ? body.code() : null;
		this.platformMessage = (body != null) ? body.message() : null;
		this.detail = (body != null) ? body.detail() : null;
		this.requestId = requestId;
		this.resultUnknown = resultUnknown;
	}

	/**
	 * Create the exception for an {@code errcode}.
	 * @param call the call
	 * @param status the HTTP status, 2xx
	 * @param errcode the code, not 0
	 * @param errmsg the text for people, or {@code null}
	 * @return the exception
	 */
	static MembercardResponseException ofErrcode(String call, int status, int errcode, @Nullable String errmsg) {
		String code = String.valueOf(errcode);
		Matcher rid = RID.matcher((errmsg != null) ? errmsg : "");
		String hint = ERRCODE_HINTS.get(code);
		return new MembercardResponseException(
				call + " was answered with errcode " + code + ": " + errmsg + ((hint != null) ? ". " + hint : ""),
				status, new ErrorBody(code, errmsg, null), rid.find() ? rid.group(1) : null, code.equals(SYSTEM_BUSY));
	}

	/**
	 * Create the exception for a success that can't be one.
	 * @param call the call
	 * @param status the HTTP status, 2xx
	 * @param problem what is wrong with the body
	 * @return the exception
	 */
	static MembercardResponseException ofUnreadable(String call, int status, String problem) {
		return new MembercardResponseException(
				call + " was answered with " + status + " and a body that is not the platform's: " + problem, status,
				null, null, true);
	}

	private static String message(String call, int status, @Nullable ErrorBody body, @Nullable String requestId,
			@Nullable String hint) {
		StringBuilder message = new StringBuilder(call).append(" was answered with ").append(status);
		if (body == null) {
			message.append(" and a body that is not the platform's error JSON");
		}
		else {
			message.append(' ').append(body.code()).append(": ").append(body.message());
			if (body.detail() != null) {
				message.append(' ').append(body.detail());
			}
		}
		message.append(" [Request-ID ").append(requestId).append(']');
		if (hint != null) {
			message.append(". ").append(hint);
		}
		return message.toString();
	}

	@Override
	public boolean isResultUnknown() {
		return this.resultUnknown;
	}

	boolean isTooManyRequests() {
		return this.status == TOO_MANY_REQUESTS || TOO_MANY_CALLS_A_MINUTE.equals(this.code);
	}

	/**
	 * Return the HTTP status.
	 * @return the status; 2xx only from an API that answers with an {@code errcode}
	 */
	public int getStatus() {
		return this.status;
	}

	/**
	 * Return the platform's error code, such as {@code PARAM_ERROR} or {@code 40013}.
	 * @return the code, or {@code null} when the body was not the platform's error JSON,
	 * as from a gateway
	 */
	public @Nullable String getCode() {
		return this.code;
	}

	/**
	 * Return the platform's text for people, in Chinese, or in English with an
	 * {@code errcode}. Many causes share the code {@code INVALID_REQUEST} and differ only
	 * here; show it, but do not branch on it.
	 * @return the text, or {@code null} when there was none
	 */
	public @Nullable String getPlatformMessage() {
		return this.platformMessage;
	}

	/**
	 * Return which member was refused.
	 * @return the detail, or {@code null} when there was none
	 */
	public @Nullable Detail getDetail() {
		return this.detail;
	}

	/**
	 * Return the platform's id of the call, for support cases.
	 * @return the {@code Request-ID} header, the {@code rid} of an {@code errcode}, or
	 * {@code null} when there was none
	 */
	public @Nullable String getRequestId() {
		return this.requestId;
	}

	/**
	 * The body of an error answer.
	 *
	 * @param code the error code, or {@code null}
	 * @param message the text for people, or {@code null}
	 * @param detail which member was refused, or {@code null}
	 */
	record ErrorBody(@Nullable String code, @Nullable String message, @Nullable Detail detail) {
	}

	/**
	 * Which member of the request was refused, and why. The refused value itself is left
	 * out: it may be an openid or a phone number.
	 *
	 * @param field a JSON pointer to the member, or {@code null}
	 * @param issue what is wrong with it, or {@code null}
	 * @param location {@code body}, {@code query} or {@code uri}, or {@code null}
	 */
	public record Detail(@Nullable String field, @Nullable String issue,
			@Nullable String location) implements Serializable {

		@Override
		public String toString() {
			return "(" + this.location + " " + this.field + ": " + this.issue + ")";
		}

	}

}

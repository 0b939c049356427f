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

import java.util.regex.Pattern;

import io.github.membercard.apiv3.MembercardObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The names and key values that {@link MembercardObservationDocumentation} describes.
 *
 * @since 0.1.0
 */
public class DefaultMembercardObservationConvention implements MembercardObservationConvention {

	private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,63}|-?[0-9]{1,7}");

	private final String name;

	/**
	 * Create a convention that names observations {@code membercard.call}.
	 */
	public DefaultMembercardObservationConvention() {
		this("membercard.call");
	}

	/**
	 * Create a convention.
	 * @param name the name of the observations
	 */
	public DefaultMembercardObservationConvention(String name) {
		this.name = name;
	}

	static DefaultMembercardObservationConvention of(MembercardObservationContext.Kind kind) {
		return switch (kind) {
			case MERCHANT -> new DefaultMembercardObservationConvention();
			case OFFICIAL_ACCOUNT -> new DefaultMembercardObservationConvention("membercard.account.call");
		};
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(MembercardObservationContext context) {
		return "membercard " + context.getOperation();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(MembercardObservationContext context) {
		return KeyValues.of(
				((context.getKind() == MembercardObservationContext.Kind.MERCHANT) ? LowCardinalityKeyNames.MERCHANT
						: LowCardinalityKeyNames.ACCOUNT)
					.withValue(context.getClient()),
				LowCardinalityKeyNames.OPERATION.withValue(context.getOperation()),
				LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)),
				LowCardinalityKeyNames.ERROR_CODE.withValue(errorCode(context.getError())));
	}

	private static String outcome(MembercardObservationContext context) {
		MembercardObservationContext.Ending ending = context.getEnding();
		if (ending == null) {
			return "unknown";
		}
		return switch (ending) {
			case SUCCESS -> "success";
			case CANCELLED -> "cancelled";
			case ERROR -> (context.getError() instanceof MembercardException failure) ? outcome(failure) : "failed";
		};
	}

	private static String outcome(MembercardException failure) {
		if (failure instanceof MembercardResponseException) {
			return "refused";
		}
		if (failure instanceof MembercardConnectionException) {
			return "unreachable";
		}
		if (failure instanceof MembercardSignatureException) {
			return "unproven";
		}
		return (failure instanceof MembercardDecodingException) ? "unreadable" : "misconfigured";
	}

	// What a gateway in between answers may be anything
	private static String errorCode(@Nullable Throwable error) {
		String code = (error instanceof MembercardResponseException refusal) ? refusal.getCode() : null;
		if (code == null) {
			return "none";
		}
		return CODE.matcher(code).matches() ? code : "other";
	}

}

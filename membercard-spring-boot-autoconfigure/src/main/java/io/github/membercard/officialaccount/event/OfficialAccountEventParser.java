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

package io.github.membercard.officialaccount.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.NotificationVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a push to an official account came from the platform, decrypts it, and
 * makes an event of it.
 * <p>
 * In plain mode the platform signs the address and not the body, so whoever sees one
 * address can send any event for five minutes. Use safe mode: with an EncodingAESKey,
 * what is not encrypted is refused.
 *
 * @since 0.1.0
 */
public final class OfficialAccountEventParser {

	/**
	 * How far a timestamp may be from this machine's clock, either way.
	 */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final Pattern ECHO = Pattern.compile("[!-~]{1,256}");

	private final String account;

	private final String appId;

	private final String token;

	private final @Nullable EncodingAesKey key;

	private final Clock clock;

	/**
	 * Create a parser for the pushes to one account.
	 * @param account the name of the account in the application
	 * @param appId the AppID of the account
	 * @param token the Token that was set together with the address, in the console of
	 * the platform
	 * @param encodingAesKey the EncodingAESKey that was set with it, 43 characters; or
	 * {@code null} in plain mode
	 * @param clock tells the time
	 * @throws MembercardConfigurationException when the AppID or the token is blank or
	 * the EncodingAESKey is of another form; the setting is {@code app-id}, {@code token}
	 * or {@code encoding-aes-key}
	 */
	public OfficialAccountEventParser(String account, String appId, String token, @Nullable String encodingAesKey,
			Clock clock) {
		requireText("app-id", appId, "Copy the AppID from the settings of the account");
		requireText("token", token, "Copy the Token from the settings of the account");
		this.account = account;
		this.appId = appId;
		this.token = token;
		this.key = (encodingAesKey != null) ? EncodingAesKey.of(encodingAesKey) : null;
		this.clock = clock;
	}

	private static void requireText(String setting, String value, String action) {
		if (value.isBlank()) {
			throw new MembercardConfigurationException(setting, "it is blank", action);
		}
	}

	String account() {
		return this.account;
	}

	/**
	 * Answer the platform's check of the address.
	 * @param rawQuery the query of the address, or {@code null}
	 * @return what to answer
	 * @throws RefusedPushException when it is not proven to come from the platform
	 */
	String checkAddress(@Nullable String rawQuery) {
		PushQuery query = PushQuery.of(rawQuery);
		// Also in safe mode
		checkSignature(query, "signature");
		String echo = query.required("echostr");
		if (!ECHO.matcher(echo).matches()) {
			// It is not signed, and a browser may show it
			throw RefusedPushException.unproven("the parameter 'echostr' is no short text of printable ASCII");
		}
		return echo;
	}

	/**
	 * Prove, decrypt and read a push.
	 * @param rawQuery the query of the address, or {@code null}
	 * @param body the bytes as received
	 * @return the event
	 * @throws RefusedPushException when it is not proven to come from the platform, or
	 * not readable
	 * @throws MembercardConfigurationException when it is encrypted and there is no
	 * EncodingAESKey
	 */
	IdentifiedEvent parse(@Nullable String rawQuery, byte[] body) {
		if (body.length == 0) {
			throw RefusedPushException.withoutBody();
		}
		if (body.length > NotificationVerifier.MAX_BYTES) {
			throw RefusedPushException.tooLarge(NotificationVerifier.MAX_BYTES);
		}
		PushQuery query = PushQuery.of(rawQuery);
		EventFields fields = (this.key != null) ? decrypt(this.key, query, body) : plain(query, body);
		OfficialAccountEvent event = event(fields);
		return new IdentifiedEvent(identity(event, fields), event);
	}

	private EventFields plain(PushQuery query, byte[] body) {
		checkSignature(query, "signature");
		EventFields fields = PushXml.fields(body);
		if (fields.containsKey("Encrypt")) {
			throw new MembercardConfigurationException(property(EncodingAesKey.SETTING),
					"it is missing, and the pushes of the account are encrypted",
					"Copy the EncodingAESKey from the settings of the account");
		}
		return fields;
	}

	private EventFields decrypt(EncodingAesKey key, PushQuery query, byte[] body) {
		String encrypted = unprovenFields(body).text("Encrypt");
		if (encrypted == null) {
			// Whoever saw the address of one push could sign any body
			throw RefusedPushException.unproven("it is not encrypted, but '" + property(EncodingAesKey.SETTING)
					+ "' is set; set the account to safe mode, or remove the key");
		}
		checkSignature(query, "msg_signature", encrypted);
		EncodingAesKey.Content content = key.decrypt(encrypted)
			.orElseThrow(() -> RefusedPushException.unproven("it can't be decrypted; check that '"
					+ property(EncodingAesKey.SETTING) + "' is the EncodingAESKey of the account"));
		if (!MessageDigest.isEqual(content.appId(), bytes(this.appId))) {
			throw RefusedPushException
				.unproven("it is for another app id; check that '" + property("app-id") + "' is that of the account");
		}
		return PushXml.fields(content.xml());
	}

	private static EventFields unprovenFields(byte[] body) {
		try {
			return PushXml.fields(body);
		}
		catch (RefusedPushException ex) {
			throw RefusedPushException.unproven(ex.problem());
		}
	}

	private void checkSignature(PushQuery query, String parameter, String... alsoSigned) {
		String timestamp = query.required("timestamp");
		String nonce = query.required("nonce");
		if (this.key == null && !query.has(parameter) && query.has("msg_signature")) {
			throw RefusedPushException.unproven("it is encrypted, and '" + property(EncodingAesKey.SETTING)
					+ "' is not set; copy the EncodingAESKey from the settings of the account");
		}
		String signature = query.required(parameter);
		checkClock(timestamp);
		String signed = Stream.concat(Stream.of(this.token, timestamp, nonce), Stream.of(alsoSigned))
			.sorted()
			.collect(Collectors.joining());
		if (!MessageDigest.isEqual(bytes(hash("SHA-1", signed)), bytes(signature))) {
			throw RefusedPushException.unproven("the parameter '" + parameter + "' does not fit; check that '"
					+ property("token") + "' is the Token of the account");
		}
	}

	private void checkClock(String timestamp) {
		long difference;
		try {
			difference = Math.subtractExact(this.clock.instant().getEpochSecond(), Long.parseLong(timestamp));
		}
		catch (NumberFormatException | ArithmeticException ex) {
			throw RefusedPushException.unproven("the parameter 'timestamp' is not a number of seconds");
		}
		if (Math.abs(difference) > TOLERANCE.toSeconds()) {
			throw RefusedPushException.unproven("the parameter 'timestamp' is " + Math.abs(difference) + " s "
					+ ((difference > 0) ? "behind" : "ahead of") + " this machine's clock, and at most "
					+ TOLERANCE.toSeconds() + " s are allowed; check the clock");
		}
	}

	private OfficialAccountEvent event(EventFields fields) {
		String messageType = fields.required("MsgType");
		if (!"event".equals(messageType)) {
			return UnknownOfficialAccountEvent.of(this.account, this.appId, messageType, fields);
		}
		String event = fields.required("Event");
		return switch (event) {
			case CardPassCheckEvent.TYPE -> CardPassCheckEvent.of(this.account, this.appId, fields);
			case CardNotPassCheckEvent.TYPE -> CardNotPassCheckEvent.of(this.account, this.appId, fields);
			case UserGetCardEvent.TYPE -> UserGetCardEvent.of(this.account, this.appId, fields);
			case UserGiftingCardEvent.TYPE -> UserGiftingCardEvent.of(this.account, this.appId, fields);
			case UserDelCardEvent.TYPE -> UserDelCardEvent.of(this.account, this.appId, fields);
			case UserConsumeCardEvent.TYPE -> UserConsumeCardEvent.of(this.account, this.appId, fields);
			case UserPayFromPayCellEvent.TYPE -> UserPayFromPayCellEvent.of(this.account, this.appId, fields);
			case UserViewCardEvent.TYPE -> UserViewCardEvent.of(this.account, this.appId, fields);
			case UserEnterSessionFromCardEvent.TYPE ->
				UserEnterSessionFromCardEvent.of(this.account, this.appId, fields);
			case UpdateMemberCardEvent.TYPE -> UpdateMemberCardEvent.of(this.account, this.appId, fields);
			case CardSkuRemindEvent.TYPE -> CardSkuRemindEvent.of(this.account, this.appId, fields);
			case SubmitMembercardUserInfoEvent.TYPE ->
				SubmitMembercardUserInfoEvent.of(this.account, this.appId, fields);
			default -> UnknownOfficialAccountEvent.of(this.account, this.appId, event, fields);
		};
	}

	private String identity(OfficialAccountEvent event, EventFields fields) {
		// All fields: sender, time and event alone are also those of two cards that are
		// taken by one QR code, or of two changes of points in one second
		return this.appId + '/' + EventFields.printable(event.event()) + '/'
				+ hash("SHA-256",
						new TreeMap<>(fields).entrySet()
							.stream()
							.map((field) -> field.getKey() + '=' + field.getValue())
							.collect(Collectors.joining("\n")));
	}

	private String property(String name) {
		return "membercard.official-accounts." + this.account + '.' + name;
	}

	private static String hash(String algorithm, String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + algorithm, ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

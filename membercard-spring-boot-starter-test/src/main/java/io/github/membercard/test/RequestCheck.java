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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.http.HttpHeaders;

/**
 * Checks a request as the platform does: who sent it, its headers, and its values.
 */
final class RequestCheck {

	static final Duration WINDOW = Duration.ofMinutes(5);

	private static final Pattern WIRE_TARGET = Pattern.compile("/[\\x21-\\x7e]*");

	private static final Pattern ENCODED = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*,;=:@/?-]|%[0-9A-Fa-f]{2})*");

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

	// A timestamp in seconds stays below this until the year 5138.
	private static final long MILLISECONDS = 100_000_000_000L;

	private static final int LAST_CHARACTER = 0xFFFF;

	private final OpenApiDocument document;

	private final Function<String, @Nullable FakeMerchant> merchants;

	private final KeyRing platformKeys;

	private final EncryptedFields encryptedFields;

	private final Clock clock;

	// In the order they came
	private final Map<String, Instant> nonces = new LinkedHashMap<>();

	private final JsonMapper mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

	/**
	 * Create the check.
	 * @param document the operations
	 * @param merchants gives the merchant of an id, or {@code null}
	 * @param platformKeys the keys of the platform
	 * @param clock the clock of the platform
	 */
	RequestCheck(OpenApiDocument document, Function<String, @Nullable FakeMerchant> merchants, KeyRing platformKeys,
			Clock clock) {
		this.document = document;
		this.merchants = merchants;
		this.platformKeys = platformKeys;
		this.encryptedFields = new EncryptedFields(platformKeys);
		this.clock = clock;
	}

	Call check(ReceivedRequest request) {
		if (!WIRE_TARGET.matcher(request.target()).matches()) {
			throw Refusal.invalidRequest("Path and query must be percent-encoded ASCII on the wire");
		}
		FakeMerchant merchant = authenticate(request);
		Operation operation = this.document.find(request.method(), request.path());
		checkHeaders(request, operation);
		if (operation == null) {
			throw Refusal.of(404, "RESOURCE_NOT_EXISTS",
					"The OpenAPI document has no operation for this method and path");
		}
		Map<String, String> path = path(request, operation);
		Map<String, String> query = query(request, operation);
		checkParameters("header", operation, (name) -> request.headers().getFirst(name));
		MultipartBody upload = MultipartBody.isMultipart(request) ? MultipartBody.of(request) : null;
		Call call = new Call(merchant, operation, path, query, body(request, operation, upload), upload);
		return this.encryptedFields.decrypt(call, request.headers().getFirst("Wechatpay-Serial"));
	}

	private FakeMerchant authenticate(ReceivedRequest request) {
		AuthorizationHeader header = AuthorizationHeader
			.parse(request.headers().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
		FakeMerchant merchant = this.merchants.apply(header.merchantId());
		if (merchant == null) {
			throw Refusal.signError("mchid of Authorization is not a merchant of this platform");
		}
		FakeMerchantCertificate certificate = merchant.findCertificate(header.serialNumber());
		if (certificate == null) {
			throw Refusal
				.signError("serial_no of Authorization must be the serial number of the certificate of merchant "
						+ merchant.merchantId() + ", which is " + merchant.certificateSerialNumber()
						+ ": 40 upper-case hex digits with leading zeros, and not the key of the platform");
		}
		Instant timestamp = timestamp(header.timestamp());
		verify(request, header, certificate);
		// Only a good signature uses the nonce up.
		useNonce(merchant, header.nonce(), timestamp);
		return merchant;
	}

	private Instant timestamp(String text) {
		if (!SECONDS.matcher(text).matches()) {
			throw Refusal.signError("timestamp of Authorization must be digits only");
		}
		long seconds = Long.parseLong(text);
		if (seconds >= MILLISECONDS) {
			throw Refusal.signError("timestamp of Authorization must be in seconds; it looks like milliseconds");
		}
		Instant now = this.clock.instant();
		long difference = seconds - now.getEpochSecond();
		if (Math.abs(difference) > WINDOW.toSeconds()) {
			throw Refusal
				.signError("timestamp of Authorization is %d s %s the clock of the platform, at most %d s are allowed"
					.formatted(Math.abs(difference), (difference < 0) ? "behind" : "ahead of", WINDOW.toSeconds()));
		}
		return Instant.ofEpochSecond(seconds);
	}

	private void verify(ReceivedRequest request, AuthorizationHeader header, FakeMerchantCertificate certificate) {
		byte[] signature;
		try {
			signature = Base64.getDecoder().decode(header.signature());
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.signError("signature of Authorization is not Base64");
		}
		SignedMessage message = message(request, header);
		RSAPublicKey key = certificate.publicKey();
		if (!isSigned(message.bytes(), signature, key)) {
			throw Refusal
				.signError(new SignatureDiagnosis(message, this.document.find(request.method(), request.path()),
						baseUrls(request), request.bytes())
					.explain(signature, key, certificate.serialNumber()));
		}
	}

	/**
	 * Tell whether the signature of a request is that of its merchant, whatever else is
	 * wrong with it.
	 * @param request the request
	 * @return whether the signature fits
	 */
	boolean isSigned(ReceivedRequest request) {
		try {
			AuthorizationHeader header = AuthorizationHeader
				.parse(request.headers().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
			FakeMerchant merchant = this.merchants.apply(header.merchantId());
			FakeMerchantCertificate certificate = (merchant != null) ? merchant.findCertificate(header.serialNumber())
					: null;
			return certificate != null && isSigned(message(request, header).bytes(),
					Base64.getDecoder().decode(header.signature()), certificate.publicKey());
		}
		catch (Refusal | IllegalArgumentException ex) {
			return false;
		}
	}

	private static SignedMessage message(ReceivedRequest request, AuthorizationHeader header) {
		byte[] signedBody = MultipartBody.isMultipart(request) ? MultipartBody.of(request).part("meta")
				: request.bytes();
		return new SignedMessage(request.method(), request.target(), header.timestamp(), header.nonce(), signedBody);
	}

	private static List<String> baseUrls(ReceivedRequest request) {
		String host = request.headers().getFirst(HttpHeaders.HOST);
		return List.of("http://" + host, "https://" + host, "https://api.mch.weixin.qq.com",
				"https://api2.mch.weixin.qq.com");
	}

	private static boolean isSigned(byte[] message, byte[] signed, RSAPublicKey key) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(key);
			signature.update(message);
			return signature.verify(signed);
		}
		catch (GeneralSecurityException ex) {
			// The JDK throws this for a signature of the wrong length.
			return false;
		}
	}

	// Not all that are too old, but those that came first: looking at all of them would
	// take longer with every request
	private void forgetNoncesBefore(Instant oldest) {
		Iterator<Instant> used = this.nonces.values().iterator();
		while (used.hasNext() && used.next().isBefore(oldest)) {
			used.remove();
		}
	}

	private void useNonce(FakeMerchant merchant, String nonce, Instant timestamp) {
		synchronized (this.nonces) {
			forgetNoncesBefore(this.clock.instant().minus(WINDOW));
			if (this.nonces.putIfAbsent(merchant.merchantId() + " " + nonce, timestamp) != null) {
				throw Refusal.signError("nonce_str of Authorization was used before; every attempt needs a new one");
			}
		}
	}

	private void checkHeaders(ReceivedRequest request, @Nullable Operation operation) {
		HttpHeaders headers = request.headers();
		boolean upload = MultipartBody.isMultipart(request);
		String accept = String.join(",", headers.getOrDefault(HttpHeaders.ACCEPT, List.of()));
		if (!accept.contains("application/json") && !(upload && accept.contains("*/*"))) {
			throw Refusal.invalidRequest("The header Accept must be application/json");
		}
		String userAgent = headers.getFirst(HttpHeaders.USER_AGENT);
		if (userAgent == null || userAgent.isBlank()) {
			throw Refusal.invalidRequest("The header User-Agent must not be empty");
		}
		String expected = (operation != null && operation.contentType() != null) ? operation.contentType()
				: "application/json";
		if (request.bytes().length > 0 && !expected.equals(mediaType(headers))) {
			throw Refusal.invalidRequest("The header Content-Type must be " + expected);
		}
		for (String serial : headers.getOrDefault("Wechatpay-Serial", List.of())) {
			// Empty is as good as absent: official clients send that to learn the keys.
			if (!serial.isEmpty() && this.platformKeys.find(serial) == null) {
				throw Refusal.invalidRequest("The header Wechatpay-Serial names no key of the platform; it must be the"
						+ " public key id or the serial number of the platform certificate, not of the merchant's");
			}
		}
	}

	private static @Nullable String mediaType(HttpHeaders headers) {
		String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		return (contentType != null) ? contentType.split(";", 2)[0].strip() : null;
	}

	private static Map<String, String> path(ReceivedRequest request, Operation operation) {
		Map<String, String> values = new LinkedHashMap<>();
		List<Map.Entry<String, String>> raw = operation.match(request.path());
		if (raw != null) {
			raw.forEach((value) -> values.put(value.getKey(), decode("uri", value.getKey(), value.getValue())));
		}
		checkParameters("path", operation, values::get);
		return values;
	}

	private static Map<String, String> query(ReceivedRequest request, Operation operation) {
		Map<String, String> values = new LinkedHashMap<>();
		String query = request.query();
		for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
			int equals = pair.indexOf('=');
			String name = (equals != -1) ? pair.substring(0, equals) : pair;
			if (operation.parameters()
				.stream()
				.noneMatch((known) -> known.in().equals("query") && known.name().equals(name))) {
				throw Refusal.paramError("query", "/" + name, null, "unknown parameter");
			}
			String value = decode("query", name, (equals != -1) ? pair.substring(equals + 1) : "");
			if (values.put(name, value) != null) {
				throw Refusal.paramError("query", "/" + name, null, "it is there twice");
			}
		}
		checkParameters("query", operation, values::get);
		return values;
	}

	private static String decode(String location, String name, String raw) {
		// A plus means a blank to some servers and a plus to others: neither may be sent.
		if (!ENCODED.matcher(raw).matches()) {
			throw Refusal.paramError(location, "/" + name, null, "it must be percent-encoded");
		}
		byte[] bytes = new byte[raw.length()];
		int length = 0;
		for (int i = 0; i < raw.length(); i++) {
			if (raw.charAt(i) == '%') {
				bytes[length++] = (byte) Integer.parseInt(raw, i + 1, i + 3, 16);
				i += 2;
			}
			else {
				bytes[length++] = (byte) raw.charAt(i);
			}
		}
		return text(bytes, length, location, "/" + name);
	}

	private static String text(byte[] bytes, int length, String location, String field) {
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
		}
		catch (CharacterCodingException ex) {
			throw Refusal.paramError(location, field, null, "it is not UTF-8");
		}
		checkCharacters(text, location, field);
		return text;
	}

	private static void checkCharacters(String text, String location, String field) {
		if (text.codePoints().anyMatch((character) -> character > LAST_CHARACTER)) {
			throw Refusal.paramError(location, field, null,
					"it has a character of four UTF-8 bytes, such as an emoji; the platform takes none above U+FFFF");
		}
	}

	private static void checkParameters(String in, Operation operation, Function<String, @Nullable String> values) {
		String location = in.equals("path") ? "uri" : in;
		for (Operation.Parameter parameter : operation.parameters()) {
			if (parameter.in().equals(in)) {
				String value = values.apply(parameter.name());
				if (parameter.required() && (value == null || value.isEmpty())) {
					throw Refusal.paramError(location, "/" + parameter.name(), null, "it is required");
				}
				if (value != null) {
					validate(parameter.schema().get(), json(value, parameter.number()), location,
							"/" + parameter.name());
				}
			}
		}
	}

	private static JsonNode json(String value, boolean number) {
		if (number && SECONDS.matcher(value).matches()) {
			return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
		}
		return JsonNodeFactory.instance.stringNode(value);
	}

	private JsonNode body(ReceivedRequest request, Operation operation, @Nullable MultipartBody upload) {
		byte[] bytes = (upload != null) ? upload.part("meta") : request.bytes();
		if (operation.body() == null) {
			if (bytes.length > 0) {
				throw Refusal.paramError("body", "", null, "this operation takes no body");
			}
			return Call.noBody();
		}
		if (bytes.length == 0) {
			throw Refusal.paramError("body", "", null, "it is required");
		}
		JsonNode body;
		try {
			body = this.mapper.readTree(text(bytes, bytes.length, "body", ""));
		}
		catch (JacksonException ex) {
			// The message of Jackson quotes the body.
			throw Refusal.paramError("body", "", null, "it is not valid JSON");
		}
		// Again, because an emoji can hide behind escapes.
		checkCharacters(body.toString(), "body", "");
		validate(operation.body().get(), body, "body", "");
		return body;
	}

	private static void validate(Schema schema, JsonNode value, String location, String field) {
		List<Error> errors = schema.validate(value);
		if (!errors.isEmpty()) {
			Error error = errors.get(0);
			String member = (error.getProperty() != null) ? "/" + error.getProperty() : "";
			throw Refusal.paramError(location, field + error.getInstanceLocation() + member, error.getInstanceNode(),
					error.getMessage());
		}
	}

}

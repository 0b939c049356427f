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

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says which line of the signed message is wrong. An RSA signature gives back the digest
 * that was signed; the digest of the message with one line changed in a well-known wrong
 * way then tells what the client did.
 */
final class SignatureDiagnosis {

	// RFC 8017, section 9.2, note 1.
	private static final Map<String, String> DIGEST_INFO = Map.of("3031300d060960864801650304020105000420", "SHA-256",
			"3021300906052b0e03021a05000414", "SHA-1", "3041300d060960864801650304020205000430", "SHA-384",
			"3051300d060960864801650304020305000440", "SHA-512", "3020300c06082a864886f70d020505000410", "MD5");

	private static final int DIGEST_LENGTH = 32;

	private static final int LARGE_BODY = 65_536;

	private final SignedMessage expected;

	private final @Nullable Operation operation;

	private final List<String> baseUrls;

	private final byte[] wireBody;

	/**
	 * Prepare the diagnosis of a request.
	 * @param expected the message that should have been signed
	 * @param operation the operation, or {@code null} when the document has none
	 * @param baseUrls the addresses that the client may have put before the path
	 * @param wireBody the whole body; it differs from the signed one in uploads
	 */
	SignatureDiagnosis(SignedMessage expected, @Nullable Operation operation, List<String> baseUrls, byte[] wireBody) {
		this.expected = expected;
		this.operation = operation;
		this.baseUrls = baseUrls;
		this.wireBody = wireBody;
	}

	String explain(byte[] signature, RSAPublicKey key, String serialNumber) {
		byte[] digestInfo = recover(signature, key);
		if (digestInfo == null) {
			return "The signature was not made with the private key that belongs to the merchant certificate "
					+ serialNumber + ". Check that apiclient_key.pem and the serial number are of the same certificate";
		}
		String algorithm = algorithm(digestInfo);
		if (!algorithm.equals("SHA-256")) {
			return "The signature is over a digest of kind " + algorithm + ", it must be SHA256withRSA";
		}
		byte[] digest = Arrays.copyOfRange(digestInfo, digestInfo.length - DIGEST_LENGTH, digestInfo.length);
		for (Map.Entry<String, byte[]> variant : variants().entrySet()) {
			if (MessageDigest.isEqual(digest, sha256(variant.getValue()))) {
				return variant.getKey();
			}
		}
		String timestamp = timestampSigned(digest);
		if (timestamp != null) {
			return timestamp;
		}
		return "None of the usual mistakes explains the signature. This is the message that must be signed, each line"
				+ " ended by a line feed: " + expectedLines();
	}

	private Map<String, byte[]> variants() {
		Map<String, byte[]> variants = new LinkedHashMap<>();
		SignedMessage message = this.expected;
		methodVariants(variants, message);
		targetVariants(variants, message);
		nonceVariants(variants, message);
		bodyVariants(variants, message);
		variants.put("Lines 3 and 4 are exchanged: the timestamp comes before the nonce",
				message.withTimestamp(message.nonce()).withNonce(message.timestamp()).bytes());
		variants.put("The lines end with CR LF: each line must end with a single line feed", message.bytes("\r\n"));
		variants.put("The final line feed is missing: line 5 (body) must end with one too, even when it is empty",
				message.bytesWithoutFinalLineEnd());
		return variants;
	}

	private void methodVariants(Map<String, byte[]> variants, SignedMessage message) {
		variants.put("Line 1 (method) is wrong: it was signed in lower case",
				message.withMethod(message.method().toLowerCase(Locale.ROOT)).bytes());
		for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
			if (!method.equals(message.method())) {
				variants.put(
						"Line 1 (method) is wrong: %s was signed but %s was sent".formatted(method, message.method()),
						message.withMethod(method).bytes());
			}
		}
	}

	private void targetVariants(Map<String, byte[]> variants, SignedMessage message) {
		String target = message.target();
		int query = target.indexOf('?');
		String path = (query != -1) ? target.substring(0, query) : target;
		if (query != -1) {
			variants.put("Line 2 (path and query) is wrong: the query was left out", message.withTarget(path).bytes());
		}
		if (this.operation != null) {
			variants.put(
					"Line 2 (path and query) is wrong: the path template was signed, its {placeholders} not replaced",
					message.withTarget(this.operation.template() + target.substring(path.length())).bytes());
		}
		String decoded = decode(target);
		if (decoded != null) {
			variants.put("Line 2 (path and query) is wrong: it was signed decoded; sign it percent-encoded, as sent",
					message.withTarget(decoded).bytes());
		}
		for (String baseUrl : this.baseUrls) {
			variants.put(
					"Line 2 (path and query) is wrong: the full URL was signed; leave out scheme and host"
							+ (baseUrl.equals(this.baseUrls.get(0)) ? "" : " (" + baseUrl + ")"),
					message.withTarget(baseUrl + target).bytes());
		}
	}

	private static @Nullable String decode(String target) {
		try {
			String decoded = URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
			return decoded.equals(target) ? null : decoded;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static void nonceVariants(Map<String, byte[]> variants, SignedMessage message) {
		String nonce = message.nonce();
		for (String other : Set.of("", nonce.replace("-", ""), nonce.toLowerCase(Locale.ROOT),
				nonce.toUpperCase(Locale.ROOT))) {
			if (!other.equals(nonce)) {
				variants.put(
						"Line 4 (nonce) is wrong: another text was signed than nonce_str says ("
								+ (other.isEmpty() ? "an empty one" : "other case or no dashes") + ")",
						message.withNonce(other).bytes());
			}
		}
	}

	private void bodyVariants(Map<String, byte[]> variants, SignedMessage message) {
		String wrong = "Line 5 (body) is wrong: ";
		byte[] body = message.body();
		if (body.length == 0) {
			for (String text : List.of("null", "{}", "[]", "\"\"")) {
				variants.put(wrong + text + " was signed but no body was sent; the line must be empty",
						message.withBody(text.getBytes(StandardCharsets.US_ASCII)).bytes());
			}
			return;
		}
		variants.put(wrong + "it was signed empty though a body was sent", message.withBody(new byte[0]).bytes());
		if (!Arrays.equals(body, this.wireBody)) {
			variants.put(wrong + "the whole multipart body was signed; sign the text of the part meta only",
					message.withBody(this.wireBody).bytes());
		}
		String text = new String(body, StandardCharsets.UTF_8);
		variants.put(wrong + "its bytes were signed in ISO-8859-1, not UTF-8",
				message.withBody(text.getBytes(StandardCharsets.ISO_8859_1)).bytes());
		if (Charset.isSupported("GBK")) {
			variants.put(wrong + "its bytes were signed in GBK, not UTF-8",
					message.withBody(text.getBytes(Charset.forName("GBK"))).bytes());
			variants.put(wrong + "the body was sent in GBK but signed in UTF-8",
					message.withBody(new String(body, Charset.forName("GBK")).getBytes(StandardCharsets.UTF_8))
						.bytes());
		}
		variants.put(wrong + "the body was sent in ISO-8859-1 but signed in UTF-8",
				message.withBody(new String(body, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8))
					.bytes());
		variants.put(wrong + "white space at its end or start was left out",
				message.withBody(text.strip().getBytes(StandardCharsets.UTF_8)).bytes());
		int variant = 0;
		for (String other : writtenAgain(text)) {
			// The number only keeps the entries apart.
			variants.put(
					wrong + "the JSON was written again, other bytes were sent than signed (form " + ++variant
							+ "); write it once and use the same bytes for both",
					message.withBody(other.getBytes(StandardCharsets.UTF_8)).bytes());
		}
	}

	private static List<String> writtenAgain(String text) {
		JsonMapper mapper = JsonMapper.shared();
		JsonNode json;
		try {
			json = mapper.readTree(text);
		}
		catch (JacksonException ex) {
			return List.of();
		}
		DefaultPrettyPrinter twoBlanks = indented("  ");
		DefaultPrettyPrinter fourBlanks = indented("    ");
		Object sorted = mapper.convertValue(json, Object.class);
		JsonMapper sorting = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
		JsonMapper ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
		return List.of(json.toString(), json.toPrettyString(), mapper.writer().with(twoBlanks).writeValueAsString(json),
				mapper.writer().with(fourBlanks).writeValueAsString(json), sorting.writeValueAsString(sorted),
				ascii.writeValueAsString(json), ascii.writeValueAsString(json).replace("/", "\\/"),
				json.toString().replace("/", "\\/"), json.toString().replace("\":", "\": ").replace(",\"", ", \""));
	}

	private static DefaultPrettyPrinter indented(String blanks) {
		DefaultIndenter indenter = new DefaultIndenter(blanks, "\n");
		return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
	}

	private @Nullable String timestampSigned(byte[] digest) {
		if (this.expected.body().length > LARGE_BODY) {
			return null;
		}
		long seconds = Long.parseLong(this.expected.timestamp());
		for (long other = seconds - 10; other <= seconds + 10; other++) {
			if (isSignedAt(Long.toString(other), digest)) {
				return "Line 3 (timestamp) is wrong: %d was signed but the header says %d".formatted(other, seconds);
			}
		}
		for (long milli = seconds * 1000 - 1000; milli < seconds * 1000 + 2000; milli++) {
			if (isSignedAt(Long.toString(milli), digest)) {
				return "Line 3 (timestamp) is wrong: it was signed in milliseconds; it must be seconds, as in the header";
			}
		}
		return null;
	}

	private boolean isSignedAt(String timestamp, byte[] digest) {
		return MessageDigest.isEqual(digest, sha256(this.expected.withTimestamp(timestamp).bytes()));
	}

	// The body is shown as a digest only: it may hold an openid or a phone number.
	private String expectedLines() {
		SignedMessage message = this.expected;
		return "1: %s | 2: %s | 3: %s | 4: %s | 5: %s".formatted(message.method(), withoutSecrets(message.target()),
				message.timestamp(), message.nonce(),
				(message.body().length == 0) ? "(empty)" : "(%d bytes with SHA-256 %s)".formatted(message.body().length,
						HexFormat.of().formatHex(sha256(message.body()))));
	}

	// Path and query may hold an openid or a phone number too.
	private String withoutSecrets(String target) {
		int query = target.indexOf('?');
		String path = (query != -1) ? target.substring(0, query) : target;
		String values = (query != -1) ? target.substring(query).replaceAll("=[^&]*", "=...") : "";
		List<Map.Entry<String, String>> parameters = (this.operation != null) ? this.operation.match(path) : null;
		if (parameters == null) {
			return "(the path as sent, %d characters)".formatted(path.length()) + values;
		}
		for (Map.Entry<String, String> parameter : parameters) {
			if (Refusal.isPersonal(parameter.getKey())) {
				path = path.replace("/" + parameter.getValue(), "/...");
			}
		}
		return path + values;
	}

	/**
	 * Recover what was signed: the public operation of RSA, then the padding of PKCS#1
	 * v1.5 off.
	 * @param signature the bytes of the signature
	 * @param key the public key of the merchant
	 * @return the digest info, or {@code null} when another key made it
	 */
	private static byte @Nullable [] recover(byte[] signature, RSAPublicKey key) {
		BigInteger number = new BigInteger(1, signature);
		int length = (key.getModulus().bitLength() + 7) / 8;
		if (signature.length != length || number.compareTo(key.getModulus()) >= 0) {
			return null;
		}
		// 00 01 FF .. FF 00 info; the leading 00 isn't part of the number.
		byte[] block = number.modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
		if (block.length != length - 1 || block[0] != 1) {
			return null;
		}
		int at = 1;
		while (at < block.length && block[at] == (byte) 0xFF) {
			at++;
		}
		if (at == block.length || block[at] != 0) {
			return null;
		}
		return Arrays.copyOfRange(block, at + 1, block.length);
	}

	private static String algorithm(byte[] digestInfo) {
		String hex = HexFormat.of().formatHex(digestInfo);
		return DIGEST_INFO.entrySet()
			.stream()
			.filter((entry) -> hex.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("unknown");
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This JDK has no SHA-256", ex);
		}
	}

}

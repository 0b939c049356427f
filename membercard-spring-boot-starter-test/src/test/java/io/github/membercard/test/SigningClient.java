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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import javax.crypto.Cipher;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the tests' own, plain JDK, that can make every mistake.
 */
final class SigningClient {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final FakeWechatPay wechatPay;

	private final FakeMerchant merchant;

	private final Clock clock;

	SigningClient(FakeWechatPay wechatPay, FakeMerchant merchant, Clock clock) {
		this.wechatPay = wechatPay;
		this.merchant = merchant;
		this.clock = clock;
	}

	Attempt post(String target, String body) {
		return new Attempt("POST", target, body.getBytes(StandardCharsets.UTF_8));
	}

	Attempt get(String target) {
		return new Attempt("GET", target, new byte[0]);
	}

	Attempt patch(String target, String body) {
		return new Attempt("PATCH", target, body.getBytes(StandardCharsets.UTF_8));
	}

	Attempt delete(String target) {
		return new Attempt("DELETE", target, new byte[0]);
	}

	/**
	 * Upload a file.
	 * @param target the target
	 * @param meta the part {@code meta}
	 * @param file the part {@code file}
	 * @return the request
	 */
	Attempt upload(String target, String meta, byte[] file) {
		String body = "--boundary\r\nContent-Disposition: form-data; name=\"meta\"\r\n"
				+ "Content-Type: application/json\r\n\r\n" + meta + "\r\n--boundary\r\n"
				+ "Content-Disposition: form-data; name=\"file\"; filename=\"picture\"\r\n"
				+ "Content-Type: application/octet-stream\r\n\r\n" + new String(file, StandardCharsets.ISO_8859_1)
				+ "\r\n--boundary--\r\n";
		return call("POST", target, body.getBytes(StandardCharsets.ISO_8859_1))
			.header("Content-Type", "multipart/form-data; boundary=boundary")
			.signingBody(meta.getBytes(StandardCharsets.UTF_8));
	}

	Attempt call(String method, String target, byte[] body) {
		return new Attempt(method, target, body);
	}

	static PrivateKey privateKey(FakeMerchant merchant) {
		try {
			return KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(der(merchant.privateKeyPem())));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static PublicKey publicKey(String pem) {
		try {
			return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(pem)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static X509Certificate certificate(String pem) {
		try {
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] der(String pem) {
		return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
	}

	/**
	 * Encrypt as a client has to.
	 * @param key a public key of the platform
	 * @param text the text
	 * @return the ciphertext in Base64
	 */
	static String encrypt(PublicKey key, String text) {
		try {
			Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			cipher.init(Cipher.ENCRYPT_MODE, key);
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String percentEncode(String value) {
		String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
		// The client of the JDK logs targets. So nobody takes the openid of a test for a
		// leak, its first letter
		// is encoded too, which is as good.
		return encoded.replace("obLatj", "%6FbLatj");
	}

	static JsonNode json(HttpResponse<byte[]> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	static boolean isSigned(HttpResponse<byte[]> response, PublicKey key) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(key);
			signature
				.update((header(response, "Wechatpay-Timestamp") + "\n" + header(response, "Wechatpay-Nonce") + "\n")
					.getBytes(StandardCharsets.UTF_8));
			signature.update(response.body());
			signature.update((byte) '\n');
			return signature.verify(Base64.getDecoder().decode(header(response, "Wechatpay-Signature")));
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("No header " + name));
	}

	/**
	 * One request, correct unless told otherwise.
	 */
	final class Attempt {

		private final String method;

		private final String target;

		private final byte[] body;

		private final Map<String, String> headers = new LinkedHashMap<>();

		private String timestamp = Long.toString(SigningClient.this.clock.instant().getEpochSecond());

		private String nonce = UUID.randomUUID().toString();

		private String merchantId = SigningClient.this.merchant.merchantId();

		private String serialNumber = SigningClient.this.merchant.certificateSerialNumber();

		private String algorithm = "SHA256withRSA";

		private PrivateKey key = privateKey(SigningClient.this.merchant);

		private byte @Nullable [] signedBody;

		private byte @Nullable [] signedMessage;

		private UnaryOperator<String> message = (message) -> message;

		private UnaryOperator<String> authorization = (authorization) -> authorization;

		private Attempt(String method, String target, byte[] body) {
			this.method = method;
			this.target = target;
			this.body = body;
			this.headers.put("Accept", "application/json");
			this.headers.put("User-Agent", "tests");
			this.headers.put("Wechatpay-Serial", SigningClient.this.wechatPay.publicKeyId());
			if (body.length > 0) {
				this.headers.put("Content-Type", "application/json");
			}
		}

		Attempt timestamp(String timestamp) {
			this.timestamp = timestamp;
			return this;
		}

		Attempt nonce(String nonce) {
			this.nonce = nonce;
			return this;
		}

		Attempt merchantId(String merchantId) {
			this.merchantId = merchantId;
			return this;
		}

		Attempt serialNumber(String serialNumber) {
			this.serialNumber = serialNumber;
			return this;
		}

		Attempt algorithm(String algorithm) {
			this.algorithm = algorithm;
			return this;
		}

		Attempt key(PrivateKey key) {
			this.key = key;
			return this;
		}

		Attempt signingBody(byte[] body) {
			this.signedBody = body;
			return this;
		}

		Attempt signing(byte[] message) {
			this.signedMessage = message;
			return this;
		}

		Attempt signing(UnaryOperator<String> message) {
			this.message = message;
			return this;
		}

		Attempt authorization(UnaryOperator<String> authorization) {
			this.authorization = authorization;
			return this;
		}

		Attempt header(String name, String value) {
			this.headers.put(name, value);
			return this;
		}

		Attempt withoutHeader(String name) {
			this.headers.remove(name);
			return this;
		}

		String authorizationHeader() {
			return this.authorization.apply(("WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\","
					+ "timestamp=\"%s\",serial_no=\"%s\"")
				.formatted(this.merchantId, this.nonce, sign(), this.timestamp, this.serialNumber));
		}

		private String sign() {
			try {
				Signature signature = Signature.getInstance(this.algorithm);
				signature.initSign(this.key);
				signature.update(message());
				return Base64.getEncoder().encodeToString(signature.sign());
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private byte[] message() {
			if (this.signedMessage != null) {
				return this.signedMessage;
			}
			// One character for each byte, so that any bytes can be signed.
			String body = new String((this.signedBody != null) ? this.signedBody : this.body,
					StandardCharsets.ISO_8859_1);
			return this.message.apply(String.join("\n", this.method, this.target, this.timestamp, this.nonce, body, ""))
				.getBytes(StandardCharsets.ISO_8859_1);
		}

		HttpRequest request() {
			HttpRequest.Builder request = HttpRequest
				.newBuilder(URI.create(SigningClient.this.wechatPay.baseUrl() + this.target))
				.method(this.method, (this.body.length > 0) ? HttpRequest.BodyPublishers.ofByteArray(this.body)
						: HttpRequest.BodyPublishers.noBody());
			this.headers.forEach(request::setHeader);
			String authorization = authorizationHeader();
			if (!authorization.isEmpty()) {
				request.setHeader("Authorization", authorization);
			}
			return request.build();
		}

		HttpResponse<byte[]> send() {
			try {
				return trySend();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		HttpResponse<byte[]> trySend() throws IOException {
			try {
				return SigningClient.this.http.send(request(), HttpResponse.BodyHandlers.ofByteArray());
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of the tests' own for the card API of official accounts, plain JDK.
 */
final class OfficialAccountClient {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final FakeWechatPay wechatPay;

	private final FakeOfficialAccount account;

	private @Nullable String accessToken;

	OfficialAccountClient(FakeWechatPay wechatPay, FakeOfficialAccount account) {
		this.wechatPay = wechatPay;
		this.account = account;
	}

	String accessToken() {
		String accessToken = this.accessToken;
		if (accessToken == null) {
			accessToken = stableToken(false).get("access_token").asString();
			this.accessToken = accessToken;
		}
		return accessToken;
	}

	void useAccessToken(String accessToken) {
		this.accessToken = accessToken;
	}

	JsonNode plainToken() {
		return json(send("GET", "/cgi-bin/token?grant_type=client_credential&appid=" + this.account.appId() + "&secret="
				+ this.account.appSecret(), new byte[0], null));
	}

	JsonNode stableToken(boolean force) {
		return json(stableTokenRequest(
				"{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\",\"force_refresh\":%s}"
					.formatted(this.account.appId(), this.account.appSecret(), force)));
	}

	HttpResponse<byte[]> stableTokenRequest(String body) {
		return send("POST", "/cgi-bin/stable_token", body.getBytes(StandardCharsets.UTF_8), "application/json");
	}

	JsonNode accepted(String path, String body) {
		JsonNode answer = post(path, body);
		assertThat(answer.path("errcode").asInt(0)).as(answer.toString()).isZero();
		return answer;
	}

	JsonNode post(String path, String body) {
		return json(postTo(path + "?access_token=" + accessToken(), body));
	}

	HttpResponse<byte[]> postTo(String target, String body) {
		return send("POST", target, body.getBytes(StandardCharsets.UTF_8), "application/json");
	}

	HttpResponse<byte[]> get(String target) {
		return send("GET", target, new byte[0], null);
	}

	JsonNode upload(String part, byte[] file) {
		String body = "--boundary\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"logo.png\"\r\n"
			.formatted(part) + "Content-Type: image/png\r\n\r\n" + new String(file, StandardCharsets.ISO_8859_1)
				+ "\r\n--boundary--\r\n";
		return json(send("POST", "/cgi-bin/media/uploadimg?access_token=" + accessToken(),
				body.getBytes(StandardCharsets.ISO_8859_1), "multipart/form-data; boundary=boundary"));
	}

	HttpResponse<byte[]> send(String method, String target, byte[] body, @Nullable String contentType) {
		try {
			return trySend(method, target, body, contentType);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	HttpResponse<byte[]> trySend(String method, String target, byte[] body, @Nullable String contentType)
			throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.wechatPay.baseUrl() + target))
			.method(method, (body.length > 0) ? HttpRequest.BodyPublishers.ofByteArray(body)
					: HttpRequest.BodyPublishers.noBody());
		if (contentType != null) {
			request.setHeader("Content-Type", contentType);
		}
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

}

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

package io.github.membercard.smoke;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.ReceivedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What works in an application whatever it runs on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractStackTests {

	private final Stack stack;

	private final String[] properties;

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	@SuppressWarnings("NullAway.Init")
	private SmokeProcess application;

	@SuppressWarnings("NullAway.Init")
	private String port;

	AbstractStackTests(Stack stack, String... properties) {
		this.stack = stack;
		this.properties = properties;
	}

	@BeforeAll
	void start(@TempDir Path folder) {
		this.application = SmokeProcess.start(folder, this.stack.classPath(), this.wechatPay, "", this.properties);
		this.port = this.application.hear().replace("started ", "");
	}

	@AfterAll
	void end() {
		this.application.close();
		this.wechatPay.close();
	}

	@Test
	void serverIsThatOfTheClassPath() {
		String server = switch (this.stack) {
			case NONE -> "without a server";
			case WEBFLUX -> "Netty started on port";
			case MVC -> "Tomcat started on port";
		};
		assertThat(this.application.text()).contains(server);
	}

	@Test
	void callIsAnswered() {
		this.application.tell("call");
		assertThat(this.application.hear()).startsWith("https://");
	}

	@Test
	void rateLimitIsWaitedFor() {
		this.wechatPay.clearRequests();
		// Not the download of the certificates
		this.wechatPay
			.misbehave(Misbehaviour.rateLimited().when((request) -> request.path().endsWith("/qrcode")).times(1));
		this.application.tell("call");
		assertThat(this.application.hear()).startsWith("https://");
		assertThat(this.wechatPay.requests()).filteredOn((request) -> request.path().endsWith("/qrcode"))
			.extracting(ReceivedRequest::status)
			.containsExactly(429, 200);
	}

	@Test
	void refusalIsTyped() {
		this.application.tell("fail");
		assertThat(this.application.hear()).isEqualTo("INVALID_REQUEST");
	}

	@Test
	void membersAreImported() {
		this.application.tell("import");
		assertThat(this.application.hear()).isEqualTo(String.valueOf(SmokeApplication.ROWS));
		assertThat(this.wechatPay.card(SmokeApplication.CARD_ID).users()).hasSize(SmokeApplication.ROWS);
	}

	@Test
	@EnabledIf("hasServer")
	void notificationIsHandled() {
		FakeDelivery delivery = push(this.wechatPay, this.port);
		assertThat(this.application.hear()).endsWith(" on " + threadOfHandlers());
		assertThat(delivery.outcome()).succeedsWithin(SmokeProcess.TIMEOUT).isEqualTo(true);
	}

	@Test
	@EnabledIf("hasServer")
	void controllerReturnsACall() throws Exception {
		assertThat(get("/qrcode")).startsWith("https://");
	}

	boolean hasServer() {
		return this.stack != Stack.NONE;
	}

	abstract String threadOfHandlers();

	String get(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
	}

	static FakeDelivery push(FakeWechatPay wechatPay, String port) {
		wechatPay.notifications().sendTo(URI.create("http://127.0.0.1:" + port + "/membercard/notifications/acme"));
		return wechatPay.notifications()
			.push(FakeNotification.activateCard(SmokeApplication.CARD_ID, "478515832665", "obLatjpush"));
	}

}

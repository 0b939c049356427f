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

package io.github.membercard.test.autoconfigure;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.notification.MembercardNotificationProperties;
import io.github.membercard.test.FakeWechatPay;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.web.util.UriUtils;

/**
 * Tells the fake platform where the application receives notifications, once its web
 * server has a port.
 */
final class FakeNotificationAddress implements ApplicationListener<ApplicationReadyEvent> {

	private final FakeWechatPay wechatPay;

	private final ObjectProvider<MembercardOpenClients> clients;

	private final ObjectProvider<MembercardNotificationProperties> properties;

	FakeNotificationAddress(FakeWechatPay wechatPay, ObjectProvider<MembercardOpenClients> clients,
			ObjectProvider<MembercardNotificationProperties> properties) {
		this.wechatPay = wechatPay;
		this.clients = clients;
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		// Without one there is no web server, as in a test with a mock environment
		String port = environment.getProperty("local.server.port");
		if (port == null) {
			return;
		}
		WebApplicationType type = event.getSpringApplication().getWebApplicationType();
		String contextPath = environment.getProperty(
				(type == WebApplicationType.REACTIVE) ? "spring.webflux.base-path" : "server.servlet.context-path", "");
		this.properties.ifAvailable((notification) -> send(port, contextPath + notification.getPath()));
	}

	private void send(String port, String path) {
		this.clients.ifAvailable((all) -> all.stream().forEach((client) -> send(client.name(), port, path)));
	}

	private void send(String merchant, String port, String path) {
		String encoded = UriUtils.encodePath(path, StandardCharsets.UTF_8)
			.replace("%7Bmerchant%7D", UriUtils.encodePathSegment(merchant, StandardCharsets.UTF_8));
		this.wechatPay.notifications()
			.sendByDefaultTo(this.wechatPay.merchant(merchant), URI.create("http://127.0.0.1:" + port + encoded));
	}

}

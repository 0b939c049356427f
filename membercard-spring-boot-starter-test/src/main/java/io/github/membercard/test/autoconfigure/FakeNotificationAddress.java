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
import java.util.Map;

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.notification.MembercardNotificationProperties;
import io.github.membercard.officialaccount.OfficialAccountCardClients;
import io.github.membercard.test.FakeWechatPay;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells the fake platform where the application receives notifications, once its web
 * server has a port.
 */
final class FakeNotificationAddress implements ApplicationListener<ApplicationReadyEvent> {

	private final FakeWechatPay wechatPay;

	private final ObjectProvider<MembercardOpenClients> clients;

	private final ObjectProvider<OfficialAccountCardClients> officialAccounts;

	private final ObjectProvider<MembercardNotificationProperties> properties;

	FakeNotificationAddress(FakeWechatPay wechatPay, ObjectProvider<MembercardOpenClients> clients,
			ObjectProvider<OfficialAccountCardClients> officialAccounts,
			ObjectProvider<MembercardNotificationProperties> properties) {
		this.wechatPay = wechatPay;
		this.clients = clients;
		this.officialAccounts = officialAccounts;
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
		String application = "http://127.0.0.1:" + port + contextPath;
		this.properties.ifAvailable((notification) -> send(application, notification));
	}

	private void send(String application, MembercardNotificationProperties notification) {
		this.clients.ifAvailable((all) -> all.names()
			.forEach((name) -> this.wechatPay.notifications()
				.sendByDefaultTo(this.wechatPay.merchant(name),
						address(application + notification.getPath(), "merchant", name))));
		this.officialAccounts.ifAvailable((all) -> all.names()
			.forEach((name) -> this.wechatPay.officialAccount(name)
				.sendEventsByDefaultTo(address(application + notification.getOfficialAccountPath(), "account", name))));
	}

	private static URI address(String template, String variable, String value) {
		return UriComponentsBuilder.fromUriString(template).encode().buildAndExpand(Map.of(variable, value)).toUri();
	}

}

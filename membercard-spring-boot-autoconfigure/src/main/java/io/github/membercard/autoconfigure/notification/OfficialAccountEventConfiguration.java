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

package io.github.membercard.autoconfigure.notification;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.autoconfigure.MembercardProperties;
import io.github.membercard.autoconfigure.OfficialAccountConnectionDetails;
import io.github.membercard.notification.MembercardNotificationFilter;
import io.github.membercard.notification.MembercardNotificationWebFilter;
import io.github.membercard.notification.NotificationIdempotencyStore;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.OfficialAccountCardClients;
import io.github.membercard.officialaccount.event.CardNotPassCheckEvent;
import io.github.membercard.officialaccount.event.CardPassCheckEvent;
import io.github.membercard.officialaccount.event.OfficialAccountEvent;
import io.github.membercard.officialaccount.event.OfficialAccountEventEndpoint;
import io.github.membercard.officialaccount.event.OfficialAccountEventHandler;
import io.github.membercard.officialaccount.event.OfficialAccountEventParser;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * An endpoint for the events of the official accounts, when there are accounts.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(OfficialAccountCardClient.class)
class OfficialAccountEventConfiguration {

	@Bean
	@ConditionalOnMissingBean
	OfficialAccountEventEndpoint officialAccountEventEndpoint(MembercardNotificationProperties properties,
			OfficialAccountCardClients clients, OfficialAccountConnectionDetails connectionDetails,
			ObjectProvider<OfficialAccountEventHandler> handlers, NotificationIdempotencyStore store,
			ApplicationEventPublisher publisher, ObjectProvider<ObservationRegistry> observationRegistry,
			Environment environment) {
		properties.check();
		Map<String, OfficialAccountEventParser> parsers = new LinkedHashMap<>();
		clients.stream()
			.forEach((client) -> parser(client.name(), connectionDetails)
				.ifPresent((parser) -> parsers.put(client.name(), parser)));
		OfficialAccountEventHandler listeners = (event) -> Mono.fromRunnable(() -> publisher.publishEvent(event));
		OfficialAccountEventHandler audits = (event) -> Mono.fromRunnable(() -> tell(clients, event));
		HandlerThreads threads = HandlerThreads.of(environment);
		List<OfficialAccountEventHandler> all = Stream.concat(handlers.orderedStream(), Stream.of(listeners, audits))
			.<OfficialAccountEventHandler>map((handler) -> (event) -> threads.run(() -> handler.handle(event)))
			.toList();
		return new OfficialAccountEventEndpoint((account) -> Optional.ofNullable(parsers.get(account)), all, store,
				properties.getAnswerWithin(), observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP));
	}

	private static Optional<OfficialAccountEventParser> parser(String name,
			OfficialAccountConnectionDetails connectionDetails) {
		try {
			OfficialAccountConnectionDetails.Account account = connectionDetails.getAccount(name);
			String token = account.token();
			return (token != null) ? Optional.of(new OfficialAccountEventParser(name, account.appId(), token,
					account.encodingAesKey(), Clock.systemUTC())) : Optional.empty();
		}
		catch (MembercardConfigurationException ex) {
			throw ex.withSetting(MembercardProperties.officialAccount(name) + "." + ex.getSetting());
		}
	}

	private static void tell(OfficialAccountCardClients clients, OfficialAccountEvent event) {
		String cardId = (event instanceof CardPassCheckEvent passed) ? passed.cardId()
				: (event instanceof CardNotPassCheckEvent refused) ? refused.cardId() : null;
		if (cardId != null) {
			clients.get(event.account()).auditEnded(cardId);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "officialAccountEventFilter")
		FilterRegistrationBean<MembercardNotificationFilter> officialAccountEventFilter(
				OfficialAccountEventEndpoint endpoint, MembercardNotificationProperties properties) {
			FilterRegistrationBean<MembercardNotificationFilter> registration = new FilterRegistrationBean<>(
					new MembercardNotificationFilter(endpoint, properties.toOfficialAccountPath()));
			registration.setName("officialAccountEventFilter");
			registration.setOrder(properties.getFilterOrder());
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "officialAccountEventWebFilter")
		MembercardNotificationWebFilter officialAccountEventWebFilter(OfficialAccountEventEndpoint endpoint,
				MembercardNotificationProperties properties, BeanFactory beanFactory) {
			return new MembercardNotificationWebFilter(endpoint, properties.toOfficialAccountPath(),
					properties.getFilterOrder(), MembercardNotificationAutoConfiguration.webFilters(beanFactory));
		}

	}

}

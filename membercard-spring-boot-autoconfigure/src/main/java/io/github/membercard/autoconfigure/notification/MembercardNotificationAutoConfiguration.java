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

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.MembercardProperties;
import io.github.membercard.autoconfigure.OfficialAccountAutoConfiguration;
import io.github.membercard.notification.MembercardNotificationEndpoint;
import io.github.membercard.notification.MembercardNotificationExchangeMatcher;
import io.github.membercard.notification.MembercardNotificationFilter;
import io.github.membercard.notification.MembercardNotificationHandler;
import io.github.membercard.notification.MembercardNotificationRequestMatcher;
import io.github.membercard.notification.MembercardNotificationWebFilter;
import io.github.membercard.notification.NotificationIdempotencyStore;
import io.github.membercard.notification.NotificationPath;
import io.github.membercard.officialaccount.event.OfficialAccountEventEndpoint;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.server.WebFilter;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the notifications of WeChat Pay:
 * an endpoint that hands verified events to {@link MembercardNotificationHandler} beans
 * and to event listeners.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MembercardAutoConfiguration.class, OfficialAccountAutoConfiguration.class },
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnBooleanProperty("membercard.notification.enabled")
@ConditionalOnBean(MembercardOpenClients.class)
@EnableConfigurationProperties(MembercardNotificationProperties.class)
@Import({ NotificationIdempotencyStoreConfigurations.Jdbc.class,
		NotificationIdempotencyStoreConfigurations.InMemory.class, OfficialAccountEventConfiguration.class })
public final class MembercardNotificationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotificationPath membercardNotificationPath(MembercardNotificationProperties properties) {
		return NotificationPath.of(properties.getPath());
	}

	@Bean
	@ConditionalOnMissingBean
	MembercardNotificationEndpoint membercardNotificationEndpoint(MembercardNotificationProperties properties,
			MembercardOpenClients clients, ObjectProvider<MembercardNotificationHandler> handlers,
			NotificationIdempotencyStore store, ApplicationEventPublisher publisher,
			ObjectProvider<ObservationRegistry> observationRegistry, Environment environment) {
		properties.check();
		clients.stream().forEach(MembercardNotificationAutoConfiguration::checkApiV3Key);
		MembercardNotificationHandler listeners = (event) -> Mono.fromRunnable(() -> publisher.publishEvent(event));
		HandlerThreads threads = HandlerThreads.of(environment);
		List<MembercardNotificationHandler> all = Stream.concat(handlers.orderedStream(), Stream.of(listeners))
			.<MembercardNotificationHandler>map((handler) -> (event) -> threads.run(() -> handler.handle(event)))
			.toList();
		return new MembercardNotificationEndpoint(
				(merchant) -> find(clients, merchant).map(MembercardOpenClient::notificationVerifier), all, store,
				properties.getAnswerWithin(), observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP));
	}

	private static void checkApiV3Key(MembercardOpenClient client) {
		try {
			client.notificationVerifier();
		}
		catch (MembercardConfigurationException ex) {
			throw ex.withSetting(MembercardProperties.merchant(client.name()) + "." + ex.getSetting());
		}
	}

	private static NotificationPath[] paths(NotificationPath path,
			ObjectProvider<OfficialAccountEventEndpoint> officialAccounts,
			MembercardNotificationProperties properties) {
		return (officialAccounts.getIfAvailable() != null)
				? new NotificationPath[] { path, properties.toOfficialAccountPath() } : new NotificationPath[] { path };
	}

	// Asked of the factory: a provider that is injected into a filter leaves it out
	static Supplier<List<WebFilter>> webFilters(BeanFactory beanFactory) {
		return () -> beanFactory.getBeanProvider(WebFilter.class).orderedStream().toList();
	}

	private static Optional<MembercardOpenClient> find(MembercardOpenClients clients, String merchant) {
		return clients.find(merchant).or(() -> clients.findByMerchantId(merchant));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "membercardNotificationFilter")
		FilterRegistrationBean<MembercardNotificationFilter> membercardNotificationFilter(
				MembercardNotificationEndpoint endpoint, NotificationPath path,
				MembercardNotificationProperties properties) {
			FilterRegistrationBean<MembercardNotificationFilter> registration = new FilterRegistrationBean<>(
					new MembercardNotificationFilter(endpoint, path));
			registration.setOrder(properties.getFilterOrder());
			return registration;
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(RequestMatcher.class)
		static class SecurityConfiguration {

			@Bean
			@ConditionalOnMissingBean
			MembercardNotificationRequestMatcher membercardNotificationRequestMatcher(NotificationPath path,
					ObjectProvider<OfficialAccountEventEndpoint> officialAccounts,
					MembercardNotificationProperties properties) {
				return new MembercardNotificationRequestMatcher(paths(path, officialAccounts, properties));
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "membercardNotificationWebFilter")
		MembercardNotificationWebFilter membercardNotificationWebFilter(MembercardNotificationEndpoint endpoint,
				NotificationPath path, MembercardNotificationProperties properties, BeanFactory beanFactory) {
			return new MembercardNotificationWebFilter(endpoint, path, properties.getFilterOrder(),
					webFilters(beanFactory));
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(ServerWebExchangeMatcher.class)
		static class SecurityConfiguration {

			@Bean
			@ConditionalOnMissingBean
			MembercardNotificationExchangeMatcher membercardNotificationExchangeMatcher(NotificationPath path,
					ObjectProvider<OfficialAccountEventEndpoint> officialAccounts,
					MembercardNotificationProperties properties) {
				return new MembercardNotificationExchangeMatcher(paths(path, officialAccounts, properties));
			}

		}

	}

}

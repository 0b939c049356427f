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

package io.github.membercard.benchmark;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.membercard.autoconfigure.MembercardClientBuilderCustomizer;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * An application with the starter, so that what is measured is what applications get.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BenchmarkApplication {

	/**
	 * Start it.
	 * @param properties its properties
	 * @param customizer changes the client
	 * @param listeners hear of its events
	 * @return the context
	 */
	static ConfigurableApplicationContext run(Map<String, Object> properties,
			MembercardClientBuilderCustomizer customizer, ApplicationListener<?>... listeners) {
		SpringApplication application = new SpringApplication(BenchmarkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(properties);
		application.addInitializers((context) -> ((GenericApplicationContext) context)
			.registerBean(MembercardClientBuilderCustomizer.class, () -> customizer));
		application.addListeners(listeners);
		return application.run();
	}

	/**
	 * Return the properties of the client. All that is not about keys and addresses stays
	 * at its default.
	 * @param address where WeChat Pay is
	 * @param keys the keys
	 * @return the properties
	 */
	static Map<String, Object> properties(URI address, BenchmarkKeys keys) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("membercard.base-url", address);
		String merchant = "membercard.merchants.benchmark.";
		properties.put(merchant + "merchant-id", BenchmarkKeys.MERCHANT_ID);
		properties.put(merchant + "private-key", keys.merchantPrivateKey());
		properties.put(merchant + "certificate-serial-number", BenchmarkKeys.MERCHANT_SERIAL_NUMBER);
		properties.put(merchant + "platform.public-key-id", BenchmarkKeys.PLATFORM_PUBLIC_KEY_ID);
		properties.put(merchant + "platform.public-key", keys.platformPublicKey());
		return properties;
	}

}

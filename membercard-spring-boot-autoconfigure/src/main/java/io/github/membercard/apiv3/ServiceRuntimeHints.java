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

package io.github.membercard.apiv3;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;

/**
 * Registers what a native image has to know of declarative services: their proxies, their
 * methods, and the types that these write and read as JSON. The services of this library
 * are registered; it is for services of an application that
 * {@link ApiV3Client#createService(Class)} makes.
 *
 * @since 0.1.0
 */
public final class ServiceRuntimeHints {

	private ServiceRuntimeHints() {
	}

	/**
	 * Register services.
	 * @param hints where to register them
	 * @param services interfaces with {@code @HttpExchange} methods
	 */
	public static void register(RuntimeHints hints, Class<?>... services) {
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, services);
		for (Class<?> service : services) {
			hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(service));
		}
	}

}

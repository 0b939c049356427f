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

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where a MockServer is that answers in the place of WeChat Pay. There is one when a
 * {@code MockServerContainer} has {@code @ServiceConnection}, when Docker Compose starts
 * the image {@code mockserver/mockserver}, or when a bean of this type is declared.
 *
 * @since 0.1.0
 * @see io.github.membercard.test.MockServerExpectations
 */
@FunctionalInterface
public interface MockServerConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address of the MockServer.
	 * @return the address, {@code http} or {@code https}, without a path
	 */
	URI getUrl();

}

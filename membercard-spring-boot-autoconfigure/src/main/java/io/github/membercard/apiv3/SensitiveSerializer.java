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

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a {@link Sensitive} encrypted, with the platform key that the writer was given.
 */
final class SensitiveSerializer extends ValueSerializer<Sensitive> {

	/**
	 * The attribute of the writer that holds the {@link PlatformKey}.
	 */
	static final String KEY_ATTRIBUTE = SensitiveSerializer.class.getName() + ".key";

	@Override
	public void serialize(Sensitive value, JsonGenerator generator, SerializationContext context) {
		if (!(context.getAttribute(KEY_ATTRIBUTE) instanceof PlatformKey key)) {
			throw new StreamWriteException(generator,
					"A sensitive text is only written encrypted, in a request to WeChat Pay that names a known key");
		}
		generator.writeString(key.encrypt(value));
	}

}

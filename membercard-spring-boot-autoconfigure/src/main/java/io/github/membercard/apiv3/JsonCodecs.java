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

import java.lang.reflect.Type;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * The codecs of a client, which are not the application's.
 */
final class JsonCodecs {

	/**
	 * The attribute of a request that holds the {@link Type} its answer is read as.
	 */
	static final String ANSWER_TYPE = JsonCodecs.class.getName() + ".answerType";

	private final JsonMapper jsonMapper = ApiV3JsonMapper.create();

	private final ApiV3JsonDecoder decoder = new ApiV3JsonDecoder(this.jsonMapper);

	private final ExchangeStrategies strategies = ExchangeStrategies.builder().codecs((codecs) -> {
		codecs.defaultCodecs().jacksonJsonEncoder(new ApiV3JsonEncoder(this.jsonMapper));
		codecs.defaultCodecs().jacksonJsonDecoder(this.decoder);
		// What reaches a decoder was read by the verifying filter, which has its own
		// limit
		codecs.defaultCodecs().maxInMemorySize(-1);
	}).build();

	JsonMapper jsonMapper() {
		return this.jsonMapper;
	}

	ExchangeStrategies strategies() {
		return this.strategies;
	}

	/**
	 * Get ready to read the answer to a request. Jackson takes a lock when it meets a
	 * type for the first time, and answers are read on event loops.
	 * @param request the request, with or without {@link #ANSWER_TYPE}
	 */
	void prepareAnswer(ClientRequest request) {
		if (request.attributes().get(ANSWER_TYPE) instanceof Type type && type != Void.class) {
			this.decoder.reader(type);
		}
	}

}

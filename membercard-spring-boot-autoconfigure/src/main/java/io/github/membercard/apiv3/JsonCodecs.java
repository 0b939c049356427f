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
import java.util.List;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
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

	// An application that starts would wait for all of Jackson
	private final OnFirstUse<Codecs> codecs = new OnFirstUse<>(Codecs::create);

	private final ExchangeStrategies strategies = new ExchangeStrategies() {

		@Override
		public List<HttpMessageReader<?>> messageReaders() {
			return JsonCodecs.this.codecs.get().strategies().messageReaders();
		}

		@Override
		public List<HttpMessageWriter<?>> messageWriters() {
			return JsonCodecs.this.codecs.get().strategies().messageWriters();
		}

	};

	JsonMapper jsonMapper() {
		return this.codecs.get().jsonMapper();
	}

	ExchangeStrategies strategies() {
		return this.strategies;
	}

	ObjectReader errorReader() {
		return this.codecs.get().errorReader();
	}

	/**
	 * Get ready to read the answer to a request. Jackson takes a lock when it meets a
	 * type for the first time, and answers are read on event loops.
	 * @param request the request, with or without {@link #ANSWER_TYPE}
	 */
	void prepareAnswer(ClientRequest request) {
		ApiV3JsonDecoder decoder = this.codecs.get().decoder();
		if (request.attributes().get(ANSWER_TYPE) instanceof Type type && type != Void.class) {
			decoder.reader(type);
		}
	}

	private record Codecs(JsonMapper jsonMapper, ApiV3JsonDecoder decoder, ObjectReader errorReader,
			ExchangeStrategies strategies) {

		private static Codecs create() {
			JsonMapper jsonMapper = ApiV3JsonMapper.create();
			ApiV3JsonDecoder decoder = new ApiV3JsonDecoder(jsonMapper);
			ObjectReader errorReader = jsonMapper.readerFor(MembercardResponseException.ErrorBody.class);
			return new Codecs(jsonMapper, decoder, errorReader, ExchangeStrategies.builder().codecs((codecs) -> {
				codecs.defaultCodecs().jacksonJsonEncoder(new ApiV3JsonEncoder(jsonMapper));
				codecs.defaultCodecs().jacksonJsonDecoder(decoder);
				// What reaches a decoder was read by the verifying filter, which has its
				// own limit
				codecs.defaultCodecs().maxInMemorySize(-1);
			}).build());
		}

	}

}

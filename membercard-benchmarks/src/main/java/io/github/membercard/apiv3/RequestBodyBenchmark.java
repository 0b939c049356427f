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

import java.net.URI;
import java.util.concurrent.TimeUnit;

import io.github.membercard.member.OpenidImportRequest;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Writing a request to memory, as it is done before it is signed. In the package of what
 * it measures, which is not public.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBodyBenchmark {

	private final JsonCodecs codecs = new JsonCodecs();

	private final OpenidImportRequest body = new OpenidImportRequest("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "478515832665",
			"import-20260101-1");

	private final ClientRequest request = ClientRequest
		.create(HttpMethod.POST,
				URI.create("http://127.0.0.1/v3/marketing/membercard-open/cards/pIJMr5MMiIkO/users/import"))
		.body(BodyInserters.fromValue(this.body))
		.build();

	/**
	 * Serialise the body alone.
	 * @return the bytes
	 */
	@Benchmark
	public byte[] serialize() {
		return this.codecs.jsonMapper().writeValueAsBytes(this.body);
	}

	/**
	 * Write the request through the codecs.
	 * @return the bytes
	 */
	@Benchmark
	public byte @Nullable [] write() {
		return CapturedRequest.of(this.request, this.codecs.strategies(), null).map(CapturedRequest::body).block();
	}

}

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

package io.github.membercard.officialaccount;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.ScriptedServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The token and the secret of an account are in nothing that is logged, measured or told.
 */
@ExtendWith(OutputCaptureExtension.class)
class OfficialAccountSecretsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String SECRET = "Planted-Secret";

	private static final String TOKEN = "Planted-Token";

	private final ScriptedServer server = new ScriptedServer();

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final List<Observation.Context> contexts = new CopyOnWriteArrayList<>();

	OfficialAccountSecretsTests() {
		this.observations.observationConfig().observationHandler(new Recorder(this.contexts));
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void secretsStayWithTheClient(boolean stableToken, CapturedOutput output) {
		OfficialAccountCardClient client = client(stableToken);
		answer("{\"errcode\":40013,\"errmsg\":\"invalid appid\"}", 0);
		expectRefusal(client);
		answer("{\"errcode\":40073,\"errmsg\":\"invalid card id\"}", 7200);
		expectRefusal(client);
		assertThat(this.server.received()).hasSize(3);
		assertThat(this.contexts).isNotEmpty()
			.allSatisfy((context) -> assertThat(context.toString()).doesNotContain(SECRET, TOKEN));
		assertThat(client.toString()).doesNotContain(SECRET, TOKEN);
		assertThat(output.getAll()).doesNotContain(SECRET, TOKEN);
	}

	private void answer(String body, long expiresIn) {
		String token = "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(TOKEN, expiresIn);
		this.server.answer((request) -> ScriptedServer.Answer.of(200, new HttpHeaders(),
				(expiresIn > 0 && request.target().startsWith("/cgi-bin/")) ? token : body));
	}

	private OfficialAccountCardClient client(boolean stableToken) {
		return OfficialAccountCardClient.builder("wxea9c30890f48d5ae", SECRET)
			.stableToken(stableToken)
			.http(ErrcodeClient.builder(this.server.url())
				.webClientBuilder(WebClient.builder().observationRegistry(this.observations)))
			.build();
	}

	private static void expectRefusal(OfficialAccountCardClient client) {
		StepVerifier.create(client.cards().get("pb"))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardResponseException.class)
				.satisfies((error) -> assertThat(error.toString()).doesNotContain(SECRET, TOKEN)))
			.verify(TIMEOUT);
	}

	private record Recorder(List<Observation.Context> contexts) implements ObservationHandler<Observation.Context> {

		@Override
		public void onStop(Observation.Context context) {
			this.contexts.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}

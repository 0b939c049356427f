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

package io.github.membercard.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.importing.ImportProgress;
import io.github.membercard.importing.ImportRequest;
import io.github.membercard.importing.MembercardImports;
import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.notification.MembercardNotificationHandler;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeOfficialAccountEvent;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the desk tells its operators: each name in the documentation, in the dashboard and
 * in the alerts is that of a real metric, and nothing secret is told.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=*",
				"management.prometheus.metrics.export.enabled=true", "membercard.import.max-per-second=1000" })
@ActiveProfiles("test-account")
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Path ROOT = Path.of("..");

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	// Not the planted one: Spring and Reactor Netty log addresses
	private static final String CODE_IN_PATH = "731906248517";

	private static final Pattern METRIC = Pattern.compile("\\b(?:membercard|http_client)_[a-z_]+");

	// The heap holds everything, and who may read it may read the keys
	private static final Set<String> HEAP = Set.of("heapdump");

	private static final List<String> OUTCOMES_OF_NOTIFICATIONS = List.of("handled", "duplicate", "probe");

	private final WebTestClient client;

	private final FakeWechatPay platform;

	private final MembercardOpenClient merchant;

	private final OfficialAccountCardClient account;

	private final MembercardImports imports;

	private final MeterRegistry meters;

	private final RecordedObservations observations;

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	OperationsTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform,
			@Autowired MembercardOpenClient merchant, @Autowired OfficialAccountCardClient account,
			@Autowired MembercardImports imports, @Autowired MeterRegistry meters,
			@Autowired RecordedObservations observations) {
		this.client = client.mutate()
			.responseTimeout(TIMEOUT)
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
			.build();
		this.platform = platform;
		this.merchant = merchant;
		this.account = account;
		this.imports = imports;
		this.meters = meters;
		this.observations = observations;
	}

	@BeforeAll
	void useEverything() throws IOException {
		call(this.merchant.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()));
		call(this.merchant.userCards().get(CARD_ID, CODE_IN_PATH));
		call(this.merchant.userCards().list(PlantedSecrets.OPENID, "wxea9c30890f48d5ae", 0, 10));
		call(this.merchant.phoneReminders().search(CARD_ID, Sensitive.of(PlantedSecrets.PHONE_NUMBER)));
		for (Misbehaviour misbehaviour : List.of(Misbehaviour.rateLimited(), Misbehaviour.wrongSignature(),
				Misbehaviour.signTest(), Misbehaviour.unknownSerial(), Misbehaviour.connectionCutAfterEffect())) {
			this.platform.misbehave(misbehaviour.times(1));
			// A refusal is not verified, so one that succeeds
			call(this.merchant.cards().get(CARD_ID));
		}
		this.platform.behave();
		call(this.account.cards().get("pIJMr5MMiIkO_93VtPyIiEk2DZ4w"));
		notifications();
		importMembers();
	}

	private void call(Mono<?> call) {
		call.onErrorResume(MembercardException.class, (ex) -> {
			this.failures.add(ex);
			return Mono.empty();
		}).then().block(TIMEOUT);
	}

	private void notifications() {
		FakeNotification accepted = FakeNotification
			.acceptCard(CARD_ID, PlantedSecrets.USER_CARD_CODE, PlantedSecrets.OPENID)
			.withPhoneNumber(PlantedSecrets.PHONE_NUMBER)
			.withMerchant(this.platform.merchant("acme"));
		finish(this.platform.notifications().push(accepted));
		finish(this.platform.notifications().push(accepted));
		finish(this.platform.notifications().probe(accepted));
		assertThat(this.platform.officialAccount("acme")
			.push(FakeOfficialAccountEvent.of("user_view_card", PlantedSecrets.OPENID)
				.with("CardId", CARD_ID)
				.with("UserCardCode", PlantedSecrets.USER_CARD_CODE))
			.outcome()).succeedsWithin(TIMEOUT);
	}

	private static void finish(FakeDelivery delivery) {
		assertThat(delivery.outcome()).succeedsWithin(TIMEOUT);
	}

	private void importMembers() throws IOException {
		Path file = Files.createTempFile(Path.of("target"), "operations", ".csv");
		Files.writeString(file, "openid,code,out_request_no\n" + PlantedSecrets.OPENID + ",,operations1\n",
				StandardCharsets.UTF_8);
		ImportProgress started = Objects
			.requireNonNull(this.imports.start(ImportRequest.csv(CARD_ID, file)).block(TIMEOUT));
		this.imports.watch(started.id()).blockLast(TIMEOUT);
	}

	@Test
	void dashboardShowsMetricsThatThereAre() throws IOException {
		assertThat(names("monitoring/grafana-dashboard.json")).hasSizeGreaterThan(10).isSubsetOf(scraped());
	}

	@Test
	void alertsAreForMetricsThatThereAre() throws IOException {
		assertThat(names("monitoring/prometheus-alerts.yaml")).hasSizeGreaterThan(5).isSubsetOf(scraped());
	}

	@Test
	void pagesSayWhatToDoAboutEachAlert() throws IOException {
		Set<String> alerts = names(Pattern.compile("(?<=alert: )\\w+"), read("monitoring/prometheus-alerts.yaml"));
		Pattern listed = Pattern.compile("(?m)(?<=^\\| `)Membercard\\w+(?=`)");
		assertThat(names(listed, read("docs/operations.md"))).isEqualTo(alerts);
		assertThat(names(listed, read("docs/operations.zh-CN.md"))).isEqualTo(alerts);
	}

	@Test
	void labelsOfAlertsAndPanelsAreThoseOfTheMetrics() throws IOException {
		Set<String> labels = Pattern.compile("[{,]([a-z_]+)(?:=|!)")
			.matcher(scrape() + read("monitoring/prometheus-alerts.yaml"))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(Pattern.compile("by \\(([a-z_, ]+)\\)")
			.matcher(read("monitoring/grafana-dashboard.json") + read("monitoring/prometheus-alerts.yaml"))
			.results()
			.flatMap((match) -> Arrays.stream(match.group(1).split(",")))
			.map(String::strip)).isNotEmpty().isSubsetOf(labels);
	}

	@Test
	void pagesListTheMetricsThatThereAreWithTheirTags() throws IOException {
		Map<String, String> recorded = new TreeMap<>();
		this.meters.getMeters().stream().map((meter) -> meter.getId()).forEach((id) -> {
			if (id.getName().startsWith("membercard.") && !id.getName().endsWith(".active")) {
				recorded.put(id.getName(),
						id.getTags()
							.stream()
							.map(Tag::getKey)
							.filter((key) -> !key.equals("error"))
							.sorted()
							.toList()
							.toString());
			}
		});
		assertThat(listed("docs/operations.md")).isEqualTo(recorded);
		assertThat(listed("docs/operations.zh-CN.md")).isEqualTo(recorded);
	}

	private static Map<String, String> listed(String page) throws IOException {
		Map<String, String> listed = new TreeMap<>();
		Pattern.compile("(?m)^\\| `(membercard\\.[a-z.]+)` \\|[^|]*\\| ([^|]+) \\|")
			.matcher(read(page))
			.results()
			.forEach((MatchResult row) -> listed.put(row.group(1),
					Arrays.stream(row.group(2).replace("`", "").split(","))
						.map(String::strip)
						.sorted()
						.toList()
						.toString()));
		return listed;
	}

	@Test
	void whatBecameOfNotificationsIsCounted() {
		assertThat(OUTCOMES_OF_NOTIFICATIONS).allSatisfy((outcome) -> assertThat(
				this.meters.get("membercard.notification").tags("merchant", "acme", "outcome", outcome).timer().count())
			.as(outcome)
			.isPositive());
	}

	@Test
	void verificationsAndRepeatsAreCounted() {
		assertThat(Stream.of("proven", "signature", "probe", "unknown_serial"))
			.allSatisfy((outcome) -> assertThat(this.meters.get("membercard.verifications")
				.tags("merchant", "acme", "message", "answer", "outcome", outcome)
				.counter()
				.count()).as(outcome).isPositive());
		assertThat(Stream.of("too_many_requests", "unproven", "unreachable")).allSatisfy((reason) -> assertThat(
				this.meters.get("membercard.repeats").tags("merchant", "acme", "reason", reason).counter().count())
			.as(reason)
			.isPositive());
	}

	@Test
	void noEndpointTellsASecret() {
		Set<String> seen = new HashSet<>();
		links().forEach((name, path) -> {
			if (!HEAP.contains(name)) {
				seen.add(name);
				assertThat(secret(get(path))).as(name).isEmpty();
			}
		});
		assertThat(seen).contains("membercard", "prometheus", "metrics", "env", "configprops", "httpexchanges",
				"loggers", "health", "beans", "conditions", "mappings", "threaddump");
		this.meters.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.distinct()
			.forEach((meter) -> assertThat(secret(get("/actuator/metrics/" + meter))).as(meter).isEmpty());
		assertThat(secret(get("/actuator/membercard/acme"))).isEmpty();
		assertThat(secret(get("/actuator/health/membercard/acme"))).isEmpty();
		assertThat(get("/actuator/membercard")).doesNotContain('"' + this.merchant.merchantId());
	}

	@Test
	void noMeterHoldsASecret() {
		assertThat(this.meters.getMeters())
			.allSatisfy((meter) -> assertThat(secret(meter.getId().toString())).isEmpty());
	}

	@Test
	void noObservationHoldsASecret() {
		assertThat(this.observations.texts).isNotEmpty()
			.anySatisfy((text) -> assertThat(text).contains("membercard.call"))
			.anySatisfy((text) -> assertThat(text).contains("http.client.requests"))
			.anySatisfy((text) -> assertThat(text).contains("membercard.notification"))
			.allSatisfy((text) -> assertThat(secret(text)).as(text).isEmpty());
	}

	@Test
	void noFailureTellsASecret() {
		assertThat(this.failures).isNotEmpty().allSatisfy((failure) -> {
			for (Throwable ex = failure; ex != null; ex = ex.getCause()) {
				assertThat(secret(ex.toString())).as(ex.toString()).isEmpty();
			}
		});
	}

	@Test
	void keysAreRefreshedOnlyWhereTheyAreDownloaded() {
		JsonNode answer = JsonMapper.shared()
			.readTree(Objects.requireNonNull(this.client.post()
				.uri("/actuator/membercard/acme")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody()
				.returnResult()
				.getResponseBody()));
		assertThat(answer.path("merchant").path("merchantId").asString()).contains("****");
		assertThat(JsonMapper.shared()
			.readTree(get("/actuator/membercard"))
			.path("imports")
			.path(0)
			.path("imported")
			.asInt()).isEqualTo(1);
	}

	private Optional<String> secret(String text) {
		FakeOfficialAccount officialAccount = this.platform.officialAccount("acme");
		return PlantedSecrets.find(text)
			.or(() -> Stream
				.of(CODE_IN_PATH, this.platform.merchant("acme").apiV3Key(), officialAccount.appSecret(),
						officialAccount.token(), officialAccount.encodingAesKey())
				.filter(text::contains)
				.findFirst());
	}

	private Map<String, String> links() {
		Map<String, String> links = new TreeMap<>();
		JsonMapper.shared().readTree(get("/actuator")).path("_links").properties().forEach((link) -> {
			if (!link.getValue().path("templated").asBoolean() && !link.getKey().equals("self")) {
				links.put(link.getKey(), URI.create(link.getValue().path("href").asString()).getPath());
			}
		});
		return links;
	}

	private String get(String path) {
		EntityExchangeResult<byte[]> answer = this.client.get().uri(path).exchange().expectBody().returnResult();
		byte[] body = answer.getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

	private String scrape() {
		return get("/actuator/prometheus");
	}

	private Set<String> scraped() {
		return names(METRIC, scrape());
	}

	private static Set<String> names(String file) throws IOException {
		return names(METRIC, read(file));
	}

	private static Set<String> names(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	private static String read(String file) throws IOException {
		return Files.readString(ROOT.resolve(file));
	}

	/**
	 * The texts of all observations, as a tracer would get them.
	 */
	static class RecordedObservations implements ObservationHandler<Observation.Context> {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		@Override
		public void onStop(Observation.Context context) {
			this.texts.add(context.getName() + " " + context.getContextualName() + " " + context.getAllKeyValues() + " "
					+ context.getError());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Parts {

		@Bean
		RecordedObservations recordedObservations() {
			return new RecordedObservations();
		}

		@Bean
		HttpExchangeRepository httpExchangeRepository() {
			return new InMemoryHttpExchangeRepository();
		}

		@Bean
		MembercardNotificationHandler handlerThatCalls(MembercardOpenClient client) {
			return (event) -> client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()).then();
		}

	}

}

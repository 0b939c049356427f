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

package io.github.membercard.sample.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ImportController}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "membercard.import.max-per-second=1000", "spring.webflux.multipart.max-disk-usage-per-part=1MB",
				"desk.uploads=target/uploads/ImportControllerTests" })
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class ImportControllerTests {

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String HEADER = "openid,code,out_request_no\n";

	private static final String UNKNOWN = "9999999";

	private final WebTestClient client;

	private final FakeWechatPay platform;

	private final Path uploads;

	ImportControllerTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform,
			@Value("${desk.uploads}") String uploads) {
		this.client = client.mutate().responseTimeout(TIMEOUT).build();
		this.platform = platform;
		this.uploads = Path.of(uploads);
	}

	@BeforeEach
	@AfterEach
	void behave() {
		this.platform.behave();
	}

	@Test
	void startAnswersWithTheImportUnderWay() {
		HttpHeaders headers = new HttpHeaders();
		Map<String, Object> progress = Objects.requireNonNull(upload(file(HEADER + rows("start", 3))).expectStatus()
			.isAccepted()
			.expectHeader()
			.values(HttpHeaders.LOCATION, (values) -> headers.put(HttpHeaders.LOCATION, values))
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody());
		assertThat(headers.getLocation()).hasToString("/api/imports/" + progress.get("id"));
		assertThat(progress).containsEntry("card_id", CARD_ID)
			.containsEntry("merchant", "acme")
			.containsEntry("type", "OPENID")
			.containsEntry("total", 3)
			.containsKeys("status", "running", "loaded", "imported", "refused", "invalid", "unknown", "per_second",
					"estimated_end", "failure");
		assertThat(end(id(progress))).containsEntry("imported", 3);
		assertThat(this.platform.card(CARD_ID).users()).containsKeys("ostart0", "ostart1", "ostart2");
	}

	@Test
	void eventsEndWithTheImport() {
		String id = start(HEADER + rows("events", 20));
		StepVerifier.create(events(id))
			.thenConsumeWhile((progress) -> Boolean.TRUE.equals(progress.get("running")))
			.assertNext((progress) -> assertThat(progress).containsEntry("status", "COMPLETED")
				.containsEntry("imported", 20))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void eventsOfAnImportThatHasEndedAreItsEnd() {
		String id = completed("ended");
		StepVerifier.create(events(id))
			.assertNext((progress) -> assertThat(progress).containsEntry("status", "COMPLETED"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void eventsBeginWithAHeartbeat() {
		String id = completed("heartbeat");
		byte[] body = this.client.get()
			.uri("/api/imports/{id}/events", id)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(body).asString(StandardCharsets.UTF_8).startsWith(":heartbeat");
	}

	@Test
	void resultsTellWhatBecameOfEachRow() {
		refuse("oresults1");
		String id = start(HEADER + rows("results", 3) + "o空格,,\n" + "oresults0,,again\n");
		assertThat(end(id)).containsEntry("imported", 2).containsEntry("refused", 1).containsEntry("invalid", 2);
		byte[] body = this.client.get()
			.uri("/api/imports/{id}/results.csv", id)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("text/csv;charset=UTF-8")
			.expectHeader()
			.valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + id + ".csv\"")
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		Map<String, String> codes = this.platform.card(CARD_ID).users();
		assertThat(new String(body, StandardCharsets.UTF_8).split("\r\n")).containsExactly(
				"\uFEFFline,openid,code,out_request_no,status,error,message",
				"2,oresults0," + codes.get("oresults0") + ",results0,IMPORTED,,",
				"3,oresults1,,results1,REFUSED,SOME_CODE,某种错误",
				"4,oresults2," + codes.get("oresults2") + ",results2,IMPORTED,,",
				"5,,,,INVALID,CHARACTERS,\"openid has a character other than letters, digits and signs of ASCII\"",
				"6,,,,INVALID,DUPLICATE,the same openid stands in line 2");
	}

	@Test
	void lastImportsAreListedTheLastOneFirst() {
		String first = completed("first");
		String second = completed("second");
		List<Map<String, Object>> imports = this.client.get()
			.uri("/api/imports")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {
			})
			.returnResult()
			.getResponseBody();
		assertThat(imports).isNotNull().hasSizeLessThanOrEqualTo(10);
		assertThat(imports.stream().limit(2).map(ImportControllerTests::id)).containsExactly(second, first);
	}

	@Test
	void importIsFoundByItsLocation() {
		String id = completed("found");
		assertThat(find(id)).containsEntry("status", "COMPLETED").containsEntry("running", false);
	}

	@Test
	void stoppedImportGoesOnWhenItIsRestarted() {
		this.platform.misbehave(Misbehaviour.delay(Duration.ofMinutes(1)).always());
		String id = start(HEADER + rows("stop", 20));
		events(id).filter((progress) -> Objects.equals(progress.get("loaded"), 20)).blockFirst(TIMEOUT);
		assertThat(change(HttpMethod.DELETE, id, "", 200)).containsEntry("status", "STOPPED")
			.containsEntry("running", false)
			.containsEntry("imported", 0)
			.containsEntry("failure", null);
		this.platform.behave();
		assertThat(change(HttpMethod.POST, id, "/restart", 202)).containsEntry("running", true);
		assertThat(end(id)).containsEntry("status", "COMPLETED").containsEntry("imported", 20);
	}

	@ParameterizedTest
	@CsvSource({ "DELETE, '', stopped", "POST, /restart, restarted" })
	void whatIsCompletedCanNotBeChanged(HttpMethod method, String path, String action) {
		String id = completed("change" + action);
		assertThat(change(method, id, path, 409)).containsEntry("status", 409)
			.containsEntry("detail", "Import " + id + " is COMPLETED and can't be " + action);
	}

	@ParameterizedTest
	@CsvSource({ "GET, ''", "GET, /events", "GET, /results.csv", "DELETE, ''", "POST, /restart" })
	void unknownImportIsNotFound(HttpMethod method, String path) {
		assertThat(change(method, UNKNOWN, path, 404)).containsEntry("status", 404)
			.containsEntry("detail", "There is no import " + UNKNOWN);
	}

	@Test
	void eventsOfAnUnknownImportAreNotFoundByABrowser() {
		this.client.get()
			.uri("/api/imports/{id}/events", UNKNOWN)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody();
	}

	@Test
	void idThatIsNoNumberIsAnErrorOfTheCaller() {
		change(HttpMethod.GET, "first", "", 400);
	}

	@Test
	void emptyFileIsRefused() {
		assertRefused(file(""), "is empty. Its first line has to be the header " + HEADER.strip());
	}

	@Test
	void fileWithoutHeaderIsRefused() {
		assertRefused(file(rows("header", 2)), "has no header: column 1 of its first line");
	}

	@Test
	void fileInGbkIsRefused() {
		byte[] gbk = (HEADER + "ogbk,会员一,gbk\n").getBytes(Charset.forName("GBK"));
		assertRefused(file(gbk), "is not UTF-8");
	}

	@Test
	void phoneNumbersWithoutKeyAreRefused() {
		MultipartBodyBuilder body = file("phone_number\n");
		body.part("type", "PHONE");
		List<Path> before = uploaded();
		assertThat(problem(409, upload(body))).extracting("detail").asString().contains("membercard.import.phone-key");
		assertThat(uploaded()).isEqualTo(before);
	}

	@Test
	void typeMayBeGiven() {
		MultipartBodyBuilder body = file(HEADER + rows("type", 1));
		body.part("type", "OPENID");
		assertThat(end(id(accepted(upload(body))))).containsEntry("imported", 1);
	}

	@Test
	void unknownTypeIsRefused() {
		MultipartBodyBuilder body = file(HEADER + rows("name", 1));
		body.part("type", "NAME");
		assertRefused(body, "'type' is neither OPENID nor PHONE");
	}

	@Test
	void requestWithoutFileIsRefused() {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("type", "OPENID");
		assertRefused(body, "file");
	}

	@Test
	void fieldInPlaceOfAFileIsRefused() {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("file", HEADER);
		assertRefused(body, "'file' is a field and not a file");
	}

	@Test
	void cardThatCanNotBeIsRefused() {
		assertRefused("p".repeat(33), file(HEADER + rows("card", 1)), "card_id");
	}

	@Test
	void fileThatIsTooLargeIsRefused() {
		List<Path> before = uploaded();
		problem(413, upload(file(HEADER + "a".repeat(2 * 1024 * 1024))));
		assertThat(uploaded()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../escape.csv", "/etc/escape.csv", "members.exe" })
	void nameOfTheFileIsTheServersChoice(String name) {
		List<Path> before = uploaded();
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("file", new ByteArrayResource((HEADER + "oname,,name\n").getBytes(StandardCharsets.UTF_8)))
			.headers((headers) -> headers
				.setContentDisposition(ContentDisposition.formData().name("file").filename(name).build()));
		end(id(accepted(upload(body))));
		List<Path> added = uploaded();
		added.removeAll(before);
		assertThat(added).singleElement()
			.satisfies((file) -> assertThat(file.getFileName().toString()).matches("[0-9a-f-]{36}\\.csv"));
	}

	private void assertRefused(MultipartBodyBuilder body, String detail) {
		assertRefused(CARD_ID, body, detail);
	}

	private void assertRefused(String cardId, MultipartBodyBuilder body, String detail) {
		List<Path> before = uploaded();
		assertThat(problem(400, upload(cardId, body))).extracting("detail").asString().contains(detail);
		assertThat(uploaded()).isEqualTo(before);
	}

	private List<Path> uploaded() {
		if (!Files.exists(this.uploads)) {
			return new ArrayList<>();
		}
		try (Stream<Path> files = Files.list(this.uploads)) {
			return files.sorted().collect(Collectors.toCollection(ArrayList::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void refuse(String openid) {
		this.platform.misbehave(Misbehaviour
			.beforeSigning((answer) -> answer.withStatus(400)
				.withBody("{\"code\":\"SOME_CODE\",\"message\":\"某种错误\"}".getBytes(StandardCharsets.UTF_8)))
			.when((request) -> new String(request.body(), StandardCharsets.UTF_8).contains(openid))
			.always());
	}

	private String completed(String prefix) {
		String id = start(HEADER + rows(prefix, 2));
		assertThat(end(id)).containsEntry("status", "COMPLETED");
		return id;
	}

	private String start(String content) {
		return id(accepted(upload(file(content))));
	}

	private WebTestClient.ResponseSpec upload(MultipartBodyBuilder body) {
		return upload(CARD_ID, body);
	}

	private WebTestClient.ResponseSpec upload(String cardId, MultipartBodyBuilder body) {
		return this.client.post()
			.uri("/api/cards/{cardId}/imports", cardId)
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange();
	}

	private Map<String, Object> end(String id) {
		return Objects.requireNonNull(events(id).blockLast(TIMEOUT));
	}

	private Flux<Map<String, Object>> events(String id) {
		return this.client.get()
			.uri("/api/imports/{id}/events", id)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {
			})
			.getResponseBody()
			.mapNotNull(ServerSentEvent::data);
	}

	private Map<String, Object> find(String id) {
		return change(HttpMethod.GET, id, "", 200);
	}

	private Map<String, Object> change(HttpMethod method, String id, String path, int status) {
		return body(status, this.client.method(method).uri("/api/imports/" + id + path).exchange());
	}

	private static Map<String, Object> accepted(WebTestClient.ResponseSpec response) {
		return body(202, response);
	}

	private static Map<String, Object> problem(int status, WebTestClient.ResponseSpec response) {
		response.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
		return body(status, response);
	}

	private static Map<String, Object> body(int status, WebTestClient.ResponseSpec response) {
		Map<String, Object> body = response.expectStatus()
			.isEqualTo(status)
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(body);
	}

	private static MultipartBodyBuilder file(String content) {
		return file(content.getBytes(StandardCharsets.UTF_8));
	}

	private static MultipartBodyBuilder file(byte[] content) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("file", new ByteArrayResource(content)).filename("members.csv");
		return body;
	}

	private static String rows(String prefix, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> "o%s%d,,%s%d\n".formatted(prefix, i, prefix, i))
			.collect(Collectors.joining());
	}

	private static String id(Map<String, Object> progress) {
		return String.valueOf(progress.get("id"));
	}

}

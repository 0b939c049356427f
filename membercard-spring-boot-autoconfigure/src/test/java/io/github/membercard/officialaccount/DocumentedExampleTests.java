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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each example of the OpenAPI document is read with every member in place and written as
 * it was.
 */
class DocumentedExampleTests {

	private static final String UPLOAD = "/cgi-bin/media/uploadimg";

	private static final Map<String, Class<?>> REQUESTS = new TreeMap<>(Map.ofEntries(
			Map.entry("/card/create", MemberCardCreateRequest.class), Map.entry("/card/get", MemberCardIdRequest.class),
			Map.entry("/card/batchget", MemberCardListRequest.class),
			Map.entry("/card/testwhitelist/set", TestWhitelist.class),
			Map.entry("/card/qrcode/create", MemberCardQrcodeRequest.class),
			Map.entry("/card/membercard/activate", MemberCardActivateRequest.class),
			Map.entry("/card/membercard/userinfo/get", MemberCardUserRequest.class),
			Map.entry("/card/membercard/updateuser", MemberCardUserUpdateRequest.class),
			Map.entry("/card/membercard/activateuserform/set", ActivateUserFormRequest.class),
			Map.entry("/card/membercard/activate/geturl", ActivateUrlRequest.class),
			Map.entry("/card/membercard/activatetempinfo/get", ActivateTempInfoRequest.class),
			Map.entry("/card/code/get", MemberCardCodeRequest.class),
			Map.entry("/card/code/decrypt", CodeDecryptRequest.class),
			Map.entry("/card/code/unavailable", CodeUnavailableRequest.class),
			Map.entry("/card/update", MemberCardUpdateRequest.class),
			Map.entry("/card/modifystock", MemberCardStockRequest.class),
			Map.entry("/card/delete", MemberCardIdRequest.class)));

	private static final Map<String, Class<?>> ANSWERS = new TreeMap<>(Map.ofEntries(Map.entry(UPLOAD, CardImage.class),
			Map.entry("/card/create", MemberCardId.class), Map.entry("/card/get", MemberCardDetails.class),
			Map.entry("/card/batchget", MemberCardIdPage.class),
			Map.entry("/card/qrcode/create", MemberCardQrcode.class),
			Map.entry("/card/membercard/userinfo/get", MemberCardUser.class),
			Map.entry("/card/membercard/updateuser", MemberCardUserUpdate.class),
			Map.entry("/card/membercard/activate/geturl", ActivateUrl.class),
			Map.entry("/card/membercard/activatetempinfo/get", ActivateTempInfo.class),
			Map.entry("/card/code/get", MemberCardCode.class),
			Map.entry("/card/code/decrypt", DecryptedMemberCardCode.class),
			Map.entry("/card/update", MemberCardUpdate.class)));

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void requestIsWrittenAsItIsDocumented(String path, String name, Class<?> type, JsonNode example) {
		Object request = OfficialAccountApi.read(example, type);
		assertThat(OfficialAccountApi.tree(request)).isEqualTo(example);
		assertThat(additionalMembers(request)).isEmpty();
	}

	static Stream<Arguments> requestIsWrittenAsItIsDocumented() {
		return REQUESTS.entrySet()
			.stream()
			.flatMap((request) -> OfficialAccountApi.requests(request.getKey())
				.entrySet()
				.stream()
				.map((example) -> Arguments.of(request.getKey(), example.getKey(), request.getValue(),
						example.getValue())));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void answerIsReadWithEveryMemberInPlace(String path, Class<?> type) {
		JsonNode example = OfficialAccountApi.answer(path);
		Object answer = OfficialAccountApi.read(example, type);
		assertThat(OfficialAccountApi.tree(answer)).isEqualTo(example);
		assertThat(additionalMembers(answer)).isEmpty();
	}

	static Stream<Arguments> answerIsReadWithEveryMemberInPlace() {
		return ANSWERS.entrySet().stream().map((answer) -> Arguments.of(answer.getKey(), answer.getValue()));
	}

	@Test
	void everyOperationHasItsRequestAndItsAnswer() {
		assertThat(OfficialAccountApi.paths()).allSatisfy((path) -> {
			assertThat(REQUESTS.containsKey(path)).as(path).isNotEqualTo(path.equals(UPLOAD));
			assertThat(ANSWERS.containsKey(path)).as(path).isNotEqualTo(OfficialAccountApi.answer(path).isEmpty());
		});
		assertThat(OfficialAccountApi.requests("/card/qrcode/create")).hasSize(2);
	}

	private static List<String> additionalMembers(Object value) {
		return Stream.of(value.toString()).filter((text) -> text.matches(".*additionalMembers=\\[\\w.*")).toList();
	}

}

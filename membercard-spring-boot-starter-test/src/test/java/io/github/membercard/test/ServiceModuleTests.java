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

package io.github.membercard.test;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for service modules.
 */
class ServiceModuleTests extends AbstractFakeWechatPayTests {

	private static final String TARGET = "\"jump_miniprogram\":{\"appid\":\"wx1\",\"path\":\"%s\"}";

	private static final String DATA = "{\"out_request_no\":\"%s\",\"service_module_id\":\"%s\",\"state_setting\":"
			+ "{\"state_id\":\"CHECKED_IN\",\"content_template_data\":{}}}";

	private final FakeCard card = newCard();

	private static String module(String id) {
		return "{\"service_module_id\":\"" + id + "\"," + TARGET.formatted("a") + "}";
	}

	private JsonNode add(String id) {
		return accepted(this.client.post(path(this.card, "/service-modules"), module(id)));
	}

	private JsonNode modules() {
		return accepted(this.client.get(path(this.card, ""))).path("service_modules");
	}

	@Test
	void moduleShowsOnTheCard() {
		JsonNode answer = add("1");
		assertThat(answer.get("card_id").asString()).isEqualTo(this.card.cardId());
		assertThat(answer.get("service_module_id").asString()).isEqualTo("1");
		assertThat(modules().findValuesAsString("service_module_id")).contains("1");
	}

	@Test
	void moduleIsNotAddedTwice() {
		add("2");
		assertRefused(this.client.post(path(this.card, "/service-modules"), module("2")).send(), 400, "INVALID_REQUEST",
				"已添加");
	}

	@Test
	void updateReplacesTheTarget() {
		add("3");
		accepted(this.client.patch(path(this.card, "/service-modules/3"), "{" + TARGET.formatted("b") + "}"));
		assertThat(modules().findValuesAsString("path")).contains("b");
	}

	@Test
	void updateWithoutTargetIsRefused() {
		add("4");
		assertRefused(this.client.patch(path(this.card, "/service-modules/4"), "{}").send(), 400, "PARAM_ERROR",
				"jump_miniprogram");
	}

	@Test
	void moduleThatIsRemovedIsGone() {
		add("5");
		accepted(this.client.delete(path(this.card, "/service-modules/5")));
		assertThat(modules().findValuesAsString("service_module_id")).doesNotContain("5");
		assertRefused(this.client.delete(path(this.card, "/service-modules/5")).send(), 400, "INVALID_REQUEST", "未添加");
		assertRefused(
				this.client.patch(path(this.card, "/service-modules/5"), "{" + TARGET.formatted("b") + "}").send(), 400,
				"INVALID_REQUEST", "未添加");
	}

	@Test
	void dataOfModuleShowsOnTheUserCard() {
		add("6");
		String path = path(this.card,
				"/codes/" + this.card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE).code());
		accepted(this.client.post(path + "/set-service-module-data", DATA.formatted(newNumber(), "6")));
		JsonNode module = accepted(this.client.get(path)).at("/service_modules/0");
		assertThat(module.get("service_module_id").asString()).isEqualTo("6");
		assertThat(module.at("/state_setting/state_id").asString()).isEqualTo("CHECKED_IN");
	}

	@Test
	void dataOfModuleThatIsNotOnTheCardIsRefused() {
		String code = this.card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE).code();
		assertRefused(this.client
			.post(path(this.card, "/codes/" + code + "/set-service-module-data"), DATA.formatted(newNumber(), "404"))
			.send(), 400, "INVALID_REQUEST", "未添加");
	}

}

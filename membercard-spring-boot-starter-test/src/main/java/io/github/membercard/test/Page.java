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

import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a list. Where it begins is said in two ways: the lists of cards and user
 * cards count pages, that of activities counts records.
 */
final class Page {

	private Page() {
	}

	static Result byNumber(Call call, List<ObjectNode> records) {
		long limit = Long.parseLong(call.queryValue("limit"));
		long number = Long.parseLong(call.queryValue("offset"));
		// Beyond the last page there is nothing, however far.
		return page(records, Math.min(number, records.size()) * limit, limit, number);
	}

	static Result byIndex(Call call, List<ObjectNode> records, long defaultLimit) {
		long limit = Long.parseLong(call.query().getOrDefault("limit", Long.toString(defaultLimit)));
		long index = Long.parseLong(call.query().getOrDefault("offset", "0"));
		if (limit < 1) {
			throw Refusal.paramError("query", "/limit", null, "it must be at least 1");
		}
		return page(records, index, limit, index);
	}

	private static Result page(List<ObjectNode> records, long first, long limit, long offset) {
		ObjectNode page = JsonMapper.shared().createObjectNode();
		page.put("total_count", records.size()).put("offset", offset).put("limit", limit);
		ArrayNode data = page.putArray("data");
		records.stream().skip(first).limit(limit).forEach(data::add);
		return Result.of(page);
	}

}

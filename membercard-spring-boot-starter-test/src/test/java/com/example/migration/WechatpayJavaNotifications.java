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

package com.example.migration;

import java.util.Map;

import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WechatpayJavaNotifications {

	private final NotificationParser parser;

	private final MemberDirectory members;

	WechatpayJavaNotifications(NotificationParser parser, MemberDirectory members) {
		this.parser = parser;
		this.members = members;
	}

	@PostMapping("/wechatpay/notify")
	ResponseEntity<Void> receive(@RequestHeader("Wechatpay-Serial") String serial,
			@RequestHeader("Wechatpay-Timestamp") String timestamp, @RequestHeader("Wechatpay-Nonce") String nonce,
			@RequestHeader("Wechatpay-Signature") String signature, @RequestBody String body) {
		RequestParam request = new RequestParam.Builder().serialNumber(serial)
			.timestamp(timestamp)
			.nonce(nonce)
			.signature(signature)
			.body(body)
			.build();
		try {
			Map<?, ?> event = this.parser.parse(request, Map.class);
			this.members.activate(String.valueOf(event.get("card_id")), String.valueOf(event.get("openid")));
			return ResponseEntity.noContent().build();
		}
		catch (ValidationException ex) {
			return ResponseEntity.status(401).build();
		}
	}

}

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

package io.github.membercard.benchmark;

import com.google.gson.annotations.SerializedName;

/**
 * The request of an import, in the manner of the services of wechatpay-java.
 */
final class WechatpayImportRequest {

	@SerializedName("openid")
	private final String openid;

	@SerializedName("code")
	private final String code;

	@SerializedName("out_request_no")
	private final String outRequestNo;

	WechatpayImportRequest(long row) {
		this.openid = Rows.openid(row);
		this.code = Rows.code(row);
		this.outRequestNo = Rows.outRequestNo(row);
	}

	@Override
	public String toString() {
		return "WechatpayImportRequest[openid=" + this.openid + ", code=" + this.code + ", outRequestNo="
				+ this.outRequestNo + "]";
	}

}

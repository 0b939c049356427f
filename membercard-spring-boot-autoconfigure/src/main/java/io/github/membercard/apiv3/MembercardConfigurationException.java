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

import org.jspecify.annotations.Nullable;

/**
 * A credential, a platform key or another setting is missing or not usable.
 *
 * @since 0.1.0
 */
public final class MembercardConfigurationException extends MembercardException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String found;

	private final String action;

	/**
	 * Create an exception.
	 * @param setting the setting, such as {@code private-key}
	 * @param found what was found, without any secret
	 * @param action what to do, one imperative sentence
	 */
	public MembercardConfigurationException(String setting, String found, String action) {
		this(setting, found, action, null);
	}

	/**
	 * Create an exception.
	 * @param setting the setting, such as {@code private-key}
	 * @param found what was found, without any secret
	 * @param action what to do, one imperative sentence
	 * @param cause the cause, or {@code null}
	 */
	public MembercardConfigurationException(String setting, String found, String action, @Nullable Throwable cause) {
		super("'" + setting + "' is not usable: " + found + ". " + action + ".", cause);
		this.setting = setting;
		this.found = found;
		this.action = action;
	}

	@Override
	public boolean isResultUnknown() {
		return false;
	}

	/**
	 * Return the setting this is about.
	 * @return the name, such as {@code private-key}; the full property name when it came
	 * from a property
	 */
	public String getSetting() {
		return this.setting;
	}

	/**
	 * Return what was found.
	 * @return a clause without final stop
	 */
	public String getFound() {
		return this.found;
	}

	/**
	 * Return what to do.
	 * @return an imperative sentence without final stop
	 */
	public String getAction() {
		return this.action;
	}

	/**
	 * Return the same error for the setting as the outside names it.
	 * @param setting the full name, such as {@code membercard.merchants.acme.private-key}
	 * @return a new exception whose cause is this one's cause
	 */
	public MembercardConfigurationException withSetting(String setting) {
		return new MembercardConfigurationException(setting, this.found, this.action, getCause());
	}

}

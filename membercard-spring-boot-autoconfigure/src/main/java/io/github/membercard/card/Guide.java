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

package io.github.membercard.card;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the members can contact, shown on the card. How to reach the person does
 * not show in {@code toString}.
 *
 * @param staffName the name, or {@code null}
 * @param headImageUrl the address of a picture, or {@code null}
 * @param contactInformationName what kind of contact is given, such as "WeChat id", or
 * {@code null}
 * @param contactInformationValue the contact itself, or {@code null}
 * @param phoneNumber the phone number, in plain text, or {@code null}
 * @since 0.1.0
 */
public record Guide(@Nullable String staffName, @Nullable String headImageUrl, @Nullable String contactInformationName,
		@Nullable String contactInformationValue, @Nullable String phoneNumber) {

	/**
	 * Start a contact person.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.optionalText(name + ".staff_name", this.staffName);
		Members.optionalUrl(name + ".head_image_url", this.headImageUrl, Integer.MAX_VALUE);
		Members.optionalText(name + ".contact_information_name", this.contactInformationName);
		Members.optionalText(name + ".contact_information_value", this.contactInformationValue);
		Members.optionalText(name + ".phone_number", this.phoneNumber);
	}

	@Override
	public String toString() {
		return "Guide[staffName=" + this.staffName + ", headImageUrl=" + this.headImageUrl + ", contactInformationName="
				+ this.contactInformationName + ", contactInformationValue=***, phoneNumber=***]";
	}

	/**
	 * Collects the members of the contact person.
	 */
	public static final class Builder {

		private @Nullable String staffName;

		private @Nullable String headImageUrl;

		private @Nullable String contactInformationName;

		private @Nullable String contactInformationValue;

		private @Nullable String phoneNumber;

		private Builder() {
		}

		/**
		 * Set the name.
		 * @param staffName the name
		 * @return this builder
		 */
		public Builder staffName(String staffName) {
			this.staffName = staffName;
			return this;
		}

		/**
		 * Set the picture.
		 * @param headImageUrl the address of a picture
		 * @return this builder
		 */
		public Builder headImageUrl(String headImageUrl) {
			this.headImageUrl = headImageUrl;
			return this;
		}

		/**
		 * Set what kind of contact is given.
		 * @param contactInformationName what kind of contact is given, such as "WeChat
		 * id"
		 * @return this builder
		 */
		public Builder contactInformationName(String contactInformationName) {
			this.contactInformationName = contactInformationName;
			return this;
		}

		/**
		 * Set the contact itself.
		 * @param contactInformationValue the contact itself
		 * @return this builder
		 */
		public Builder contactInformationValue(String contactInformationValue) {
			this.contactInformationValue = contactInformationValue;
			return this;
		}

		/**
		 * Set the phone number.
		 * @param phoneNumber the phone number, in plain text
		 * @return this builder
		 */
		public Builder phoneNumber(String phoneNumber) {
			this.phoneNumber = phoneNumber;
			return this;
		}

		/**
		 * Build the contact person. The request that takes it checks it.
		 * @return the contact person
		 */
		public Guide build() {
			return new Guide(this.staffName, this.headImageUrl, this.contactInformationName,
					this.contactInformationValue, this.phoneNumber);
		}

	}

}

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

package io.github.membercard.usercard;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a user can contact, shown on the user's card. Who it is and how to reach
 * the person does not show in {@code toString}. The documents state no lengths.
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

	public Guide {
		Members.optionalText("guide.staff_name", staffName);
		Members.optionalUrl("guide.head_image_url", headImageUrl, Integer.MAX_VALUE);
		Members.optionalText("guide.contact_information_name", contactInformationName);
		Members.optionalText("guide.contact_information_value", contactInformationValue);
		Members.optionalText("guide.phone_number", phoneNumber);
	}

	/**
	 * Start a contact person.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public String toString() {
		return "Guide[staffName=" + PersonalData.hide(this.staffName) + ", headImageUrl="
				+ PersonalData.hide(this.headImageUrl) + ", contactInformationName=" + this.contactInformationName
				+ ", contactInformationValue=" + PersonalData.hide(this.contactInformationValue) + ", phoneNumber="
				+ PersonalData.hide(this.phoneNumber) + "]";
	}

	/**
	 * Collects the members of a contact person.
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
		 * Set how to reach the person.
		 * @param name what kind of contact it is, such as "WeChat id"
		 * @param value the contact itself
		 * @return this builder
		 */
		public Builder contactInformation(String name, String value) {
			this.contactInformationName = name;
			this.contactInformationValue = value;
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
		 * Build the contact person.
		 * @return the contact person
		 * @throws IllegalArgumentException when a member breaks its rule
		 */
		public Guide build() {
			return new Guide(this.staffName, this.headImageUrl, this.contactInformationName,
					this.contactInformationValue, this.phoneNumber);
		}

	}

}

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

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The form of one-click activation.
 *
 * @param cardId the card, at most 32 characters
 * @param serviceStatement the terms that a user agrees to, or {@code null}
 * @param bindOldCard where a user who is a member already goes to bind the old card, or
 * {@code null}
 * @param requiredForm what a user has to answer, or {@code null}
 * @param optionalForm what a user may answer, or {@code null}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record ActivateUserFormRequest(String cardId, @Nullable NamedLink serviceStatement,
		@Nullable NamedLink bindOldCard, @Nullable UserForm requiredForm, @Nullable UserForm optionalForm,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public ActivateUserFormRequest {
		Members.requiredText("card_id", cardId, CardRules.MAX_CARD_ID);
		if (serviceStatement != null) {
			serviceStatement.check("service_statement");
		}
		if (bindOldCard != null) {
			bindOldCard.check("bind_old_card");
		}
		if (requiredForm != null) {
			requiredForm.check("required_form");
		}
		if (optionalForm != null) {
			optionalForm.check("optional_form");
		}
		additionalMembers = Members.additional(additionalMembers, ActivateUserFormRequest.class);
	}

	/**
	 * Start a request.
	 * @param cardId the card, at most 32 characters
	 * @return a builder
	 */
	public static Builder builder(String cardId) {
		return new Builder(cardId);
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private final String cardId;

		private @Nullable NamedLink serviceStatement;

		private @Nullable NamedLink bindOldCard;

		private @Nullable UserForm requiredForm;

		private @Nullable UserForm optionalForm;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder(String cardId) {
			this.cardId = cardId;
		}

		/**
		 * Set the terms that a user agrees to.
		 * @param serviceStatement the terms that a user agrees to
		 * @return this builder
		 */
		public Builder serviceStatement(NamedLink serviceStatement) {
			this.serviceStatement = serviceStatement;
			return this;
		}

		/**
		 * Set where a user who is a member already goes.
		 * @param bindOldCard where a user who is a member already goes to bind the old
		 * card
		 * @return this builder
		 */
		public Builder bindOldCard(NamedLink bindOldCard) {
			this.bindOldCard = bindOldCard;
			return this;
		}

		/**
		 * Set what a user has to answer.
		 * @param requiredForm what a user has to answer
		 * @return this builder
		 */
		public Builder requiredForm(UserForm requiredForm) {
			this.requiredForm = requiredForm;
			return this;
		}

		/**
		 * Set what a user may answer.
		 * @param optionalForm what a user may answer
		 * @return this builder
		 */
		public Builder optionalForm(UserForm optionalForm) {
			this.optionalForm = optionalForm;
			return this;
		}

		/**
		 * Send a member that this version does not know.
		 * @param name the name on the wire
		 * @param value what is written as its JSON
		 * @return this builder
		 */
		public Builder additionalMember(String name, Object value) {
			this.additionalMembers.put(name, value);
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException when a member is missing or breaks its rule
		 */
		public ActivateUserFormRequest build() {
			return new ActivateUserFormRequest(this.cardId, this.serviceStatement, this.bindOldCard, this.requiredForm,
					this.optionalForm, this.additionalMembers);
		}

	}

}

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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event of an official account: XML with what happened to a card. It is immutable; the
 * {@code with} methods return a changed copy. Any event with any fields can be made.
 *
 * @since 0.1.0
 * @see FakeOfficialAccount#push
 */
public final class FakeOfficialAccountEvent {

	private final String event;

	private final String openid;

	private final @Nullable Instant createTime;

	private final Map<String, Value> fields;

	private final boolean blanks;

	private FakeOfficialAccountEvent(String event, String openid, @Nullable Instant createTime,
			Map<String, Value> fields, boolean blanks) {
		this.event = event;
		this.openid = openid;
		this.createTime = createTime;
		this.fields = fields;
		this.blanks = blanks;
	}

	/**
	 * Create an event without fields of its own.
	 * @param event what happened, such as {@code user_get_card}
	 * @param openid who did it ({@code FromUserName})
	 * @return the event
	 */
	public static FakeOfficialAccountEvent of(String event, String openid) {
		return new FakeOfficialAccountEvent(event, openid, null, Map.of(), false);
	}

	/**
	 * Return what happened.
	 * @return the {@code Event}
	 */
	public String event() {
		return this.event;
	}

	/**
	 * Return who did it.
	 * @return the {@code FromUserName}
	 */
	public String openid() {
		return this.openid;
	}

	/**
	 * Return a field.
	 * @param name its name, such as {@code CardId}
	 * @return its value, or {@code null} when the event has no such field
	 */
	public @Nullable String field(String name) {
		Value value = this.fields.get(name);
		return (value != null) ? value.text() : null;
	}

	/**
	 * Set a field that holds text.
	 * @param name its name, such as {@code CardId}
	 * @param value its value, empty for an empty field
	 * @return the changed copy
	 */
	public FakeOfficialAccountEvent with(String name, String value) {
		return with(name, new Value(value, false));
	}

	/**
	 * Set a field that holds a number, which is written without CDATA.
	 * @param name its name, such as {@code ModifyBonus}
	 * @param value its value
	 * @return the changed copy
	 */
	public FakeOfficialAccountEvent with(String name, long value) {
		return with(name, new Value(Long.toString(value), true));
	}

	private FakeOfficialAccountEvent with(String name, Value value) {
		Map<String, Value> changed = new LinkedHashMap<>(this.fields);
		changed.put(name, value);
		return new FakeOfficialAccountEvent(this.event, this.openid, this.createTime, changed, this.blanks);
	}

	/**
	 * Set when it happened. Together with who did what it tells copies of an event.
	 * @param createTime the {@code CreateTime}, by default that of the push; it is
	 * written in seconds
	 * @return the changed copy
	 */
	public FakeOfficialAccountEvent withCreateTime(Instant createTime) {
		return new FakeOfficialAccountEvent(this.event, this.openid, createTime, this.fields, this.blanks);
	}

	/**
	 * Put blanks around the text of every field, outside of its CDATA section, as the
	 * platform does in some events.
	 * @return the changed copy
	 */
	public FakeOfficialAccountEvent withBlanks() {
		return new FakeOfficialAccountEvent(this.event, this.openid, this.createTime, this.fields, true);
	}

	/**
	 * Write the event.
	 * @param originalId the account it is for
	 * @param time when it is pushed
	 * @return the XML
	 */
	String toXml(String originalId, Instant time) {
		Instant createTime = (this.createTime != null) ? this.createTime : time;
		Map<String, Value> all = new LinkedHashMap<>();
		all.put("ToUserName", new Value(originalId, false));
		all.put("FromUserName", new Value(this.openid, false));
		all.put("CreateTime", new Value(Long.toString(createTime.getEpochSecond()), true));
		all.put("MsgType", new Value("event", false));
		all.put("Event", new Value(this.event, false));
		all.putAll(this.fields);
		StringBuilder xml = new StringBuilder("<xml>");
		String blank = this.blanks ? " " : "";
		all.forEach((name, value) -> {
			String content = value.number() ? value.text() : blank + cdata(value.text()) + blank;
			xml.append('<').append(name).append('>').append(content).append("</").append(name).append('>');
		});
		return xml.append("</xml>").toString();
	}

	static String cdata(String text) {
		return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
	}

	/**
	 * Return the name of the event only: its fields may be personal.
	 */
	@Override
	public String toString() {
		return "FakeOfficialAccountEvent[" + this.event + "]";
	}

	/**
	 * The value of a field.
	 *
	 * @param text the value
	 * @param number whether it is written without CDATA
	 */
	private record Value(String text, boolean number) {
	}

}

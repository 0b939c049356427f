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

package io.github.membercard.officialaccount.event;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PushXml}: the usual attacks on XML, and the usual oddities of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class PushXmlTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void valuesAreTrimmedAndEmptyOnesAreAbsent() {
		EventFields fields = fields("<xml>\r\n<A> <![CDATA[ a b ]]>\n</A><B/><C> <![CDATA[]]> </C><D>d</D></xml>");
		assertThat(fields.keySet()).containsExactly("A", "D");
		assertThat(fields.text("A")).isEqualTo("a b");
	}

	@Test
	void encodingOfThePrologIsHonoured() {
		String text = "\u4f1a\u5458\u5361";
		byte[] xml = ("<?xml version=\"1.0\" encoding=\"GBK\"?><xml><A>" + text + "</A></xml>")
			.getBytes(Charset.forName("GBK"));
		assertThat(PushXml.fields(xml).text("A")).isEqualTo(text);
	}

	@Test
	void escapedCharactersAreRead() {
		assertThat(fields("<xml><A>&lt;&amp;&#x4f1a;</A></xml>").text("A")).isEqualTo("<&\u4f1a");
	}

	@Test
	void doctypeIsRefused() {
		assertRefused("<!DOCTYPE xml><xml><A>a</A></xml>", "its XML has a DOCTYPE, which no push has");
	}

	@Test
	void externalEntityIsNotRead() throws IOException {
		Path secret = Files.writeString(this.directory.resolve("secret"), "secret");
		assertRefused("<!DOCTYPE xml [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><xml><A>&e;</A></xml>",
				"its XML has a DOCTYPE");
	}

	@Test
	void parameterEntityIsNotRead() {
		assertRefused("<!DOCTYPE xml [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/evil.dtd\"> %e;]><xml><A>a</A></xml>",
				"its XML has a DOCTYPE");
	}

	@Test
	void externalDoctypeIsNotRead() {
		assertRefused("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/evil.dtd\"><xml><A>a</A></xml>",
				"its XML has a DOCTYPE");
	}

	@Test
	void billionLaughsAreNotExpanded() {
		StringBuilder xml = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 \"lol\">");
		for (int i = 1; i < 10; i++) {
			xml.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
		}
		assertRefused(xml.append("]><xml><A>&l9;</A></xml>").toString(), "its XML has a DOCTYPE");
	}

	@Test
	void undeclaredEntityIsRefused() {
		assertRefused("<xml><A>&e;</A></xml>", "it is not XML");
	}

	@Test
	void xincludeIsNotFollowed() throws IOException {
		Path secret = Files.writeString(this.directory.resolve("secret"), "secret");
		String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\""
				+ secret.toUri() + "\"/>";
		assertRefused("<xml>" + include + "</xml>", "its XML has an attribute or a namespace");
		assertRefused("<xml><A>" + include + "</A></xml>", "its XML has an attribute or a namespace");
	}

	@Test
	void schemaLocationIsNotFollowed() {
		assertRefused(
				"<xml xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
						+ " xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:1/evil.xsd\"><A>a</A></xml>",
				"its XML has an attribute or a namespace");
	}

	@Test
	void deepNestingIsRefused() {
		assertThat(fields("<xml>" + "<a>".repeat(15) + "</a>".repeat(15) + "</xml>")).isEmpty();
		assertRefused("<xml>" + "<a>".repeat(16) + "</a>".repeat(16) + "</xml>", "its XML is nested too deeply");
		assertRefused("<xml>" + "<a>".repeat(35_000) + "</a>".repeat(35_000) + "</xml>",
				"its XML is nested too deeply");
		assertRefused("<xml>" + "<a>".repeat(80_000), "its XML is nested too deeply");
	}

	@Test
	void longNameIsRefused() {
		assertRefused("<xml><" + "a".repeat(100_000) + "/></xml>", "an element of it is too large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", " ", "text", "<", "<xml>", "<xml></XML>", "<xml/><xml/>", "<xml><A></xml>",
			"<xml>\u0001</xml>", "<?xml version=\"1.0\"?>" })
	void whatIsNoXmlIsRefused(String xml) {
		assertRefused(xml, "it is not XML");
	}

	@Test
	void encodingThatIsNotThatOfTheBytesIsRefused() {
		for (byte[] xml : new byte[][] { "<xml><A>\u00e9</A></xml>".getBytes(StandardCharsets.ISO_8859_1),
				"<?xml version=\"1.0\" encoding=\"no-such\"?><xml/>".getBytes(StandardCharsets.US_ASCII) }) {
			assertThatExceptionOfType(RefusedPushException.class).isThrownBy(() -> PushXml.fields(xml))
				.satisfies((ex) -> assertThat(ex.problem()).startsWith("it is not XML"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<XML><A>a</A></XML>", "<html><A>a</A></html>", "<x><xml><A>a</A></xml></x>" })
	void otherRootIsRefused(String xml) {
		assertRefused(xml, "the root of its XML is not 'xml'");
	}

	@Test
	void fieldThatIsThereTwiceIsRefused() {
		assertRefused("<xml><A>a</A><A>b</A></xml>", "its XML has a field twice");
	}

	@Test
	void valuesAreNotToldAndNothingIsPrinted(CapturedOutput output) {
		for (String xml : new String[] { "<xml><A>secret</A><secret>", "<!DOCTYPE secret><xml/>", "<xml>&secret;</xml>",
				"<secret/>", "<xml secret=\"secret\"/>", "<xml><secret>1</secret><secret>2</secret></xml>" }) {
			assertThatExceptionOfType(RefusedPushException.class).isThrownBy(() -> fields(xml))
				.satisfies((ex) -> assertThat(ex.problem()).doesNotContain("secret"));
		}
		assertThat(output).isEmpty();
	}

	private static void assertRefused(String xml, String problem) {
		assertThatExceptionOfType(RefusedPushException.class).isThrownBy(() -> fields(xml)).satisfies((ex) -> {
			assertThat(ex.reason()).isEqualTo(RefusedPushException.Reason.UNREADABLE);
			assertThat(ex.problem()).contains(problem);
		});
	}

	private static EventFields fields(String xml) {
		return PushXml.fields(xml.getBytes(StandardCharsets.UTF_8));
	}

}

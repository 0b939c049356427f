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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The XML of pushes: one element for each field, below a root {@code xml}. It may come
 * from anybody, so nothing but elements and text is allowed, and nothing else is loaded.
 */
final class PushXml {

	private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

	// Those of menus nest five elements
	private static final String MAX_DEPTH = "16";

	private PushXml() {
	}

	/**
	 * Read the fields.
	 * @param xml the bytes, in the encoding that they name
	 * @return the fields that are not empty, without the blanks around their values
	 * @throws RefusedPushException as unreadable when they are of another form
	 */
	static EventFields fields(byte[] xml) {
		Element root = parse(xml).getDocumentElement();
		if (!"xml".equals(root.getTagName())) {
			throw RefusedPushException.unreadable("the root of its XML is not 'xml'");
		}
		checkNoAttributes(root);
		Map<String, String> fields = new LinkedHashMap<>();
		for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element) {
				// Blanks may be around the CDATA section
				String value = element.getTextContent().strip();
				if (!value.isEmpty() && fields.put(element.getTagName(), value) != null) {
					throw RefusedPushException.unreadable("its XML has a field twice");
				}
			}
		}
		return new EventFields(fields);
	}

	// An XInclude, for example, has one
	private static void checkNoAttributes(Element root) {
		NodeList elements = root.getElementsByTagName("*");
		boolean attributes = root.hasAttributes();
		for (int i = 0; i < elements.getLength() && !attributes; i++) {
			attributes = elements.item(i).hasAttributes();
		}
		if (attributes) {
			throw RefusedPushException.unreadable("its XML has an attribute or a namespace, which no push has");
		}
	}

	private static Document parse(byte[] xml) {
		try {
			DocumentBuilder builder = factory().newDocumentBuilder();
			builder.setErrorHandler(new Throwing());
			return builder.parse(new ByteArrayInputStream(xml));
		}
		catch (SAXParseException ex) {
			throw RefusedPushException
				.unreadable(problem(ex) + ", line " + ex.getLineNumber() + ", column " + ex.getColumnNumber());
		}
		catch (SAXException | IOException ex) {
			throw RefusedPushException.unreadable("it is not XML, or not in the encoding that it names");
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException("Every JDK has this XML parser", ex);
		}
	}

	private static DocumentBuilderFactory factory() throws ParserConfigurationException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature(DISALLOW_DOCTYPE, true);
		factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
		factory.setXIncludeAware(false);
		return factory;
	}

	// The messages of the parser quote what it read
	private static String problem(SAXParseException ex) {
		String message = String.valueOf(ex.getMessage());
		if (message.contains(DISALLOW_DOCTYPE)) {
			return "its XML has a DOCTYPE, which no push has";
		}
		if (message.contains("JAXP0001")) {
			return "its XML is nested too deeply, or an element of it is too large";
		}
		return "it is not XML";
	}

	/**
	 * Keeps the parser from printing.
	 */
	private static final class Throwing implements ErrorHandler {

		@Override
		public void warning(SAXParseException ex) throws SAXException {
			throw ex;
		}

		@Override
		public void error(SAXParseException ex) throws SAXException {
			throw ex;
		}

		@Override
		public void fatalError(SAXParseException ex) throws SAXException {
			throw ex;
		}

	}

}

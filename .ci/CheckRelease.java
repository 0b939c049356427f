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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Looks for what a release lacks, and for what is in it and must not be:
 * {@code java CheckRelease.java <repository> <version> <sources>}. Says all that it finds, and fails then.
 */
public final class CheckRelease {

	private static final String GROUP = "io.github.membercard";

	private static final String BOM = "membercard-spring-boot-bom";

	private static final String STARTER = "membercard-spring-boot-starter";

	private static final Set<String> MODULES = Set.of("membercard-spring-boot-autoconfigure", STARTER,
			"membercard-spring-boot-starter-test");

	/** What makes a pom of a consumer depend on how we build, or is not allowed on Maven Central. */
	private static final List<String> FOREIGN_TO_CONSUMERS = List.of("parent", "build", "profiles", "repositories",
			"pluginRepositories", "distributionManagement", "modules", "reporting", "properties");

	private static final Pattern KEY_FILE = Pattern.compile(".*\\.(pem|key|p12|pfx|jks|bcfks|der|crt|cer|asc|gpg)");

	private static final Pattern PRIVATE_KEY = Pattern
		.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*(\\\\n)?[A-Za-z0-9+/]{40}");

	private static final Pattern TEST_CLASS = Pattern
		.compile("(.*/)?(Abstract)?[A-Za-z]+Tests(\\$.*)?\\.(class|java)|" + GROUP.replace('.', '/') + "/logging/.*");

	private static final Pattern TEST_LIBRARY = Pattern
		.compile("\"pkg:maven/(org\\.junit|org\\.assertj|org\\.mockito|net\\.jqwik|com\\.tngtech\\.archunit|com\\.h2database"
				+ "|io\\.github\\.membercard/membercard-test-support)[^\"]*\"");

	private final List<String> findings = new ArrayList<>();

	private final Path group;

	private final String version;

	private final Path sources;

	private CheckRelease(Path repository, String version, Path sources) {
		this.group = repository.resolve(GROUP.replace('.', '/'));
		this.version = version;
		this.sources = sources;
	}

	public static void main(String[] args) throws Exception {
		CheckRelease check = new CheckRelease(Path.of(args[0]), args[1], Path.of(args[2]));
		check.artifacts();
		check.findings.forEach((finding) -> System.err.println("* " + finding));
		if (!check.findings.isEmpty()) {
			System.exit(1);
		}
		System.out.println("Nothing is missing, and nothing is there that must not be");
	}

	private void artifacts() throws Exception {
		Set<String> expected = new TreeSet<>(MODULES);
		expected.add(BOM);
		Set<String> found = new TreeSet<>();
		try (Stream<Path> folders = Files.list(this.group)) {
			folders.filter(Files::isDirectory).forEach((folder) -> found.add(folder.getFileName().toString()));
		}
		expect(found.equals(expected), "the repository holds " + found + ", not " + expected);
		for (String artifact : expected) {
			Path folder = this.group.resolve(artifact).resolve(this.version);
			if (!Files.isDirectory(folder)) {
				this.findings.add(artifact + " has no version " + this.version);
				continue;
			}
			files(artifact, folder);
			pom(artifact, folder);
			if (!artifact.equals(BOM)) {
				jars(artifact, folder);
				sbom(artifact, folder);
			}
		}
	}

	private void files(String artifact, Path folder) throws IOException {
		List<String> endings = (artifact.equals(BOM)) ? List.of(".pom")
				: List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json");
		Set<String> expected = new TreeSet<>();
		endings.forEach((ending) -> expected.add(artifact + "-" + this.version + ending));
		Set<String> found = new TreeSet<>();
		try (Stream<Path> files = Files.list(folder)) {
			files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.matches(".*\\.(md5|sha1|sha256|sha512|asc)"))
				.forEach(found::add);
		}
		expect(found.equals(expected), artifact + " has the files " + found + ", not " + expected);
	}

	private void pom(String artifact, Path folder) throws Exception {
		Path file = folder.resolve(artifact + "-" + this.version + ".pom");
		Element pom = read(file);
		for (String element : FOREIGN_TO_CONSUMERS) {
			expect(child(pom, element) == null, file.getFileName() + " has <" + element + ">");
		}
		for (String path : List.of("name", "description", "url", "licenses/license/name", "licenses/license/url",
				"developers/developer/name", "scm/connection", "scm/developerConnection", "scm/url")) {
			expect(!text(pom, path).isBlank(), file.getFileName() + " has no " + path);
		}
		for (String path : List.of("url", "scm/url")) {
			expect(!text(pom, path).contains(artifact), file.getFileName() + " has a wrong " + path);
		}
		String content = Files.readString(file);
		expect(this.version.endsWith("-SNAPSHOT") || !content.contains("-SNAPSHOT"),
				file.getFileName() + " speaks of a SNAPSHOT");
		if (artifact.equals(BOM)) {
			bom(file, pom);
		}
		else {
			dependencies(artifact, file, pom);
		}
	}

	private void bom(Path file, Element pom) {
		Map<String, Element> managed = dependencies(child(pom, "dependencyManagement"));
		Set<String> expected = new HashSet<>();
		MODULES.forEach((module) -> expected.add(GROUP + ":" + module));
		expect(managed.keySet().equals(expected), file.getFileName() + " manages " + managed.keySet());
		managed.forEach((name, dependency) -> expect(
				Set.of(this.version, "${project.version}").contains(text(dependency, "version")),
				file.getFileName() + " manages another version of " + name));
		expect(child(pom, "dependencies") == null, file.getFileName() + " has dependencies");
	}

	private void dependencies(String artifact, Path file, Element pom) throws Exception {
		Map<String, Element> published = dependencies(pom);
		Map<String, Element> declared = dependencies(read(this.sources.resolve(artifact).resolve("pom.xml")));
		declared.values().removeIf((dependency) -> text(dependency, "scope").equals("test"));
		expect(published.keySet().equals(declared.keySet()),
				file.getFileName() + " depends on " + published.keySet() + ", not on " + declared.keySet());
		published.forEach((name, dependency) -> {
			String where = file.getFileName() + ": " + name;
			expect(text(dependency, "version").matches("[^${\\[(]+"), where + " has no fixed version");
			expect(Set.of("", "compile", "runtime").contains(text(dependency, "scope")),
					where + " has the scope " + text(dependency, "scope"));
			Element source = declared.get(name);
			expect(source == null || text(dependency, "optional").equals(text(source, "optional")),
					where + " is optional in one of the published pom and ours");
		});
	}

	private void jars(String artifact, Path folder) throws IOException {
		String prefix = artifact + "-" + this.version;
		Set<String> classes = entries(folder.resolve(prefix + ".jar"));
		Set<String> sourceFiles = entries(folder.resolve(prefix + "-sources.jar"));
		Set<String> javadoc = entries(folder.resolve(prefix + "-javadoc.jar"));
		if (artifact.equals(STARTER)) {
			expect(classes.stream().noneMatch((name) -> name.endsWith(".class")), artifact + " holds code");
			return;
		}
		expect(classes.contains("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"),
				artifact + " has no AutoConfiguration.imports");
		expect(javadoc.contains("index.html"), artifact + " has no javadoc");
		List<String> withoutSource = classes.stream()
			.filter((name) -> name.endsWith(".class") && !name.contains("$"))
			.filter((name) -> !sourceFiles.contains(name.substring(0, name.length() - ".class".length()) + ".java"))
			.toList();
		expect(withoutSource.isEmpty(), artifact + " has no sources of " + withoutSource.size() + " classes, such as "
				+ withoutSource.stream().findFirst().orElse(""));
	}

	private Set<String> entries(Path file) throws IOException {
		Set<String> names = new TreeSet<>();
		if (!Files.isRegularFile(file)) {
			return names;
		}
		try (JarFile jar = new JarFile(file.toFile())) {
			for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				String name = entry.getName();
				names.add(name);
				String where = file.getFileName() + ": " + name;
				expect(!KEY_FILE.matcher(name).matches(), where + " is a key or a certificate");
				expect(!TEST_CLASS.matcher(name).matches(), where + " belongs to the tests");
				String content = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
				expect(!PRIVATE_KEY.matcher(content).find(), where + " holds a private key");
			}
		}
		return names;
	}

	private void sbom(String artifact, Path folder) throws Exception {
		Path file = folder.resolve(artifact + "-" + this.version + "-cyclonedx.json");
		if (!Files.isRegularFile(file)) {
			return;
		}
		String content = Files.readString(file);
		expect(content.contains("\"pkg:maven/" + GROUP + "/" + artifact + "@" + this.version),
				file.getFileName() + " does not name what it describes");
		Element pom = read(folder.resolve(artifact + "-" + this.version + ".pom"));
		dependencies(pom).forEach((name, dependency) -> expect(
				content.contains(
						"\"pkg:maven/" + name.replaceFirst(":", "/").replaceFirst(":.*", "") + "@" + text(dependency, "version")),
				file.getFileName() + " lacks " + name));
		TEST_LIBRARY.matcher(content)
			.results()
			.map((result) -> result.group())
			.distinct()
			.forEach((library) -> this.findings.add(file.getFileName() + " names the test library " + library));
	}

	private void expect(boolean expectation, String otherwise) {
		if (!expectation) {
			this.findings.add(otherwise);
		}
	}

	private static Element read(Path file) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
	}

	private static Map<String, Element> dependencies(Element parent) {
		Map<String, Element> dependencies = new LinkedHashMap<>();
		Element list = (parent != null) ? child(parent, "dependencies") : null;
		for (Node node = (list != null) ? list.getFirstChild() : null; node != null; node = node.getNextSibling()) {
			if (node instanceof Element dependency) {
				String classifier = text(dependency, "classifier") + text(dependency, "type");
				dependencies.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId")
						+ ((!classifier.isEmpty()) ? ":" + classifier : ""), dependency);
			}
		}
		return dependencies;
	}

	private static String text(Element parent, String path) {
		Element element = parent;
		for (String name : path.split("/")) {
			element = (element != null) ? child(element, name) : null;
		}
		return (element != null) ? element.getTextContent().strip() : "";
	}

	private static Element child(Element parent, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && element.getTagName().equals(name)) {
				return element;
			}
		}
		return null;
	}

}

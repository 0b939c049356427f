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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.springframework.util.FileSystemUtils;

/**
 * A temporary folder with what all processes of a run share: its keys, and the
 * certificate of its server. Deleted at the end.
 */
final class Workspace implements AutoCloseable {

	static final String CERTIFICATE = "server-certificate.pem";

	static final String CERTIFICATE_KEY = "server-key.pem";

	private static final String PASSWORD = "benchmark";

	private final Path directory;

	private final BenchmarkKeys keys;

	private Workspace(Path directory, BenchmarkKeys keys) {
		this.directory = directory;
		this.keys = keys;
	}

	static Workspace create() throws Exception {
		Path directory = Files.createTempDirectory("membercard-benchmarks");
		BenchmarkKeys keys = BenchmarkKeys.generate();
		keys.write(directory);
		Workspace workspace = new Workspace(directory, keys);
		workspace.writeCertificate();
		return workspace;
	}

	private void writeCertificate() throws Exception {
		X509Bundle certificate = new CertificateBuilder().ecp256()
			.subject("CN=localhost")
			.addSanDnsName("localhost")
			.addSanIpAddress("127.0.0.1")
			.setIsCertificateAuthority(true)
			.buildSelfSigned();
		Files.writeString(this.directory.resolve(CERTIFICATE), certificate.getCertificatePEM());
		Files.writeString(this.directory.resolve(CERTIFICATE_KEY), certificate.getPrivateKeyPEM());
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setCertificateEntry("server", certificate.getCertificate());
		try (OutputStream output = Files.newOutputStream(trustStore())) {
			store.store(output, PASSWORD.toCharArray());
		}
	}

	Path directory() {
		return this.directory;
	}

	BenchmarkKeys keys() {
		return this.keys;
	}

	/**
	 * Make this JVM trust the server: the trust store of a JVM is what both clients use
	 * when nothing else is said. To be called before anything uses TLS.
	 */
	void trustServer() {
		System.setProperty("javax.net.ssl.trustStore", trustStore().toString());
		System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
		System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
	}

	/**
	 * Return the flags that every child process gets, and others.
	 * @param more the others
	 * @return flags of the JVM
	 */
	List<String> jvmFlags(String... more) {
		List<String> flags = new ArrayList<>(
				List.of("--enable-native-access=ALL-UNNAMED", "-Djavax.net.ssl.trustStore=" + trustStore(),
						"-Djavax.net.ssl.trustStorePassword=" + PASSWORD, "-Djavax.net.ssl.trustStoreType=PKCS12"));
		flags.addAll(Arrays.asList(more));
		return flags;
	}

	private Path trustStore() {
		return this.directory.resolve("trust-store.p12");
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

}

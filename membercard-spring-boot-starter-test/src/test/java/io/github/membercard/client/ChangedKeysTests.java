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

package io.github.membercard.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.MembercardKeyReloader;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeMerchantCertificate;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.ReceivedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of a merchant change while its application runs. The fake knows both
 * certificates and tells which one a request is signed with.
 */
@ExtendWith(OutputCaptureExtension.class)
class ChangedKeysTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/**
	 * From the change of the files to the first call that is signed with the new key.
	 */
	private static final Duration PROMISED = Duration.ofSeconds(5);

	private static final int CONCURRENCY = 64;

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeMerchant merchant = this.wechatPay.merchant("acme");

	private final FakeMerchantCertificate former = this.merchant.certificate();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MembercardAutoConfiguration.class))
		.withPropertyValues("membercard.base-url=" + this.wechatPay.baseUrl(), "membercard.retry.enabled=false",
				"membercard.merchants.acme.merchant-id=" + this.merchant.merchantId());

	private final ApplicationContextRunner withPublicKey = this.contextRunner.withPropertyValues(
			"membercard.merchants.acme.platform.public-key-id=" + this.wechatPay.publicKeyId(),
			"membercard.merchants.acme.platform.public-key=" + base64(this.wechatPay.publicKeyPem()));

	@TempDir
	private Path folder = Path.of("");

	@AfterEach
	void close() {
		this.wechatPay.close();
	}

	@Test
	void replacedFilesFailNoneOf64ConcurrentCalls() throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files()).run((context) -> changeUnderLoad(context, PROMISED));
	}

	@Test
	void reloadedSslBundleFailsNoneOf64ConcurrentCalls() throws IOException {
		write(this.former);
		this.withPublicKey
			.withPropertyValues("spring.ssl.bundle.watch.file.quiet-period=1s",
					"spring.ssl.bundle.pem.merchant.reload-on-update=true",
					"spring.ssl.bundle.pem.merchant.keystore.certificate=" + file("apiclient_cert.pem"),
					"spring.ssl.bundle.pem.merchant.keystore.private-key=" + file("apiclient_key.pem"),
					"membercard.merchants.acme.ssl-bundle=merchant")
			.run((context) -> changeUnderLoad(context, TIMEOUT));
	}

	@Test
	void replacedKeyStoreIsUsed() throws IOException {
		Files.write(this.folder.resolve("apiclient_cert.p12"), this.former.keyStore());
		this.withPublicKey.withPropertyValues("membercard.merchants.acme.key-store=" + file("apiclient_cert.p12"))
			.run((context) -> {
				assertSignedWith(this.former, context);
				FakeMerchantCertificate renewed = this.merchant.issueCertificate();
				Files.write(this.folder.resolve("apiclient_cert.p12"), renewed.keyStore());
				awaitSignedWith(renewed, context);
			});
	}

	@Test
	void formerKeyIsOfNoUseOnceTheNewOneIsUsed() throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files()).run((context) -> {
			FakeMerchantCertificate renewed = this.merchant.issueCertificate();
			write(renewed);
			awaitSignedWith(renewed, context);
			this.merchant.revokeFormerCertificates();
			assertSignedWith(renewed, context);
		});
	}

	/**
	 * As Kubernetes changes a mounted secret: the files are links into a folder that is a
	 * link itself, and which is replaced.
	 */
	@Test
	void swappedLinkIsFollowed(CapturedOutput output) throws IOException {
		Path first = Files.createDirectory(this.folder.resolve("..2026_01"));
		write(first, this.former);
		Path data = Files.createSymbolicLink(this.folder.resolve("..data"), first.getFileName());
		for (String name : List.of("apiclient_cert.pem", "apiclient_key.pem")) {
			Files.createSymbolicLink(this.folder.resolve(name), Path.of("..data", name));
		}
		this.withPublicKey.withPropertyValues(files()).run((context) -> {
			assertSignedWith(this.former, context);
			FakeMerchantCertificate renewed = this.merchant.issueCertificate();
			Path second = Files.createDirectory(this.folder.resolve("..2026_02"));
			write(second, renewed);
			Path next = Files.createSymbolicLink(this.folder.resolve("..data_tmp"), second.getFileName());
			Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
			awaitSignedWith(renewed, context);
			assertThat(output).doesNotContain("are not used");
		});
	}

	@Test
	void brokenKeyKeepsTheFormerOneAndSaysSo(CapturedOutput output) throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files()).run((context) -> {
			MembercardKeyReloader reloader = context.getBean(MembercardKeyReloader.class);
			assertThat(reloader.lastFailure("acme")).isNull();
			FakeMerchantCertificate renewed = this.merchant.issueCertificate();
			write("apiclient_key.pem", renewed.privateKeyPem().substring(0, 1000));
			awaitOutput(output, "The changed keys of the merchant 'acme' are not used, the present ones stay in use:"
					+ " 'membercard.merchants.acme.private-key' is not usable: its PEM block is cut off or damaged.");
			assertSignedWith(this.former, context);
			assertThat(reloader.lastFailure("acme")).hasMessageContaining("its PEM block is cut off");
			assertThat(output.toString().split("are not used", -1)).as("said once").hasSize(2);
			write(renewed);
			awaitSignedWith(renewed, context);
			assertThat(reloader.lastFailure("acme")).isNull();
		});
	}

	@Test
	void pairThatChangesInTwoStepsIsUsedWhenItFits(CapturedOutput output) throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files()).run((context) -> {
			FakeMerchantCertificate renewed = this.merchant.issueCertificate();
			write("apiclient_cert.pem", renewed.certificatePem());
			awaitOutput(output,
					"'membercard.merchants.acme.certificate' is not usable: it does not belong to the private key");
			assertSignedWith(this.former, context);
			write("apiclient_key.pem", renewed.privateKeyPem());
			awaitOutput(output, "The merchant 'acme' signs with the key of the certificate " + renewed.serialNumber()
					+ " from now on, before with that of " + this.former.serialNumber());
			assertSignedWith(renewed, context);
		});
	}

	@Test
	void brokenSslBundleKeepsTheFormerKeyAndSaysSo(CapturedOutput output) throws IOException {
		write(this.former);
		this.withPublicKey
			.withPropertyValues("spring.ssl.bundle.watch.file.quiet-period=200ms",
					"spring.ssl.bundle.pem.merchant.reload-on-update=true",
					"spring.ssl.bundle.pem.merchant.keystore.certificate=" + file("apiclient_cert.pem"),
					"spring.ssl.bundle.pem.merchant.keystore.private-key=" + file("apiclient_key.pem"),
					"membercard.merchants.acme.ssl-bundle=merchant")
			.run((context) -> {
				FakeMerchantCertificate renewed = this.merchant.issueCertificate();
				write("apiclient_key.pem", renewed.privateKeyPem());
				awaitOutput(output, "'membercard.merchants.acme.ssl-bundle' is not usable:"
						+ " its certificate does not belong to its private key");
				assertSignedWith(this.former, context);
				assertThat(context.getBean(MembercardKeyReloader.class).lastFailure("acme")).isNotNull();
				write("apiclient_cert.pem", renewed.certificatePem());
				awaitSignedWith(renewed, context);
			});
	}

	@Test
	void replacedPlatformCertificateIsUsed(CapturedOutput output) throws IOException {
		write(this.former);
		write("wechatpay.pem", this.wechatPay.platformCertificatePem());
		this.contextRunner.withPropertyValues(files())
			.withPropertyValues("membercard.merchants.acme.platform.certificates=" + file("wechatpay.pem"))
			.run((context) -> {
				call(context).block(TIMEOUT);
				String serialNumber = this.wechatPay.rotateCertificate();
				write("wechatpay.pem", this.wechatPay.platformCertificatePem());
				awaitOutput(output, "verifies with the platform keys [" + serialNumber + "] from now on");
				call(context).block(TIMEOUT);
				assertThat(last().headers().getFirst("Wechatpay-Serial")).isEqualTo(serialNumber);
			});
	}

	@Test
	void brokenPlatformCertificateKeepsTheFormerOneAndSaysSo(CapturedOutput output) throws IOException {
		write(this.former);
		write("wechatpay.pem", this.wechatPay.platformCertificatePem());
		this.contextRunner.withPropertyValues(files())
			.withPropertyValues("membercard.merchants.acme.platform.certificates=" + file("wechatpay.pem"))
			.run((context) -> {
				write("wechatpay.pem", "not a certificate");
				awaitOutput(output, "'membercard.merchants.acme.platform.certificates[0]' is not usable");
				call(context).block(TIMEOUT);
				assertThat(context.getBean(MembercardKeyReloader.class).lastFailure("acme")).isNotNull();
			});
	}

	@Test
	void closeLeavesNoThreadThatWatches() throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files())
			.withPropertyValues("membercard.key-reload.interval=1ms")
			.run((context) -> Awaitility.await().atMost(TIMEOUT).until(ChangedKeysTests::isWatching));
		Awaitility.await().atMost(TIMEOUT).until(() -> !isWatching());
	}

	@Test
	void stoppedContextWatchesAgainOnceItIsStarted() throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files()).run((context) -> {
			context.getSourceApplicationContext().stop();
			Awaitility.await().atMost(TIMEOUT).until(() -> !isWatching());
			FakeMerchantCertificate renewed = this.merchant.issueCertificate();
			write(renewed);
			context.getSourceApplicationContext().start();
			awaitSignedWith(renewed, context);
		});
	}

	@Test
	void filesAreNotWatchedWhenThatIsSwitchedOff() throws IOException {
		write(this.former);
		this.withPublicKey.withPropertyValues(files())
			.withPropertyValues("membercard.key-reload.enabled=false")
			.run((context) -> assertThat(isWatching()).isFalse());
	}

	@Test
	void keyWithoutItsCertificateIsNotWatchedAsItsSerialNumberCouldNotChange() throws IOException {
		write(this.former);
		this.withPublicKey
			.withPropertyValues("membercard.merchants.acme.private-key=" + file("apiclient_key.pem"),
					"membercard.merchants.acme.certificate-serial-number=" + this.former.serialNumber())
			.run((context) -> {
				assertSignedWith(this.former, context);
				assertThat(isWatching()).isFalse();
			});
	}

	private void changeUnderLoad(ApplicationContext context, Duration within) throws IOException {
		FakeMerchantCertificate renewed = this.merchant.issueCertificate();
		AtomicBoolean enough = new AtomicBoolean();
		Mono<Void> load = Flux.range(0, CONCURRENCY)
			.flatMap((i) -> call(context).repeat(() -> !enough.get()).then(), CONCURRENCY)
			.then()
			.cache();
		load.subscribe();
		Awaitility.await().atMost(TIMEOUT).until(() -> this.wechatPay.requests().size() >= 2 * CONCURRENCY);
		write(renewed);
		try {
			Awaitility.await()
				.atMost(within)
				.until(() -> last().certificateSerialNumber(), renewed.serialNumber()::equals);
			int soFar = this.wechatPay.requests().size();
			Awaitility.await().atMost(TIMEOUT).until(() -> this.wechatPay.requests().size() >= soFar + 2 * CONCURRENCY);
		}
		finally {
			enough.set(true);
			load.block(TIMEOUT);
		}
		assertThat(this.wechatPay.requests()).allSatisfy((request) -> assertThat(request.status()).isEqualTo(200))
			.extracting(ReceivedRequest::certificateSerialNumber)
			.contains(this.former.serialNumber())
			.endsWith(renewed.serialNumber());
	}

	private static Mono<?> call(ApplicationContext context) {
		return context.getBean(MembercardOpenClient.class).cards().get(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID);
	}

	private void assertSignedWith(FakeMerchantCertificate certificate, ApplicationContext context) {
		call(context).block(TIMEOUT);
		assertThat(last().certificateSerialNumber()).isEqualTo(certificate.serialNumber());
		assertThat(last().status()).isEqualTo(200);
	}

	private void awaitSignedWith(FakeMerchantCertificate certificate, ApplicationContext context) {
		Awaitility.await().atMost(TIMEOUT).until(() -> {
			call(context).block(TIMEOUT);
			return last().certificateSerialNumber();
		}, certificate.serialNumber()::equals);
	}

	private static void awaitOutput(CapturedOutput output, String text) {
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(output).contains(text));
	}

	private ReceivedRequest last() {
		List<ReceivedRequest> requests = this.wechatPay.requests();
		return requests.get(requests.size() - 1);
	}

	private static boolean isWatching() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().startsWith("membercard-key-reload"));
	}

	private String[] files() {
		return new String[] { "membercard.merchants.acme.certificate=" + file("apiclient_cert.pem"),
				"membercard.merchants.acme.private-key=" + file("apiclient_key.pem") };
	}

	private String file(String name) {
		return "file:" + this.folder.resolve(name);
	}

	private void write(FakeMerchantCertificate certificate) throws IOException {
		write(this.folder, certificate);
	}

	private static void write(Path folder, FakeMerchantCertificate certificate) throws IOException {
		Files.writeString(folder.resolve("apiclient_cert.pem"), certificate.certificatePem());
		Files.writeString(folder.resolve("apiclient_key.pem"), certificate.privateKeyPem());
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.folder.resolve(name), text);
	}

	private static String base64(String text) {
		return "base64:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}

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

package io.github.membercard.importing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application in a process of its own that imports one file: starts the import, or
 * goes on with it after a kill, and ends with it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ImportProcess {

	static final String RESULTS = "results.csv";

	/**
	 * Import a file.
	 * @param args the folder with the file and the keys, the address of the platform, the
	 * merchant number, the certificate's serial number, the APIv3 key, the id of the
	 * public key, the ceiling
	 * @throws Exception when it can't be imported
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		SpringApplication application = new SpringApplication(ImportProcess.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		try (ConfigurableApplicationContext context = application.run(properties(folder, args))) {
			MembercardImports imports = context.getBean(MembercardImports.class);
			ImportProgress found = imports.findLast(1).next().block();
			ImportProgress progress = (found != null) ? found
					: imports.start(ImportRequest.csv(ImportFixture.CARD, folder.resolve("members.csv"))).block();
			long id = Objects.requireNonNull(progress).id();
			// The one that was killed goes on when it gave no sign of life for some
			// seconds
			ImportProgress last = imports.watch(id)
				.doOnNext(System.out::println)
				.repeat(() -> !Files.exists(folder.resolve(RESULTS)))
				.filter((seen) -> !seen.isRunning())
				.next()
				.block(Duration.ofHours(2));
			try (var out = Files.newBufferedWriter(folder.resolve(RESULTS), StandardCharsets.UTF_8)) {
				for (String part : imports.resultsCsv(id).toIterable()) {
					out.write(part);
				}
			}
			System.out.println("Ended: " + last);
		}
		System.exit(0);
	}

	private static String[] properties(Path folder, String[] args) {
		Map<String, Object> properties = new LinkedHashMap<>();
		// Not the file that the README shows
		properties.put("spring.config.location", "optional:classpath:/none/");
		properties.put("membercard.base-url", args[1]);
		properties.put("membercard.merchants.acme.merchant-id", args[2]);
		properties.put("membercard.merchants.acme.certificate-serial-number", args[3]);
		properties.put("membercard.merchants.acme.private-key", folder.resolve("apiclient_key.pem").toUri());
		properties.put("membercard.merchants.acme.api-v3-key", args[4]);
		properties.put("membercard.merchants.acme.platform.public-key-id", args[5]);
		properties.put("membercard.merchants.acme.platform.public-key", folder.resolve("pub_key.pem").toUri());
		properties.put("membercard.import.database.url",
				"jdbc:h2:file:" + folder.resolve("imports") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
		properties.put("membercard.import.resume-on-startup", "true");
		properties.put("membercard.import.max-per-second", args[6]);
		properties.put("membercard.import.concurrency", "16");
		properties.put("membercard.import.pause-before-pass", "1s");
		return properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
	}

}

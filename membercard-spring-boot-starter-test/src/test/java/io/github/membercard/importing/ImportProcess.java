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

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/**
 * An application in a process of its own that imports one file: starts the import, or
 * goes on with it after a kill, and ends with it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ImportProcess {

	static final String FILE = "members.csv";

	static final String RESULTS = "results.csv";

	/**
	 * Import a file.
	 * @param args the folder with the file and the keys, and settings
	 * @throws Exception when it can't be imported
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		try (ConfigurableApplicationContext context = run(args)) {
			MembercardImports imports = context.getBean(MembercardImports.class);
			ImportProgress found = imports.findLast(1).next().block();
			ImportProgress progress = (found != null) ? found
					: imports.start(ImportRequest.csv(ImportFixture.CARD, folder.resolve(FILE))).block();
			long id = Objects.requireNonNull(progress).id();
			ImportProgress last = imports.watch(id).doOnNext(ImportProcess::print).blockLast(Duration.ofHours(2));
			try (var out = Files.newBufferedWriter(folder.resolve(RESULTS), StandardCharsets.UTF_8)) {
				for (String part : imports.resultsCsv(id).toIterable()) {
					out.write(part);
				}
			}
			System.out.println("Ended: " + last);
		}
		System.exit(0);
	}

	private static void print(ImportProgress progress) {
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		System.out.println(progress + " heap=" + DataSize.ofBytes(heap).toMegabytes());
	}

	static ConfigurableApplicationContext run(String[] args) {
		SpringApplication application = new SpringApplication(ImportProcess.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		return application.run(Arrays.copyOfRange(args, 1, args.length));
	}

}

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

import java.util.Arrays;

/**
 * Measures the client side by side with the official SDK, on this machine, against a
 * local server.
 */
public final class Benchmarks {

	private final Options options;

	private final Workspace workspace;

	private final ServerProcess server;

	private final WarmUp warmUp;

	private Benchmarks(Options options, Workspace workspace, ServerProcess server) {
		this.options = options;
		this.workspace = workspace;
		this.server = server;
		this.warmUp = new WarmUp(options, workspace, server);
	}

	/**
	 * Run.
	 * @param args see {@code --help}
	 * @throws Exception when something can't be measured
	 */
	public static void main(String[] args) throws Exception {
		if (Arrays.asList(args).contains("--help")) {
			System.out.print(Options.HELP);
			return;
		}
		Options options = Options.parse(args);
		int status = 0;
		try (Workspace workspace = Workspace.create()) {
			workspace.trustServer();
			try (ServerProcess server = ServerProcess.start(workspace)) {
				new Benchmarks(options, workspace, server).run(new Report(System.out));
			}
		}
		catch (Exception ex) {
			ex.printStackTrace();
			status = 1;
		}
		// Threads of the clients measured would keep the JVM for a minute
		System.exit(status);
	}

	private void run(Report report) throws Exception {
		report.begin();
		for (Options.ScenarioName name : this.options.scenarios()) {
			scenario(name).run(report);
		}
		report.end();
	}

	private Scenario scenario(Options.ScenarioName name) {
		return switch (name) {
			case LOAD -> new LoadScenario(this.options, this.workspace, this.server, this.warmUp);
			case HALF_LOAD -> new HalfLoadScenario(this.options, this.workspace, this.server, this.warmUp);
			case PING -> new PingScenario(this.options, this.workspace, this.server, this.warmUp);
			case IMPORT -> new ImportScenario(this.options, this.workspace, this.server);
			case COLD -> new ColdScenario(this.options, this.workspace, this.server);
			case START -> new StartScenario(this.options, this.workspace);
			case PARTS -> new PartsScenario(this.options);
		};
	}

}

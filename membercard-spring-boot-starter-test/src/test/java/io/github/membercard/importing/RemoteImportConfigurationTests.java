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

import java.util.List;

import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.importing.amqp.AmqpImportPartitions;
import io.github.membercard.importing.amqp.AmqpImportWorkers;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports that many processes work on, as they are set up in PostgreSQL.
 */
class RemoteImportConfigurationTests {

	@Test
	void processThatOnlyHandsOutHasAQueueForEachMerchantAndNoWorker() {
		try (Postgresql postgresql = new Postgresql(); FakeWechatPay wechatPay = FakeWechatPay.builder().start()) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class,
						MembercardImportAutoConfiguration.class))
				.withBean(ConnectionFactory.class, CachingConnectionFactory::new)
				.withPropertyValues(merchant(wechatPay, "acme"))
				.withPropertyValues(merchant(wechatPay, "acme-east"))
				.withPropertyValues("membercard.import.database.url=" + postgresql.createDatabaseAndReturnItsUrl(),
						"membercard.import.remote.enabled=true", "membercard.import.remote.worker=false",
						"membercard.import.remote.queue=parts")
				.run((context) -> {
					assertThat(context).hasSingleBean(MembercardImports.class)
						.hasSingleBean(AmqpImportPartitions.class)
						.hasSingleBean(SharedMerchantLimiters.class)
						.doesNotHaveBean(AmqpImportWorkers.class);
					List<Queue> queues = context.getBean(Declarables.class).getDeclarablesByType(Queue.class);
					assertThat(queues).extracting(Queue::getName)
						.containsExactlyInAnyOrder("parts.acme", "parts.acme-east");
					assertThat(queues).allMatch(Queue::isDurable);
				});
		}
	}

	private static String[] merchant(FakeWechatPay wechatPay, String name) {
		FakeMerchant merchant = wechatPay.merchant(name);
		String prefix = "membercard.merchants." + name + ".";
		return new String[] { prefix + "merchant-id=" + merchant.merchantId(),
				prefix + "certificate-serial-number=" + merchant.certificateSerialNumber(),
				prefix + "private-key=" + merchant.privateKeyPem(),
				prefix + "platform.public-key-id=" + wechatPay.publicKeyId(),
				prefix + "platform.public-key=" + wechatPay.publicKeyPem() };
	}

}

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

package io.github.membercard.autoconfigure.importing;

import java.util.List;

import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.importing.ImportBatch;
import io.github.membercard.importing.ImportPartitions;
import io.github.membercard.importing.MembercardImports;
import io.github.membercard.importing.amqp.AmqpImportPartitions;
import io.github.membercard.importing.amqp.AmqpImportWorkers;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Imports that many processes work on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(MembercardImportProperties.REMOTE)
@ConditionalOnClass({ RabbitTemplate.class, MessageChannelPartitionHandler.class, Bucket4jPostgreSQL.class })
class RemoteImportConfiguration {

	@Bean
	Declarables membercardImportQueues(MembercardOpenClients clients, MembercardImportProperties properties) {
		return new Declarables(
				queues(clients, properties).stream().map((queue) -> QueueBuilder.durable(queue).build()).toList());
	}

	@Bean
	@ConditionalOnMissingBean
	ImportPartitions membercardImportPartitions(ImportBatch batch, ConnectionFactory connectionFactory,
			MembercardImportProperties properties, ImportDatabase database) {
		if (!database.isShared()) {
			throw new MembercardConfigurationException(MembercardImportProperties.REMOTE,
					"imports are not in PostgreSQL",
					"Set 'membercard.import.database.url' to a PostgreSQL that all processes use");
		}
		return new AmqpImportPartitions(batch, connectionFactory, properties.getRemote()::queue);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "membercard.import.remote.worker", matchIfMissing = true)
	AmqpImportWorkers membercardImportWorkers(MembercardImports imports, ConnectionFactory connectionFactory,
			MembercardOpenClients clients, MembercardImportProperties properties) {
		return new AmqpImportWorkers(imports, connectionFactory, queues(clients, properties));
	}

	private static List<String> queues(MembercardOpenClients clients, MembercardImportProperties properties) {
		return clients.stream().map(MembercardOpenClient::name).map(properties.getRemote()::queue).toList();
	}

}

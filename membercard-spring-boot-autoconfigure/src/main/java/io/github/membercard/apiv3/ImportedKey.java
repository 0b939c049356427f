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

package io.github.membercard.apiv3;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;

import org.jspecify.annotations.Nullable;

/**
 * A key, imported once by the provider that computes with it.
 *
 * @param <K> the type of the key
 */
final class ImportedKey<K extends Key> {

	private final Class<K> type;

	private final K key;

	private volatile @Nullable Imported<K> imported;

	ImportedKey(Class<K> type, K key) {
		this.type = type;
		this.key = key;
	}

	/**
	 * Return the key as a provider holds it.
	 * @param rsa the operations by that provider
	 * @return the key
	 */
	K by(Rsa rsa) throws NoSuchAlgorithmException, InvalidKeyException {
		Imported<K> imported = this.imported;
		if (imported == null || imported.rsa() != rsa) {
			imported = new Imported<>(rsa, this.type.cast(rsa.importKey(this.key)));
			this.imported = imported;
		}
		return imported.key();
	}

	/**
	 * A key with the provider that holds it.
	 *
	 * @param rsa the operations by that provider
	 * @param key the key
	 * @param <K> the type of the key
	 */
	private record Imported<K>(Rsa rsa, K key) {
	}

}

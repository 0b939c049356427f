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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Files that are looked at again and again. Not a {@code WatchService}: it tells nothing
 * of the target of a symbolic link, which Kubernetes swaps to change a secret, and
 * nothing of network file systems.
 */
final class WatchedFiles {

	private final List<Path> files;

	private List<State> read;

	private List<State> seen;

	/**
	 * Begin to watch. To miss no change, do so before the files are read.
	 * @param files the files, may be empty
	 */
	WatchedFiles(List<Path> files) {
		this.files = List.copyOf(files);
		this.read = look();
		this.seen = this.read;
	}

	boolean isEmpty() {
		return this.files.isEmpty();
	}

	/**
	 * Look at the files, and tell whether they should be read: when they have changed
	 * since they were read, but not since the last look, so that nobody writes them just
	 * now. That is told once for a change.
	 * @return whether to read them
	 */
	boolean haveChanged() {
		List<State> now = look();
		boolean resting = now.equals(this.seen);
		this.seen = now;
		if (!resting || now.equals(this.read)) {
			return false;
		}
		this.read = now;
		return true;
	}

	private List<State> look() {
		return this.files.stream().map(State::of).toList();
	}

	/**
	 * What tells a file from the one before. Attributes are of the target of a link.
	 *
	 * @param lastModified when it was changed, {@code null} when there is no file
	 * @param size its size in bytes
	 * @param fileKey what identifies it, or {@code null}
	 */
	private record State(@Nullable FileTime lastModified, long size, @Nullable Object fileKey) {

		private static State of(Path file) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
				return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
			}
			catch (IOException ex) {
				return new State(null, 0, null);
			}
		}

	}

}

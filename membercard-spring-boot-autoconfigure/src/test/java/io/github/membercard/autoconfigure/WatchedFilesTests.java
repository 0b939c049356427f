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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WatchedFiles}.
 */
class WatchedFilesTests {

	@TempDir
	private Path folder = Path.of("");

	private Path file = Path.of("");

	@BeforeEach
	void setUp() throws IOException {
		this.file = Files.writeString(this.folder.resolve("key.pem"), "old");
	}

	@Test
	void filesThatRestHaveNotChanged() {
		WatchedFiles files = new WatchedFiles(List.of(this.file));
		assertThat(files.haveChanged()).isFalse();
		assertThat(files.haveChanged()).isFalse();
	}

	@Test
	void changeIsToldOnceAndNotBeforeTheFilesRest() throws IOException {
		WatchedFiles files = new WatchedFiles(List.of(this.file));
		Files.writeString(this.file, "longer");
		assertThat(files.haveChanged()).isFalse();
		Files.writeString(this.file, "still longer");
		assertThat(files.haveChanged()).isFalse();
		assertThat(files.haveChanged()).isTrue();
		assertThat(files.haveChanged()).isFalse();
	}

	@Test
	void contentOfTheSameLengthIsAChange() throws IOException {
		WatchedFiles files = new WatchedFiles(List.of(this.file));
		FileTime before = Files.getLastModifiedTime(this.file);
		Files.writeString(this.file, "new");
		Files.setLastModifiedTime(this.file, FileTime.fromMillis(before.toMillis() + 1000));
		assertThat(changed(files)).isTrue();
	}

	@Test
	void replacementWithTheSameLengthAndTimeIsAChange() throws IOException {
		WatchedFiles files = new WatchedFiles(List.of(this.file));
		Path other = Files.writeString(this.folder.resolve("other.pem"), "new");
		Files.setLastModifiedTime(other, Files.getLastModifiedTime(this.file));
		Files.move(other, this.file, StandardCopyOption.ATOMIC_MOVE);
		assertThat(changed(files)).isTrue();
	}

	@Test
	void linkThatIsSwappedIsAChange() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.file);
		WatchedFiles files = new WatchedFiles(List.of(link));
		Path other = Files.writeString(this.folder.resolve("other.pem"), "new");
		Path next = Files.createSymbolicLink(this.folder.resolve("next"), other);
		Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
		assertThat(changed(files)).isTrue();
	}

	@Test
	void fileThatGoesAndComesBackIsAChangeEachTime() throws IOException {
		WatchedFiles files = new WatchedFiles(List.of(this.file));
		Files.delete(this.file);
		assertThat(changed(files)).isTrue();
		Files.writeString(this.file, "new");
		assertThat(changed(files)).isTrue();
	}

	@Test
	void changeThatIsTakenBackBeforeItRestsIsNone() throws IOException {
		WatchedFiles files = new WatchedFiles(List.of(this.file));
		Path kept = this.folder.resolve("kept.pem");
		Files.move(this.file, kept, StandardCopyOption.ATOMIC_MOVE);
		assertThat(files.haveChanged()).isFalse();
		Files.move(kept, this.file, StandardCopyOption.ATOMIC_MOVE);
		assertThat(changed(files)).isFalse();
	}

	private static boolean changed(WatchedFiles files) {
		assertThat(files.haveChanged()).isFalse();
		return files.haveChanged();
	}

}

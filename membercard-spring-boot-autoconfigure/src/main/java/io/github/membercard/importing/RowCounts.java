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

/**
 * By how much the counts of an import change.
 *
 * @param loaded rows loaded
 * @param imported rows imported
 * @param refused rows refused
 * @param invalid rows invalid
 * @param unknown rows unknown, negative when some got an end
 */
record RowCounts(long loaded, long imported, long refused, long invalid, long unknown) {

}

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

package io.github.membercard;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The floors of the house, and what is not done in it.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.membercard";

	private static final String[] SERVICES = { ROOT + ".activity", ROOT + ".callback", ROOT + ".card",
			ROOT + ".delivery", ROOT + ".media", ROOT + ".member", ROOT + ".usercard" };

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.withImportOption((location) -> !location.contains("membercard-test-support"))
		.importPackages(ROOT);

	@Test
	void lowerFloorsDoNotKnowHigherOnes() {
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInAnyPackage(ROOT + "..")
			.layer("autoconfigure")
			.definedBy(ROOT + ".autoconfigure..")
			.layer("root")
			.definedBy(ROOT)
			.layer("services")
			.definedBy(SERVICES)
			.layer("notification")
			.definedBy(ROOT + ".notification")
			.layer("officialaccount")
			.definedBy(ROOT + ".officialaccount..")
			.layer("importing")
			.definedBy(ROOT + ".importing..")
			.layer("apiv3")
			.definedBy(ROOT + ".apiv3")
			.ensureAllClassesAreContainedInArchitecture()
			.whereLayer("autoconfigure")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("root")
			.mayOnlyBeAccessedByLayers("autoconfigure", "importing")
			.whereLayer("services")
			.mayOnlyBeAccessedByLayers("root", "autoconfigure", "importing")
			.whereLayer("importing")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("officialaccount")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("notification")
			.mayOnlyBeAccessedByLayers("autoconfigure", "officialaccount")
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void officialAccountsHaveTheirOwnApi() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + ".officialaccount..")
			.should()
			.dependOnClassesThat(new DescribedPredicate<>("are of the member card API of WeChat Pay") {

				private final Set<String> packages = Set.of(SERVICES);

				@Override
				public boolean test(JavaClass type) {
					return type.getPackageName().equals(ROOT) || this.packages.contains(type.getPackageName())
							|| type.getPackageName().startsWith(ROOT + ".importing");
				}

			})
			.check(CLASSES);
	}

	@Test
	void servicesDoNotKnowEachOther() {
		SlicesRuleDefinition.slices()
			.matching(ROOT + ".(activity|callback|card|delivery|media|member|usercard)..")
			.should()
			.notDependOnEachOther()
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		ArchRuleDefinition.classes().should(new ArchCondition<>("be in a package that is @NullMarked") {

			@Override
			public void check(JavaClass item, ConditionEvents events) {
				if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " is not @NullMarked"));
				}
			}

		}).check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicFinalAndHaveNoPublicMembers() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
		ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	@Test
	void beanMethodsArePackagePrivate() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(CLASSES);
	}

	@Test
	void staticFieldsAreConstants() {
		ArchRuleDefinition.fields().that().areStatic().should().beFinal().check(CLASSES);
	}

	@Test
	void nothingIsKeptPerThread() {
		ArchRuleDefinition.noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(CLASSES);
	}

	@Test
	void nothingBlocks() {
		ArchRuleDefinition.noClasses().should().callMethodWhere(new DescribedPredicate<>("a publisher is waited for") {

			private final Set<String> waiting = Set.of("block", "blockOptional", "blockFirst", "blockLast", "toStream",
					"toIterable", "toFuture");

			@Override
			public boolean test(JavaMethodCall call) {
				JavaClass owner = call.getTargetOwner();
				return (owner.isAssignableTo(Mono.class) || owner.isAssignableTo(Flux.class))
						&& this.waiting.contains(call.getName());
			}

		}).orShould().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
	}

	@Test
	void nothingStartsAThread() {
		ArchRuleDefinition.noClasses().should().callConstructor(Thread.class, Runnable.class).check(CLASSES);
	}

	@Test
	void timeComesFromAClock() {
		ArchRuleDefinition.noClasses()
			.should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(Instant.class, "now")
			.check(CLASSES);
	}

	@Test
	void mapperOfTheWireIsMadeInOnePlace() {
		ArchRuleDefinition.noClasses()
			.that()
			.doNotHaveFullyQualifiedName(ROOT + ".apiv3.ApiV3JsonMapper")
			.should()
			.callMethod(JsonMapper.class, "builder")
			.orShould()
			.callConstructor(JsonMapper.class)
			.orShould()
			.callMethod(JsonMapper.class, "shared")
			.check(CLASSES);
	}

	@Test
	void namesSayWhatThingsAre() {
		List<String> empty = List.of("Util", "Utils", "Helper", "Manager", "Impl");
		ArchRuleDefinition.noClasses().should(new ArchCondition<>("have a name without meaning") {

			@Override
			public void check(JavaClass item, ConditionEvents events) {
				boolean meaningless = empty.stream().anyMatch(item.getSimpleName()::endsWith);
				events.add(new SimpleConditionEvent(item, meaningless, item.getName()));
			}

		}).check(CLASSES);
	}

	@Test
	void fieldsAreNotInjected() {
		ArchRuleDefinition.noFields().that(new DescribedPredicate<JavaField>("any") {

			@Override
			public boolean test(JavaField field) {
				return true;
			}

		}).should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired").check(CLASSES);
	}

}

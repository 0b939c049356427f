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

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.web.service.annotation.HttpExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the hints of all that is made by reflection. They begin with the classes
 * there are, so that a service or a type that is added without its hints is found, and
 * ask Jackson and the proxies themselves what they need.
 */
class RuntimeHintsTests {

	private static final String ROOT = "io.github.membercard";

	private static final String SCRIPTS = "io/github/membercard/**/*.sql";

	/**
	 * Where records and enums are JSON, unless they are listed below.
	 */
	private static final Set<String> WIRE_PACKAGES = Set.of(ROOT + ".activity", ROOT + ".apiv3", ROOT + ".callback",
			ROOT + ".card", ROOT + ".delivery", ROOT + ".media", ROOT + ".member", ROOT + ".usercard",
			ROOT + ".notification", ROOT + ".officialaccount");

	/**
	 * What neither a request, nor an answer, nor a notification has in it.
	 */
	private static final Set<String> NOT_ON_THE_WIRE = Set.of("apiv3.AdaptiveRateLimiter$Pace",
			"apiv3.ApiV3ClientListener$SignedMessage", "apiv3.ApiV3JsonEncoder$KeyWriter", "apiv3.AuthorizationScheme",
			"apiv3.CredentialSource$Credentials", "apiv3.CryptoProvider$Candidate", "apiv3.CryptoProvider$Choice",
			"apiv3.ImportedKey$Imported", "apiv3.JsonCodecs$Codecs", "apiv3.KeyCheck", "apiv3.KeyStatus",
			"apiv3.KeyStatus$ClockDifference", "apiv3.KeyStatus$RefreshFailure",
			"apiv3.MembercardObservationContext$Ending", "apiv3.MembercardObservationContext$Kind",
			"apiv3.MembercardObservationDocumentation",
			"apiv3.MembercardObservationDocumentation$LowCardinalityKeyNames",
			"apiv3.MembercardSignatureException$Reason", "apiv3.NativeProvider", "apiv3.Paging$Page",
			"apiv3.PersonalParameter", "apiv3.PlatformKeySource$FormerKeys", "apiv3.RetryPolicy",
			"apiv3.SignatureVerifier$Description", "media.ImageType", "member.BulkImport",
			"member.OpenidImportResult$Imported", "member.OpenidImportResult$Refused",
			"member.OpenidImportResult$Unknown", "member.PhoneImportResult$Imported",
			"member.PhoneImportResult$Refused", "member.PhoneImportResult$Unknown", "notification.AcceptCardEvent",
			"notification.ActivateCardEvent", "notification.InMemoryNotificationIdempotencyStore$Entry",
			"notification.JdbcNotificationIdempotencyStore$Row", "notification.NotificationAnswer",
			"notification.NotificationIdempotencyStore$Claim", "notification.NotificationObservationDocumentation",
			"notification.NotificationObservationDocumentation$LowCardinalityKeyNames",
			"notification.NotificationOutcome", "notification.UnknownEvent", "notification.UserCardManageEvent",
			"officialaccount.CardColor", "officialaccount.ExpiringToken", "officialaccount.ExpiringTokenSource$Kept",
			"officialaccount.JsSdkCard", "officialaccount.JsSdkCardChoice", "officialaccount.JsSdkConfig",
			"officialaccount.NoAccessTokenStore");

	private static final List<Class<?>> TYPES = types();

	private static final RuntimeHints HINTS = hints();

	private static final JsonMapper MAPPER = ApiV3JsonMapper.create();

	private static RuntimeHints hints() {
		RuntimeHints hints = new RuntimeHints();
		// As Spring does for each application
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith(ROOT))
			.forEach((registrar) -> registrar.registerHints(hints, RuntimeHintsTests.class.getClassLoader()));
		return hints;
	}

	@Test
	void thereAreServicesAndWireTypes() {
		assertThat(services()).hasSizeGreaterThan(20);
		assertThat(wireTypes()).hasSizeGreaterThan(100).contains(MembercardResponseException.Detail.class);
	}

	@Test
	void exceptionsAreTypesThatThereAre() {
		assertThat(NOT_ON_THE_WIRE).isSubsetOf(candidates().map(RuntimeHintsTests::name).toList());
	}

	@ParameterizedTest
	@MethodSource("services")
	void proxyOfAServiceIsRegistered(Class<?> service) {
		Object proxy = ErrcodeClient.builder(URI.create("https://api.weixin.qq.com")).build().createService(service);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(proxy.getClass().getInterfaces())).accepts(HINTS);
	}

	@ParameterizedTest
	@MethodSource("services")
	void operationsOfAServiceAreRegistered(Class<?> service) {
		assertThat(Arrays.stream(service.getDeclaredMethods()).filter(RuntimeHintsTests::isOperation)).isNotEmpty()
			.allSatisfy((operation) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(operation))
				.accepts(HINTS));
	}

	@ParameterizedTest
	@MethodSource("wireTypes")
	void membersThatJacksonUsesOfATypeAreRegistered(Class<?> type) {
		assertThat(membersThatJacksonUses(type)).isNotEmpty()
			.allSatisfy((member) -> assertThat(hintOn(member)).accepts(HINTS));
	}

	@Test
	void serializerOfSensitiveTextsIsRegistered() throws Exception {
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(SensitiveSerializer.class.getDeclaredConstructor())).accepts(HINTS);
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void scriptIsRegistered(String script) {
		assertThat(RuntimeHintsPredicates.resource().forResource(script)).accepts(HINTS);
	}

	static List<String> scripts() throws IOException {
		return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:" + SCRIPTS))
			.map((script) -> script.getDescription().replaceFirst(".*(io/github/membercard/.*\\.sql).*", "$1"))
			.toList();
	}

	static List<Class<?>> services() {
		return TYPES.stream()
			.filter((type) -> Arrays.stream(type.getDeclaredMethods()).anyMatch(RuntimeHintsTests::isOperation))
			.toList();
	}

	static List<Class<?>> wireTypes() {
		return candidates().filter((type) -> !NOT_ON_THE_WIRE.contains(name(type))).toList();
	}

	private static Stream<Class<?>> candidates() {
		return TYPES.stream().filter((type) -> type.isRecord() || type.isEnum());
	}

	private static List<Class<?>> types() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(ROOT)
			.stream()
			.filter((type) -> WIRE_PACKAGES.contains(type.getPackageName()))
			.filter((type) -> type.isRecord() || type.isEnum() || type.isInterface())
			.<Class<?>>map(JavaClass::reflect)
			.toList();
	}

	private static String name(Class<?> type) {
		return type.getName().substring(ROOT.length() + 1);
	}

	private static boolean isOperation(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class);
	}

	private static Set<Member> membersThatJacksonUses(Class<?> type) {
		Set<Member> members = new LinkedHashSet<>();
		if (type.isEnum()) {
			// For the names and the default among their annotations
			members.addAll(Arrays.stream(type.getFields()).filter(Field::isEnumConstant).toList());
			return members;
		}
		if (type.isRecord()) {
			BeanDescription read = describe(MAPPER.deserializationConfig(), type, true);
			read.findProperties()
				.stream()
				.map((property) -> Objects.requireNonNull(property.getConstructorParameter(), property.getName()))
				.forEach((parameter) -> members.add(parameter.getOwner().getMember()));
		}
		BeanDescription written = describe(MAPPER.serializationConfig(), type, false);
		written.findProperties()
			.stream()
			.map((property) -> Objects.requireNonNull(property.getAccessor(), property.getName()))
			.map(AnnotatedMember::getMember)
			.forEach(members::add);
		if (written.findAnyGetter() != null) {
			members.add(written.findAnyGetter().getMember());
		}
		return members;
	}

	private static BeanDescription describe(MapperConfig<?> config, Class<?> type, boolean read) {
		JavaType javaType = config.constructType(type);
		ClassIntrospector introspector = config.classIntrospectorInstance();
		return read
				? introspector.introspectForDeserialization(javaType, introspector.introspectClassAnnotations(javaType))
				: introspector.introspectForSerialization(javaType, introspector.introspectClassAnnotations(javaType));
	}

	private static Predicate<RuntimeHints> hintOn(Member member) {
		if (member instanceof Constructor<?> constructor) {
			return RuntimeHintsPredicates.reflection().onConstructorInvocation(constructor);
		}
		if (member instanceof Method method) {
			return RuntimeHintsPredicates.reflection().onMethodInvocation(method);
		}
		// The predicate of a public field forgets that it is a declared one too
		return RuntimeHintsPredicates.reflection()
			.onType(member.getDeclaringClass())
			.withMemberCategory(MemberCategory.ACCESS_DECLARED_FIELDS);
	}

}

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

package io.github.membercard.api;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a module other code can call, as text: each public type with its public and
 * protected members, one a line, in an order that does not depend on the compiler.
 *
 * @since 0.1.0
 */
public final class PublicApi {

	private static final String INDENT = "  ";

	private static final String DEPRECATED = " (deprecated)";

	private PublicApi() {
	}

	/**
	 * Describe the public API of compiled classes.
	 * @param classes the folder that they are in; they are on the class path too
	 * @return the lines of the description
	 * @throws IOException when the folder can't be read
	 */
	public static List<String> of(Path classes) throws IOException {
		try (Stream<Path> files = Files.walk(classes)) {
			return files.map((file) -> classes.relativize(file).toString())
				.filter((name) -> name.endsWith(".class") && !name.endsWith("package-info.class"))
				.map((name) -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.')))
				.filter(PublicApi::isReachable)
				.sorted((left, right) -> left.getName().compareTo(right.getName()))
				.flatMap((type) -> describe(type).stream())
				.toList();
		}
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, PublicApi.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(name + " is not on the class path", ex);
		}
	}

	private static boolean isReachable(Class<?> type) {
		Class<?> enclosing = type.getDeclaringClass();
		return !type.isSynthetic() && !type.isAnonymousClass() && !type.isLocalClass() && isVisible(type.getModifiers())
				&& (enclosing == null || isReachable(enclosing));
	}

	private static boolean isVisible(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	private static List<String> describe(Class<?> type) {
		List<String> lines = new ArrayList<>();
		lines.add(header(type));
		members(lines, type.getDeclaredFields(), PublicApi::field);
		members(lines, type.getDeclaredConstructors(), PublicApi::constructor);
		members(lines, type.getDeclaredMethods(), PublicApi::method);
		return lines;
	}

	private static <M extends AccessibleObject & Member> void members(List<String> lines, M[] members,
			Function<M, String> description) {
		Arrays.stream(members)
			.filter((member) -> isVisible(member.getModifiers()) && !member.isSynthetic())
			.map((member) -> {
				String line = INDENT + description.apply(member);
				if (member.isAnnotationPresent(Deprecated.class)) {
					line += DEPRECATED;
				}
				return line;
			})
			.sorted()
			.forEach(lines::add);
	}

	private static String header(Class<?> type) {
		int modifiers = type.getModifiers() & Modifier.classModifiers();
		if (type.isInterface()) {
			modifiers &= ~Modifier.ABSTRACT;
		}
		StringBuilder header = new StringBuilder(Modifier.toString(modifiers));
		if (type.isSealed()) {
			header.append(" sealed");
		}
		header.append(' ').append(kind(type)).append(' ').append(type.getName());
		header.append(parameters(type.getTypeParameters()));
		Type superclass = type.getGenericSuperclass();
		if (superclass != null && superclass != Object.class && !type.isEnum() && !type.isRecord()) {
			header.append(" extends ").append(superclass.getTypeName());
		}
		if (type.getGenericInterfaces().length > 0) {
			if (type.isInterface()) {
				header.append(" extends ");
			}
			else {
				header.append(" implements ");
			}
			header.append(names(type.getGenericInterfaces()));
		}
		if (type.isAnnotationPresent(Deprecated.class)) {
			header.append(DEPRECATED);
		}
		return header.toString();
	}

	private static String kind(Class<?> type) {
		if (type.isAnnotation()) {
			return "@interface";
		}
		if (type.isInterface()) {
			return "interface";
		}
		if (type.isEnum()) {
			return "enum";
		}
		if (type.isRecord()) {
			return "record";
		}
		return "class";
	}

	private static String field(Field field) {
		return Modifier.toString(field.getModifiers()) + " " + field.getGenericType().getTypeName() + " "
				+ field.getName();
	}

	private static String constructor(Constructor<?> constructor) {
		return Modifier.toString(constructor.getModifiers()) + " new(" + names(constructor.getGenericParameterTypes())
				+ ")" + exceptions(constructor.getGenericExceptionTypes());
	}

	private static String method(Method method) {
		String modifiers = Modifier
			.toString(method.getModifiers() & Modifier.methodModifiers() & ~Modifier.SYNCHRONIZED);
		if (method.isDefault()) {
			modifiers += " default";
		}
		return modifiers + " " + parameters(method.getTypeParameters()) + method.getGenericReturnType().getTypeName()
				+ " " + method.getName() + "(" + names(method.getGenericParameterTypes()) + ")"
				+ exceptions(method.getGenericExceptionTypes());
	}

	private static String parameters(TypeVariable<?>[] parameters) {
		return (parameters.length != 0) ? Arrays.stream(parameters)
			.map((parameter) -> parameter.getName() + " extends " + names(parameter.getBounds()))
			.collect(Collectors.joining(", ", "<", ">")) : "";
	}

	private static String exceptions(Type[] exceptions) {
		return (exceptions.length != 0) ? " throws " + names(exceptions) : "";
	}

	private static String names(Type[] types) {
		return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
	}

}

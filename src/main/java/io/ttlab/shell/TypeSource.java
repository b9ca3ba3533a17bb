package io.ttlab.shell;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes types the way source declares variables of them. */
final class TypeSource {
    private TypeSource() {}

    /** The declared type of a field, or Object when source cannot name it. */
    static String of(Field field) {
        String text = text(field.getGenericType());
        return text == null ? "Object" : text;
    }

    /** The type to declare a variable with that is to hold this value; Object when source cannot name its class. */
    static String ofValue(@Nullable Object value) {
        if (value == null) {
            return "Object";
        }
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            String text = type == Object.class ? null : rawText(type);
            if (text != null) {
                return text + wildcards(type);
            }
            for (Class<?> implemented : type.getInterfaces()) {
                String name = rawText(implemented);
                if (name != null) {
                    return name + wildcards(implemented);
                }
            }
        }
        return "Object";
    }

    private static String wildcards(Class<?> type) {
        int count = type.getTypeParameters().length;
        return count == 0 ? "" : "<" + "?, ".repeat(count - 1) + "?>";
    }

    private static @Nullable String text(Type type) {
        if (type instanceof Class<?> plain) {
            return rawText(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return parameterized(generic);
        }
        if (type instanceof GenericArrayType array) {
            String component = text(array.getGenericComponentType());
            return component == null ? null : component + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard(wildcard);
        }
        return type instanceof TypeVariable<?> ? null : type.getTypeName();
    }

    private static @Nullable String parameterized(ParameterizedType generic) {
        String raw = rawText((Class<?>) generic.getRawType());
        if (raw == null) {
            return null;
        }
        StringJoiner arguments = new StringJoiner(", ", "<", ">");
        for (Type argument : generic.getActualTypeArguments()) {
            String text = text(argument);
            if (text == null) {
                return null;
            }
            arguments.add(text);
        }
        return raw + arguments;
    }

    private static @Nullable String wildcard(WildcardType wildcard) {
        if (wildcard.getLowerBounds().length > 0) {
            String bound = text(wildcard.getLowerBounds()[0]);
            return bound == null ? null : "? super " + bound;
        }
        Type upper = wildcard.getUpperBounds()[0];
        String bound = text(upper);
        return upper == Object.class ? "?" : bound == null ? null : "? extends " + bound;
    }

    /** The name that source can use, or null for classes without one and for those that are not public. */
    private static @Nullable String rawText(Class<?> type) {
        if (type.isArray()) {
            String component = rawText(type.getComponentType());
            return component == null ? null : component + "[]";
        }
        if (Snippets.isSnippetClass(type.getName())) {
            String own = Throwables.nameOf(type);
            return own.isEmpty() || type.getCanonicalName() == null ? null : own;
        }
        boolean exported = type.isPrimitive() || type.getModule().isExported(type.getPackageName());
        return exported && isPublic(type) ? type.getCanonicalName() : null;
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return true;
    }
}

package io.ttlab.jupyter;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a message's parts, by name; reading and writing trees is {@link io.ttlab.client.Json}'s. Thread-safe. */
final class Json {
    private Json() {}

    /**
     * Reads one JSON object; anything else, and anything after it, is an {@link IOException}.
     *
     * @param utf8 the document
     */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(byte[] utf8) throws IOException {
        if (io.ttlab.client.Json.parse(utf8) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IOException("expected a JSON object");
    }

    /** Writes a tree of maps, lists and scalars. */
    static byte[] bytes(@Nullable Object value) {
        return io.ttlab.client.Json.bytes(value);
    }

    /** The text at {@code name}, or {@code otherwise} where it is missing or no text. */
    static String text(Map<String, ?> object, String name, String otherwise) {
        return object.get(name) instanceof String text ? text : otherwise;
    }

    /** The flag at {@code name}, or {@code otherwise} where it is missing or no flag. */
    static boolean flag(Map<String, ?> object, String name, boolean otherwise) {
        return object.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    /** The whole number at {@code name}, or {@code otherwise} where it is missing or no number. */
    static int integer(Map<String, ?> object, String name, int otherwise) {
        return object.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** The object at {@code name}, or an empty one where it is missing or no object. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(Map<String, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Collections.emptyMap();
    }

    /** A map in the order written, whose values may be null: {@code map("status", "ok", "found", true)}. */
    static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        return io.ttlab.client.Json.map(namesAndValues);
    }
}

package io.ttlab.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Small documents (tokens, errors, code tables) as maps and lists; tables are read by the schema package instead.
 *
 * <p>Objects become {@code Map<String, Object>} in their own order, arrays {@code List<Object>}, strings, numbers and
 * booleans themselves as text keeps them: numbers are {@code Long}, {@code BigInteger} or {@code Double}.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MAX_DEPTH = 200;

    private Json() {}

    /** Reads one document; fails on anything that is not whole JSON. */
    public static @Nullable Object parse(byte[] body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new IOException("the document is empty");
            }
            Object value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new IOException("something follows the end of the document");
            }
            return value;
        }
    }

    /** Reads one document as an object; anything else gives an empty map. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(byte[] body) {
        try {
            return parse(body) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        } catch (IOException notJson) {
            return Map.of();
        }
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("the document nests deeper than " + MAX_DEPTH);
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("the document ends early");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser, depth + 1));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, depth + 1));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }
}

package io.ttlab.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON tree for tests: objects in their order of keys, numbers as they were written. */
final class Json {
    /** A number with its digits as sent. */
    record Number(String digits) {
        boolean isWhole() {
            return digits.matches("-?\\d+");
        }

        boolean isDecimal() {
            return digits.matches("-?\\d+\\.\\d+");
        }
    }

    private Json() {}

    static Map<String, Object> object(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Map<String, Object> object = asObject(value(parser));
            if (parser.nextToken() != null) {
                throw new AssertionError("Something follows the document: " + text);
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + text.substring(0, Math.min(200, text.length())), e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (object.put(name, value(parser)) != null) {
                    throw new AssertionError("Twice the key '" + name + "'");
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token.isNumeric()) {
            return new Number(parser.getText());
        }
        if (token.isBoolean()) {
            return token == JsonToken.VALUE_TRUE;
        }
        throw new AssertionError("TT never sends " + token);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Map<String, Object>> rows(Map<String, Object> envelope, String name) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Object list = envelope.get(name);
        if (list != null) {
            ((List<?>) list).forEach(row -> rows.add(asObject(row)));
        }
        return rows;
    }

    static String text(Map<String, Object> row, String name) {
        Object value = row.get(name);
        if (value == null) {
            throw new AssertionError("No '" + name + "' in " + row);
        }
        return value instanceof Number number ? number.digits() : value.toString();
    }

    static double number(Map<String, Object> row, String name) {
        return Double.parseDouble(text(row, name));
    }

    /** The tree as Python's json.dumps writes it. */
    static String python(Object value) {
        StringBuilder out = new StringBuilder();
        python(value, out);
        return out.toString();
    }

    private static void python(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                python(entry.getKey(), out);
                out.append(": ");
                python(entry.getValue(), out);
                separator = ", ";
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                python(item, out);
                separator = ", ";
            }
            out.append(']');
        } else if (value instanceof String text) {
            out.append('"');
            for (char c : text.toCharArray()) {
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\t' -> out.append("\\t");
                    case '\n' -> out.append("\\n");
                    default -> {
                        if (c < 127) {
                            out.append(c);
                        } else {
                            out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                        }
                    }
                }
            }
            out.append('"');
        } else if (value instanceof Number number) {
            out.append(number.digits());
        } else {
            out.append(value);
        }
    }
}

package io.ttlab.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the flat objects of the first array in a request's body; every value becomes text. */
final class JsonRows {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonRows() {}

    /**
     * The objects of {@code [{...}]} or of {@code {"anything": [{...}]}}.
     *
     * @throws IOException when the body is no such JSON
     */
    static List<Map<String, String>> read(byte[] body) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(body)) {
            JsonToken token = parser.nextToken();
            while (token != null && token != JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null) {
                throw new IOException("The body holds no list.");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> row = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (parser.currentToken().isScalarValue()) {
                        row.put(name, parser.getText());
                    }
                    parser.skipChildren();
                }
                rows.add(row);
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("The list holds something else than objects.");
            }
        }
        return rows;
    }
}

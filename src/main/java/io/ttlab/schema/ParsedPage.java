package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.client.BodyException;
import io.ttlab.client.BodyException.Fault;
import io.ttlab.schema.FieldColumns.Slot;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page with Jackson, token by token, whatever it is. Confine to one thread. */
final class ParsedPage {
    static final JsonFactory JSON = new JsonFactory();

    private final FieldColumns columns;
    private final byte[] body;
    private int rows;

    ParsedPage(FieldColumns columns, byte[] body, int firstRow) {
        this.columns = columns;
        this.body = body;
        this.rows = firstRow;
    }

    /** Returns the number of the row after the last one that was read. */
    int rows() {
        return rows;
    }

    /** Reads the records under one of the keys, if there are any, and what stands around them. */
    Envelope read(List<String> keys) throws IOException, BodyException {
        Envelope envelope = new Envelope();
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                envelope.found = true;
                records(parser);
            } else if (first != JsonToken.START_OBJECT) {
                throw new BodyException(Fault.UNEXPECTED, "it is no object", null);
            } else {
                envelope.empty = true;
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    envelope.empty = false;
                    String name = parser.currentName();
                    JsonToken token = parser.nextToken();
                    if (keys.contains(name) && token.isStructStart()) {
                        envelope.found = true;
                        records(parser);
                    } else {
                        envelope.take(name, parser, columns);
                    }
                }
            }
            if (parser.nextToken() != null) {
                throw new BodyException(Fault.MALFORMED, "something follows the end of the document", null);
            }
        }
        return envelope;
    }

    /** Takes the document itself for the record. */
    void readDocument() throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (Envelope.NAMES.contains(name)) {
                    parser.skipChildren();
                } else {
                    columns.put(columns.slot(name).column, rows, parser);
                }
            }
            rows++;
        }
    }

    private void records(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            record(parser);
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IOException("the records end early");
            } else if (token.isStructStart()) {
                records(parser);
            } else if (token != JsonToken.VALUE_NULL) {
                columns.put(columns.extra("value"), rows, parser);
                rows++;
            }
        }
    }

    private void record(JsonParser parser) throws IOException {
        for (@Nullable String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Slot slot = columns.slot(name);
            parser.nextToken();
            columns.put(slot.column, rows, parser);
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the record ends early");
        }
        rows++;
    }
}

package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.client.Bodies;
import io.ttlab.client.BodyException;
import io.ttlab.client.BodyException.Fault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands around the records of a page. Confine to one thread. */
final class Envelope {
    /** What stands around records and belongs to none of them. */
    static final Set<String> NAMES = Set.of(
            "status",
            "status_message",
            "statusCode",
            "message",
            "lastPage",
            "nextPageKey",
            "requestId",
            "requestVersion");

    final Map<String, Object> scalars = new LinkedHashMap<>();
    boolean found;
    boolean empty;
    /** Whether a scalar of the envelope is a field of the schema: the document may be the record itself. */
    boolean hasDeclared;
    /** The member that looks most like the records. */
    @Nullable
    String candidate;

    /** Takes a member that holds no records, or none that are asked for: what the parser stands at, to its end. */
    void take(String name, JsonParser parser, FieldColumns columns) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            JsonToken element = parser.nextToken();
            if (element == JsonToken.START_OBJECT && candidate == null) {
                candidate = name;
            }
            for (; element != JsonToken.END_ARRAY; element = parser.nextToken()) {
                parser.skipChildren();
            }
        } else if (token == JsonToken.START_OBJECT) {
            for (JsonToken inner = parser.nextToken(); inner != JsonToken.END_OBJECT; inner = parser.nextToken()) {
                if (candidate == null && columns.isDeclared(parser.currentName())) {
                    candidate = name;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } else if (token != JsonToken.VALUE_NULL) {
            take(name, parser.getText(), columns);
        }
    }

    /** Takes a member that is a scalar. */
    void take(String name, Scalar value, FieldColumns columns) {
        if (value.kind() != JsonToken.VALUE_NULL) {
            take(name, value.text(), columns);
        }
    }

    private void take(String name, String text, FieldColumns columns) {
        scalars.put(name, text);
        hasDeclared |= !NAMES.contains(name) && columns.isDeclared(name);
    }

    @Nullable
    Boolean lastPage() {
        String value = text("lastPage").strip();
        return value.isEmpty() ? null : (Boolean) (value.equalsIgnoreCase("true") || value.equals("1"));
    }

    String nextPageKey() {
        return text("nextPageKey");
    }

    /** Returns a member in TT's own spelling, or in the other one that TT uses elsewhere: {@code next_page_key}. */
    private String text(String name) {
        Object value = Bodies.member(scalars, name);
        return value == null ? "" : String.valueOf(value);
    }

    /** Without records, a document that says neither how it went nor that more follows is something else. */
    void requireStatus(List<String> keys) throws BodyException {
        if (Bodies.member(scalars, "status") != null || Bodies.member(scalars, "lastPage") != null) {
            return;
        }
        String reason = Bodies.reason(scalars);
        if (!reason.isEmpty()) {
            throw new BodyException(Fault.REFUSED, "'" + reason + "'", null);
        }
        throw new BodyException(Fault.UNEXPECTED, "it has neither '" + keys.get(0) + "' nor a status", null);
    }
}

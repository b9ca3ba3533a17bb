package io.ttlab.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * The declared fields of a record, in the order of their columns. Immutable.
 *
 * <p>What the server sends beyond them becomes further columns, in alphabetical order.
 *
 * @param fields the fields
 */
public record Schema(List<Field> fields) {
    /** Copies the list. */
    public Schema {
        fields = List.copyOf(fields);
    }

    /** Declares a schema. */
    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    /** Returns a schema with further fields behind these. */
    public Schema plus(Field... more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return new Schema(all);
    }
}

package io.ttlab.analytics;

import io.ttlab.schema.Noted;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table that says below its rows what is not in them. */
final class NotedTable extends Table implements Noted {
    private final List<String> notes;

    NotedTable(String name, List<Column<?>> columns, List<String> notes) {
        super(name, columns.toArray(new Column<?>[0]));
        this.notes = List.copyOf(notes);
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}

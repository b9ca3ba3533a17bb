package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.client.Bodies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a growing table, found by the names that fields have on the wire. Guarded by its table's builder.
 *
 * <p>The field that is expected next is the one that followed last time, so that names are hardly ever looked up.
 */
final class FieldColumns {
    private final List<ColumnBuilder> declared = new ArrayList<>();
    private final Map<String, Slot> slots = new HashMap<>();
    /** Declared fields in lower case without underscores, since TT itself spells some of them both ways. */
    private final Map<String, ColumnBuilder> byFoldedName = new HashMap<>();
    /** Columns that nobody declared, by name, so that their order does not depend on which page came first. */
    private final TreeMap<String, ColumnBuilder> extras = new TreeMap<>();

    private final Set<String> taken = new HashSet<>();
    private final Scalar copy = new Scalar();
    private int pages;

    /** A field's column, and the field that followed it last time. */
    static final class Slot {
        final ColumnBuilder column;

        @Nullable
        Slot next;

        /** Where the field stood last, for {@link PlainPage}: in which page and row, from the quote of its name on. */
        int page;

        int row;
        int from;
        /** From there to its value. */
        int valueOffset;
        /** From there to the byte behind its value, that one included; to the value where that is for Jackson. */
        int length;
        /** Whether the column's cell became that value. */
        boolean copies;

        Slot(ColumnBuilder column) {
            this.column = column;
        }
    }

    /** What stands before the first field of a record. */
    private final Slot start = new Slot(new ExtraBuilder("", ""));

    FieldColumns(Schema schema) {
        for (Field field : schema.fields()) {
            ColumnBuilder column = column(field);
            declared.add(column);
            slots.put(field.name(), new Slot(column));
            byFoldedName.put(Bodies.folded(field.name()), column);
            taken.add(field.column().toLowerCase(Locale.ROOT));
            if (field.kind() == Kind.TIME) {
                taken.add(field.column().toLowerCase(Locale.ROOT) + "ns");
            }
            if (field.kind() == Kind.PARAMETERS) {
                taken.addAll(Set.of("algoname", "algoversion"));
            }
            if (!field.nameColumn().isEmpty()) {
                taken.add(field.nameColumn().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static ColumnBuilder column(Field field) {
        return switch (field.kind()) {
            case TEXT, ID, CODE, MAYBE_CODE, JSON -> new TextBuilder(field);
            case DECIMAL -> new NumberBuilders.Decimals(field.column());
            case COUNT -> new NumberBuilders.Counts(field.column());
            case FLAG -> new NumberBuilders.Flags(field.column());
            case TIME -> new TimeBuilders.Moments(field.column());
            case DATE -> new TimeBuilders.Days(field.column());
            case DATE_TIME -> new TimeBuilders.DateTimes(field.column());
            case PARAMETERS -> new ParametersBuilder(field.column());
        };
    }

    boolean isDeclared(String name) {
        return byFoldedName.containsKey(Bodies.folded(name));
    }

    /** Returns a number for a page about to be read. */
    int nextPage() {
        return ++pages;
    }

    Slot start() {
        return start;
    }

    /** Returns the slot of a field, with a new column for one that nobody declared. */
    Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            ColumnBuilder known = byFoldedName.get(Bodies.folded(name));
            if (known != null) {
                known.shared = true;
            }
            slot = new Slot(known != null ? known : extra(name));
            slots.put(name, slot);
        }
        return slot;
    }

    /** Returns the declared column of a field, in its schema's spelling, or null. */
    @Nullable
    ColumnBuilder column(String field) {
        Slot slot = slots.get(field);
        return slot == null ? null : slot.column;
    }

    /**
     * Puts a value; one that its column cannot hold is kept in a text column beside it.
     *
     * @return whether it is now the cell of its column
     */
    boolean put(ColumnBuilder column, int row, Scalar value) {
        if (value.kind() == JsonToken.VALUE_NULL) {
            return false;
        }
        boolean held = column.put(row, value);
        if (!held) {
            textBeside(column).put(row, value);
        }
        return held;
    }

    /** Puts the value that a parser stands at, to its end. */
    void put(ColumnBuilder column, int row, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isStructStart()) {
            copy.copy(parser, token);
            put(column, row, copy);
        } else if (!column.putNested(row, parser)) {
            textBeside(column).putNested(row, parser);
        }
    }

    private ColumnBuilder textBeside(ColumnBuilder column) {
        String name = column.name + "Text";
        ColumnBuilder text = extras.get(name);
        if (text == null) {
            text = new TextBuilder(Field.of(free(name), Kind.TEXT, ""));
            extras.put(name, text);
        }
        text.shared = true;
        return text;
    }

    /** Returns the column of a field that nobody declared. */
    ColumnBuilder extra(String name) {
        ColumnBuilder known = extras.get(name);
        if (known == null) {
            known = new ExtraBuilder(name, free(name));
            extras.put(name, known);
        }
        return known;
    }

    /** Returns a column name that no other has, without regard to case and outer blanks, as Tablesaw compares them. */
    private String free(String wanted) {
        String plain = wanted.replaceAll("\\p{Cntrl}", " ").trim();
        String base = plain.isEmpty() ? "value" : plain;
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    /** Marks rows up to {@code rows} as missing where nothing came. */
    void fillTo(int rows) {
        declared.forEach(column -> column.fillTo(rows));
        extras.values().forEach(column -> column.fillTo(rows));
    }

    /** Forgets the rows from {@code rows} on. */
    void truncate(int rows) {
        declared.forEach(column -> column.truncate(rows));
        extras.values().forEach(column -> column.truncate(rows));
    }

    /** Returns the declared columns, in their schema's order. */
    List<ColumnBuilder> declared() {
        return declared;
    }

    /** Returns the others, by name. */
    Collection<ColumnBuilder> extras() {
        return extras.values();
    }
}

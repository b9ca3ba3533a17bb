package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.ttlab.client.Bodies;
import io.ttlab.client.BodyException;
import io.ttlab.client.BodyException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads pages of records straight into columns: one builder a column, for all the pages of a call. Thread-safe.
 *
 * <p>A page is taken whole or not at all: when its body turns out to be cut or malformed, its rows are withdrawn. The
 * field that is expected next is the one that followed last time, so that looking up a name is mostly one comparison.
 */
public final class TableBuilder {
    private static final JsonFactory JSON = new JsonFactory();
    private final Schema schema;
    private final List<ColumnBuilder> declared = new ArrayList<>();
    private final Map<String, Slot> slots = new HashMap<>();
    /** Declared fields in lower case without underscores, since TT itself spells some of them both ways. */
    private final Map<String, ColumnBuilder> byFoldedName = new HashMap<>();
    /** Columns that nobody declared, by name, so that their order does not depend on which page came first. */
    private final TreeMap<String, ColumnBuilder> extras = new TreeMap<>();

    private final Set<String> taken = new HashSet<>();
    private int rows;

    /** A field's builder, and the field that followed it last time. */
    private static final class Slot {
        final SerializedString wire;
        final ColumnBuilder builder;

        @Nullable
        Slot next;

        Slot(String name, ColumnBuilder builder) {
            this.wire = new SerializedString(name);
            this.builder = builder;
        }
    }

    /** What stands before the first field of a record. */
    private final Slot start = new Slot("", new ExtraBuilder("", ""));

    /** Creates a builder with the columns of a schema and no rows. */
    public TableBuilder(Schema schema) {
        TableStart.ready();
        this.schema = schema;
        for (Field field : schema.fields()) {
            ColumnBuilder builder = builder(field);
            declared.add(builder);
            slots.put(field.name(), new Slot(field.name(), builder));
            byFoldedName.put(folded(field.name()), builder);
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

    /** Returns a name as it is compared: without regard to case and underscores. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static ColumnBuilder builder(Field field) {
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

    /** Returns how many rows have been read. */
    public synchronized int rows() {
        return rows;
    }

    /**
     * Reads one page, whose records stand under one of {@code keys}: an array of them, or a single one.
     *
     * <p>Where none of the keys is there, the first array of records is taken, then an object or the document itself if it
     * has a declared field, since some keys are inferred.
     *
     * @throws BodyException when the body is empty, no JSON, cut, malformed, or says that the request failed
     */
    public synchronized Page read(byte[] body, List<String> keys) throws BodyException {
        Bodies.requireJson(body);
        int before = rows;
        try {
            Envelope envelope = envelope(body, keys);
            Bodies.requireOk(envelope.scalars.get("status"), envelope.scalars);
            if (!envelope.found && envelope.candidate != null) {
                envelope = envelope(body, List.of(envelope.candidate));
            } else if (!envelope.found && envelope.hasDeclared) {
                document(body);
            } else if (!envelope.found && !envelope.empty) {
                envelope.requireStatus(keys);
            }
            Page page = new Page(before, rows - before, envelope.lastPage(), envelope.nextPageKey());
            declared.forEach(builder -> builder.fillTo(rows));
            extras.values().forEach(builder -> builder.fillTo(rows));
            return page;
        } catch (BodyException unusable) {
            withdraw(before);
            throw unusable;
        } catch (IOException unreadable) {
            withdraw(before);
            throw Bodies.unreadable(unreadable, body);
        }
    }

    /** Withdraws the rows from {@code row} on. */
    public synchronized void withdraw(int row) {
        declared.forEach(builder -> builder.truncate(row));
        extras.values().forEach(builder -> builder.truncate(row));
        rows = row;
    }

    private Envelope envelope(byte[] body, List<String> keys) throws IOException, BodyException {
        Envelope envelope = new Envelope();
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                envelope.found = true;
                records(parser, first);
            } else if (first != JsonToken.START_OBJECT) {
                throw new BodyException(Fault.UNEXPECTED, "it is no object", null);
            } else {
                envelope.empty = true;
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    envelope.empty = false;
                    member(parser, parser.currentName(), keys, envelope);
                }
            }
            if (parser.nextToken() != null) {
                throw new BodyException(Fault.MALFORMED, "something follows the end of the document", null);
            }
        }
        return envelope;
    }

    private void member(JsonParser parser, String name, List<String> keys, Envelope envelope) throws IOException {
        JsonToken token = parser.nextToken();
        if (keys.contains(name) && token.isStructStart()) {
            envelope.found = true;
            records(parser, token);
        } else if (token == JsonToken.START_ARRAY) {
            JsonToken element = parser.nextToken();
            if (element == JsonToken.START_OBJECT && envelope.candidate == null) {
                envelope.candidate = name;
            }
            for (; element != JsonToken.END_ARRAY; element = parser.nextToken()) {
                parser.skipChildren();
            }
        } else if (token == JsonToken.START_OBJECT) {
            for (JsonToken inner = parser.nextToken(); inner != JsonToken.END_OBJECT; inner = parser.nextToken()) {
                if (envelope.candidate == null && isDeclared(parser.currentName())) {
                    envelope.candidate = name;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } else if (token != JsonToken.VALUE_NULL) {
            envelope.scalars.put(name, parser.getText());
            envelope.hasDeclared |= !Envelope.NAMES.contains(name) && isDeclared(name);
        }
    }

    private boolean isDeclared(String name) {
        return byFoldedName.containsKey(folded(name));
    }

    /** Takes the document itself for the record. */
    private void document(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            int row = rows;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (Envelope.NAMES.contains(name)) {
                    parser.skipChildren();
                } else {
                    put(slot(name).builder, row, parser, token);
                }
            }
            rows = row + 1;
        }
    }

    private void records(JsonParser parser, JsonToken start) throws IOException {
        if (start == JsonToken.START_OBJECT) {
            record(parser);
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                record(parser);
            } else if (token == JsonToken.START_ARRAY) {
                records(parser, token);
            } else if (token == null) {
                throw new IOException("the records end early");
            } else if (token != JsonToken.VALUE_NULL) {
                extra("value").put(rows, parser, token);
                rows++;
            }
        }
    }

    private void record(JsonParser parser) throws IOException {
        int row = rows;
        Slot last = start;
        while (true) {
            Slot slot = last.next;
            if (slot == null || !parser.nextFieldName(slot.wire)) {
                String name = slot == null ? parser.nextFieldName() : named(parser);
                if (name == null) {
                    break;
                }
                slot = slot(name);
                last.next = slot;
            }
            put(slot.builder, row, parser, parser.nextToken());
            last = slot;
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the record ends early");
        }
        rows = row + 1;
    }

    /** Returns the field's name that the parser stands at, or null at the end of the record. */
    private static @Nullable String named(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    private Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            ColumnBuilder known = byFoldedName.get(folded(name));
            slot = new Slot(name, known != null ? known : extra(name));
            slots.put(name, slot);
        }
        return slot;
    }

    private void put(ColumnBuilder builder, int row, JsonParser parser, JsonToken token) throws IOException {
        if (!builder.put(row, parser, token)) {
            keep(builder.name, row, parser, token);
        }
    }

    /** Keeps a value that its column cannot hold in a text column beside it. */
    private void keep(String column, int row, JsonParser parser, JsonToken token) throws IOException {
        ColumnBuilder text = extras.get(column + "Text");
        if (text == null) {
            text = new TextBuilder(Field.of(free(column + "Text"), Kind.TEXT, ""));
            extras.put(column + "Text", text);
        }
        text.put(row, parser, token);
    }

    private ColumnBuilder extra(String name) {
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

    /** Returns the text of a declared field in a row, or empty where it is missing or no text. */
    public synchronized String text(String field, int row) {
        Slot slot = slots.get(field);
        return slot != null && slot.builder instanceof TextBuilder texts ? texts.at(row) : "";
    }

    /** Returns what gives the nanoseconds of a time field in a row, {@link Long#MIN_VALUE} where it is missing. */
    public IntToLongFunction timesNs(String field) {
        Slot slot = slots.get(field);
        return slot != null && slot.builder instanceof TimeBuilders.Moments moments
                ? moments::at
                : row -> Long.MIN_VALUE;
    }

    /** Returns what tells records apart by some fields: the same fields, the same numbers, whatever page they came on. */
    public RowIdentity identity(List<String> fields) {
        List<ColumnBuilder> builders = new ArrayList<>();
        for (String field : fields) {
            Slot slot = slots.get(field);
            if (slot != null) {
                builders.add(slot.builder);
            }
        }
        return new RowIdentity(builders);
    }

    /** Returns what tells records apart by everything that they hold. */
    public synchronized RowIdentity identityOfAll() {
        List<ColumnBuilder> builders = new ArrayList<>(declared);
        builders.addAll(extras.values());
        return new RowIdentity(builders);
    }

    /** Returns every row in the order in which it was read. */
    public synchronized int[] allRows() {
        return IntStream.range(0, rows).toArray();
    }

    /** Returns the codes so far that have no name, each as {@code table=code}. */
    public synchronized Set<String> unknownCodes(Codes codes) {
        Set<String> unknown = new TreeSet<>();
        for (ColumnBuilder builder : declared) {
            if (builder instanceof TextBuilder text) {
                unknown.addAll(text.unknown(codes));
            }
        }
        return unknown;
    }

    /**
     * Makes the table of the given rows, in that order: declared columns first, then the others by name, as far as any of
     * the rows has a value there.
     *
     * <p>Works once: each builder lets go of its cells as its column is made, so that they are hardly ever held twice.
     */
    public synchronized Table build(String name, int[] order, Codes codes) {
        List<Column<?>> columns = new ArrayList<>();
        for (ColumnBuilder builder : declared) {
            columns.addAll(builder.build(order, codes));
        }
        for (ColumnBuilder builder : extras.values()) {
            if (builder.anyOf(order)) {
                columns.addAll(builder.build(order, codes));
            }
        }
        rows = 0;
        return Table.create(name, columns);
    }

    /** Makes the table of one row per parameter of an algo order, in the given order of orders. */
    public synchronized Table parameters(String name, String idField, int[] order) {
        return ParameterTable.build(name, this, declared, idField, order);
    }

    /** Returns the schema. */
    public Schema schema() {
        return schema;
    }
}

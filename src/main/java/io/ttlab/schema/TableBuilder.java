package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.client.Bodies;
import io.ttlab.client.BodyException;
import io.ttlab.client.BodyException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    /** Declared fields in lower case, since TT itself spells some of them both ways. */
    private final Map<String, ColumnBuilder> byFoldedName = new HashMap<>();
    /** Columns that nobody declared, by name, so that their order does not depend on which page came first. */
    private final TreeMap<String, ColumnBuilder> extras = new TreeMap<>();

    private final Set<String> taken = new HashSet<>();
    private int rows;

    /** A field's builder, and the field that followed it last time. */
    private static final class Slot {
        final String name;
        final ColumnBuilder builder;

        @Nullable
        Slot next;

        Slot(String name, ColumnBuilder builder) {
            this.name = name;
            this.builder = builder;
        }
    }

    /** Creates a builder with the columns of a schema and no rows. */
    public TableBuilder(Schema schema) {
        this.schema = schema;
        for (Field field : schema.fields()) {
            ColumnBuilder builder = builder(field);
            declared.add(builder);
            slots.put(field.name().intern(), new Slot(field.name().intern(), builder));
            byFoldedName.put(field.name().toLowerCase(Locale.ROOT), builder);
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
     * <p>Where none of the keys is there, the first array that is there is taken, since some keys are inferred.
     *
     * @throws BodyException when the body is empty, no JSON, cut, malformed, or says that the request failed
     */
    public synchronized Page read(byte[] body, List<String> keys) throws BodyException {
        Bodies.requireJson(body);
        int before = rows;
        try {
            Envelope envelope = envelope(body, keys);
            if (!envelope.found && envelope.candidate != null) {
                envelope = envelope(body, List.of(envelope.candidate));
            }
            Bodies.requireOk(envelope.scalars.get("status"), envelope.scalars);
            if (!envelope.found && envelope.scalars.isEmpty() && !envelope.empty) {
                throw new BodyException(Fault.UNEXPECTED, "it has neither '" + keys.get(0) + "' nor a status", null);
            }
            Page page = new Page(before, rows - before, envelope.lastPage(), envelope.nextPageKey());
            for (ColumnBuilder builder : builders()) {
                builder.fillTo(rows);
            }
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
        for (ColumnBuilder builder : builders()) {
            builder.truncate(row);
        }
        rows = row;
    }

    /** What stands around the records. */
    private static final class Envelope {
        final Map<String, Object> scalars = new LinkedHashMap<>();
        boolean found;
        boolean empty;

        @Nullable
        String candidate;

        @Nullable
        Boolean lastPage() {
            Object value = scalars.get("lastPage");
            return value == null
                    ? null
                    : (Boolean) String.valueOf(value).strip().equalsIgnoreCase("true");
        }

        String nextPageKey() {
            Object value = scalars.get("nextPageKey");
            return value == null ? "" : String.valueOf(value);
        }
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
        } else if (token.isStructStart()) {
            if (token == JsonToken.START_ARRAY && envelope.candidate == null) {
                envelope.candidate = name;
            }
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
            envelope.scalars.put(name, parser.getText());
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
        Slot last = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Slot slot = last == null ? null : last.next;
            if (slot == null || slot.name != name) {
                slot = slots.get(name);
                if (slot == null) {
                    ColumnBuilder known = byFoldedName.get(name.toLowerCase(Locale.ROOT));
                    slot = new Slot(name.intern(), known != null ? known : extra(name));
                    slots.put(slot.name, slot);
                }
                if (last != null) {
                    last.next = slot;
                }
            }
            JsonToken token = parser.nextToken();
            ColumnBuilder builder = slot.builder;
            if (!builder.put(row, parser, token)) {
                keep(builder.name, row, parser, token);
            }
            last = slot;
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the record ends early");
        }
        rows = row + 1;
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

    /** Returns a column name that no other has, without regard to case, as Tablesaw compares them. */
    private String free(String wanted) {
        String name = wanted.isEmpty() ? "value" : wanted;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private List<ColumnBuilder> builders() {
        List<ColumnBuilder> all = new ArrayList<>(declared);
        all.addAll(extras.values());
        return all;
    }

    /** Returns the text of a declared field in a row, or empty where it is missing or no text. */
    public synchronized String text(String field, int row) {
        Slot slot = slots.get(field);
        return slot != null && slot.builder instanceof TextBuilder texts ? texts.at(row) : "";
    }

    /** Returns the nanoseconds of a time field in a row, or {@link Long#MIN_VALUE} where it is missing. */
    public synchronized long timeNs(String field, int row) {
        Slot slot = slots.get(field);
        return slot != null && slot.builder instanceof TimeBuilders.Moments moments ? moments.at(row) : Long.MIN_VALUE;
    }

    /**
     * Mixes fields of a row into half of a 128-bit number that tells records apart; {@code seed} chooses the half.
     *
     * @param fields the fields that make the record itself; all of them, where the list is empty
     */
    public synchronized long identity(int row, List<String> fields, long seed) {
        long mixed = seed;
        if (fields.isEmpty()) {
            for (ColumnBuilder builder : builders()) {
                mixed += mix(builder.cellHash(row) ^ mix(builder.name.hashCode() + seed));
            }
            return mixed;
        }
        for (String field : fields) {
            Slot slot = slots.get(field);
            mixed = mix(mixed * 31 + (slot == null ? 0 : slot.builder.cellHash(row)));
        }
        return mixed;
    }

    private static long mix(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /** Returns every row in the order in which it was read. */
    public synchronized int[] allRows() {
        return IntStream.range(0, rows).toArray();
    }

    /**
     * Makes the table of the given rows, in that order: declared columns first, then the others by name.
     *
     * <p>The builder can be built again; the columns are copies.
     */
    public synchronized Table build(String name, int[] order, Codes codes) {
        List<Column<?>> columns = new ArrayList<>();
        for (ColumnBuilder builder : builders()) {
            columns.addAll(builder.build(order, codes));
        }
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

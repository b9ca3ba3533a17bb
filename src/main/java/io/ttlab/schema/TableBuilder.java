package io.ttlab.schema;

import io.ttlab.client.Bodies;
import io.ttlab.client.BodyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads pages of records straight into columns: one builder a column, for all the pages of a call. Thread-safe.
 *
 * <p>A page is taken whole or not at all: when its body turns out to be cut or malformed, its rows are withdrawn.
 */
public final class TableBuilder {
    private final Schema schema;
    private final FieldColumns columns;
    private int rows;

    /** Creates a builder with the columns of a schema and no rows. */
    public TableBuilder(Schema schema) {
        TableStart.ready();
        this.schema = schema;
        this.columns = new FieldColumns(schema);
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
            Envelope envelope = records(body, keys);
            Page page = new Page(before, rows - before, envelope.lastPage(), envelope.nextPageKey());
            columns.fillTo(rows);
            return page;
        } catch (BodyException unusable) {
            withdraw(before);
            throw unusable;
        } catch (IOException unreadable) {
            withdraw(before);
            throw Bodies.unreadable(unreadable, body);
        }
    }

    private Envelope records(byte[] body, List<String> keys) throws IOException, BodyException {
        int before = rows;
        PlainPage plain = new PlainPage(columns, body, before);
        Envelope plainly = plain.read(keys);
        if (plainly != null) {
            Bodies.requireOk(plainly.scalars);
            rows = plain.rows();
            return plainly;
        }
        columns.truncate(before);
        ParsedPage parsed = new ParsedPage(columns, body, before);
        Envelope envelope = parsed.read(keys);
        Bodies.requireOk(envelope.scalars);
        if (!envelope.found && envelope.candidate != null) {
            envelope = parsed.read(List.of(envelope.candidate));
        } else if (!envelope.found && envelope.hasDeclared) {
            parsed.readDocument();
        } else if (!envelope.found && !envelope.empty) {
            envelope.requireStatus(keys);
        }
        rows = parsed.rows();
        return envelope;
    }

    /** Withdraws the rows from {@code row} on. */
    public synchronized void withdraw(int row) {
        columns.truncate(row);
        rows = row;
    }

    /** Returns the text of a declared field in a row, or empty where it is missing or no text. */
    public synchronized String text(String field, int row) {
        return columns.column(field) instanceof TextBuilder texts ? texts.at(row) : "";
    }

    /** Returns what gives the nanoseconds of a time field in a row, {@link Long#MIN_VALUE} where it is missing. */
    public IntToLongFunction timesNs(String field) {
        return columns.column(field) instanceof TimeBuilders.Moments moments ? moments::at : row -> Long.MIN_VALUE;
    }

    /** Returns what tells records apart by some fields: the same fields, the same numbers, whatever page they came on. */
    public RowIdentity identity(List<String> fields) {
        List<ColumnBuilder> builders = new ArrayList<>();
        for (String field : fields) {
            ColumnBuilder column = columns.column(field);
            if (column != null) {
                builders.add(column);
            }
        }
        return new RowIdentity(builders);
    }

    /** Returns what tells records apart by everything that they hold. */
    public synchronized RowIdentity identityOfAll() {
        List<ColumnBuilder> builders = new ArrayList<>(columns.declared());
        builders.addAll(columns.extras());
        return new RowIdentity(builders);
    }

    /** Returns every row in the order in which it was read. */
    public synchronized int[] allRows() {
        return IntStream.range(0, rows).toArray();
    }

    /** Returns the codes so far that have no name, each as {@code table=code}. */
    public synchronized Set<String> unknownCodes(Codes codes) {
        Set<String> unknown = new TreeSet<>();
        for (ColumnBuilder builder : columns.declared()) {
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
        List<Column<?>> made = new ArrayList<>();
        for (ColumnBuilder builder : columns.declared()) {
            made.addAll(builder.build(order, codes));
        }
        for (ColumnBuilder builder : columns.extras()) {
            if (builder.anyOf(order)) {
                made.addAll(builder.build(order, codes));
            }
        }
        rows = 0;
        return Table.create(name, made);
    }

    /** Makes the table of one row per parameter of an algo order, in the given order of orders. */
    public synchronized Table parameters(String name, String idField, int[] order) {
        return ParameterTable.build(name, this, columns.declared(), idField, order);
    }

    /** Returns the schema. */
    public Schema schema() {
        return schema;
    }
}

package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Builds a string column: texts, ids, codes by their names, and nested values as compact JSON. */
final class TextBuilder extends ColumnBuilder {
    private static final JsonFactory JSON = new JsonFactory();

    private final Texts texts = new Texts();
    private final boolean code;
    private final String table;

    TextBuilder(Field field) {
        super(field.column());
        this.code = field.kind() == Kind.CODE || field.kind() == Kind.MAYBE_CODE;
        this.table = field.table().isEmpty() ? field.name() : field.table();
        this.strict = field.kind() == Kind.CODE;
    }

    /** Whether a code without any table still reads {@code ?17}. */
    private final boolean strict;

    @Override
    boolean put(int row, Scalar value) {
        texts.put(row, value);
        return true;
    }

    @Override
    boolean putNested(int row, JsonParser parser) throws IOException {
        put(row, compact(parser));
        return true;
    }

    @Override
    boolean repeat(int row) {
        texts.repeat(row);
        return true;
    }

    @Override
    boolean anyOf(int[] order) {
        return texts.anyOf(order);
    }

    /** Returns the codes that have no name, as {@code table=code}; none where a code may stay one. */
    List<String> unknown(Codes codes) {
        if (!strict) {
            return List.of();
        }
        List<String> unknown = new ArrayList<>();
        for (String sent : texts.distinct()) {
            String label = codes.label(table, number(sent));
            if (label == null || label.startsWith("?")) {
                unknown.add(table + "=" + number(sent));
            }
        }
        return unknown;
    }

    /** Returns the text of a row. */
    String at(int row) {
        return texts.at(row);
    }

    void put(int row, String text) {
        texts.put(row, text);
    }

    @Override
    void fillTo(int rows) {
        texts.fillTo(rows);
    }

    @Override
    void truncate(int rows) {
        texts.truncate(rows);
    }

    @Override
    long cellHash(int row) {
        return texts.hashAt(row);
    }

    @Override
    List<Column<?>> build(int[] order, Codes codes) {
        StringCells cells = texts.build(order);
        if (code) {
            cells = decoded(cells, codes);
        }
        return List.of(StringColumn.createInternal(name, cells));
    }

    private StringCells decoded(StringCells cells, Codes codes) {
        if (!(cells instanceof CodedStrings coded)) {
            CodedStrings all = recoded(cells);
            return decoded(all, codes);
        }
        String[] labels = coded.values();
        for (int i = 1; i < labels.length; i++) {
            labels[i] = label(labels[i], codes);
        }
        return coded.relabelled(labels);
    }

    private String label(String sent, Codes codes) {
        String number = number(sent);
        @Nullable String label = codes.label(table, number);
        return label != null ? label : strict ? "?" + number : sent;
    }

    /** Takes a fraction of zero off a code that was sent as a decimal number. */
    private static String number(String sent) {
        return sent.endsWith(".0") ? sent.substring(0, sent.length() - 2) : sent;
    }

    private static CodedStrings recoded(StringCells cells) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        keys.put("", 0);
        int[] numbers = new int[cells.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = keys.computeIfAbsent(cells.getValueForIndex(row), unseen -> keys.size());
        }
        return new CodedStrings(keys.keySet().toArray(new String[0]), numbers);
    }

    /** Copies the parser's current object or array as JSON without white space. */
    static String compact(JsonParser parser) throws IOException {
        StringWriter writer = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(writer)) {
            generator.copyCurrentStructure(parser);
        }
        return writer.toString();
    }
}

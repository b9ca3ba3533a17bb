package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * Builds {@code algoName}, {@code algoVersion} and a compact text from an order's {@code userParameters}, and keeps each
 * parameter for the table of one row per order and parameter.
 *
 * <p>A captured parameter has a name, a numeric type and one of {@code v_double}, {@code v_int32}, {@code v_bool} and
 * {@code v_string}; any other member that starts with {@code v_} or is called {@code value} is taken as well.
 */
final class ParametersBuilder extends ColumnBuilder {

    /** One parameter of one order. */
    record Parameter(int row, String name, String type, String displayName, String value) {}

    private static final int MAX_DEPTH = 8;

    private final Texts algoNames = new Texts();
    private final Texts algoVersions = new Texts();
    private final Texts compact = new Texts();
    private final List<Parameter> parameters = new ArrayList<>();

    ParametersBuilder(String name) {
        super(name);
    }

    @Override
    boolean put(int row, Scalar value) {
        compact.put(row, value);
        return true;
    }

    @Override
    boolean putNested(int row, JsonParser parser) throws IOException {
        forgetFrom(row);
        List<Parameter> found = new ArrayList<>();
        collect(row, parser, parser.currentToken(), found, 0);
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : found) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(parameter.name())
                    .append('=')
                    .append(parameter.value());
            String key = parameter.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            if (key.equals("algoname") || key.equals("ttalgoname")) {
                algoNames.put(row, parameter.value());
            } else if (key.equals("algoversion") || key.equals("ttalgoversion")) {
                algoVersions.put(row, parameter.value());
            }
        }
        compact.put(row, text.toString());
        parameters.addAll(found);
        return true;
    }

    /** Walks whatever nests around the parameters: an object is one when it has a name and a value. */
    private void collect(int row, JsonParser parser, JsonToken start, List<Parameter> found, int depth)
            throws IOException {
        if (depth > MAX_DEPTH) {
            parser.skipChildren();
            return;
        }
        if (start == JsonToken.START_ARRAY) {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    collect(row, parser, token, found, depth + 1);
                }
            }
            return;
        }
        String name = "";
        String type = "";
        String display = "";
        String value = "";
        boolean hasValue = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                collect(row, parser, token, found, depth + 1);
            } else if (member.equals("name")) {
                name = parser.getText();
            } else if (member.equals("type")) {
                type = parser.getText();
            } else if (member.equals("displayName")) {
                display = parser.getText();
            } else if (token != JsonToken.VALUE_NULL && (member.startsWith("v_") || member.equals("value"))) {
                value = parser.getText();
                hasValue = true;
            }
        }
        if (!name.isEmpty() || hasValue) {
            found.add(new Parameter(row, name, type, display, value));
        }
    }

    @Override
    void fillTo(int rows) {
        algoNames.fillTo(rows);
        algoVersions.fillTo(rows);
        compact.fillTo(rows);
    }

    @Override
    void truncate(int rows) {
        algoNames.truncate(rows);
        algoVersions.truncate(rows);
        compact.truncate(rows);
        forgetFrom(rows);
    }

    /** Parameters stand in the order of their rows, so those of the last rows are the last ones. */
    private void forgetFrom(int row) {
        int size = parameters.size();
        while (size > 0 && parameters.get(size - 1).row() >= row) {
            size--;
        }
        parameters.subList(size, parameters.size()).clear();
    }

    /** Returns the parameters in the order of their rows. */
    List<Parameter> parameters() {
        return parameters;
    }

    @Override
    long cellHash(int row) {
        return compact.hashAt(row);
    }

    @Override
    boolean anyOf(int[] order) {
        return compact.anyOf(order);
    }

    @Override
    List<Column<?>> build(int[] order, Codes codes) {
        return List.of(
                StringColumn.createInternal("algoName", algoNames.build(order)),
                StringColumn.createInternal("algoVersion", algoVersions.build(order)),
                StringColumn.createInternal(name, compact.build(order)));
    }
}

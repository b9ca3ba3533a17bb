package io.ttlab.schema;

import io.ttlab.schema.ParametersBuilder.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Makes the table of one row per order and parameter. */
final class ParameterTable {
    private static final Map<String, String> TYPES = Map.of("0", "double", "2", "int32", "6", "bool", "7", "string");

    private ParameterTable() {}

    static Table build(String name, TableBuilder builder, List<ColumnBuilder> columns, String idField, int[] order) {
        Map<Integer, List<Parameter>> byRow = new HashMap<>();
        for (ColumnBuilder column : columns) {
            if (column instanceof ParametersBuilder parameters) {
                parameters
                        .parameters()
                        .forEach(p -> byRow.computeIfAbsent(p.row(), row -> new ArrayList<>())
                                .add(p));
            }
        }
        StringColumn ids = StringColumn.create(idField);
        StringColumn names = StringColumn.create("name");
        StringColumn types = StringColumn.create("type");
        StringColumn displayNames = StringColumn.create("displayName");
        StringColumn values = StringColumn.create("value");
        DoubleColumn numbers = DoubleColumn.create("number");
        for (int row : order) {
            for (Parameter parameter : byRow.getOrDefault(row, List.of())) {
                ids.append(builder.text(idField, row));
                names.append(parameter.name());
                types.append(
                        TYPES.getOrDefault(parameter.type(), parameter.type().isEmpty() ? "" : "?" + parameter.type()));
                displayNames.append(parameter.displayName());
                values.append(parameter.value());
                numbers.append(number(parameter.value()));
            }
        }
        return Table.create(name, ids, names, types, displayNames, values, numbers);
    }

    private static double number(String text) {
        try {
            return text.isEmpty() || !text.matches("[-+]?[0-9.]+([eE][-+]?\\d+)?")
                    ? Double.NaN
                    : Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}

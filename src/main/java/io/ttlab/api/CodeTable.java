package io.ttlab.api;

import io.ttlab.schema.CodeTables;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows tables of codes as a table: one row per enumeration and code, codes in the order of their numbers. */
final class CodeTable {
    private CodeTable() {}

    static Table of(String name, CodeTables tables) {
        StringColumn fields = StringColumn.create("field");
        StringColumn codes = StringColumn.create("code");
        StringColumn names = StringColumn.create("name");
        for (Map.Entry<String, Map<String, String>> table : tables.all().entrySet()) {
            table.getValue().entrySet().stream()
                    .sorted((a, b) -> byNumber(a.getKey(), b.getKey()))
                    .forEach(code -> {
                        fields.append(tables.spelling(table.getKey()));
                        codes.append(code.getKey());
                        names.append(code.getValue());
                    });
        }
        return Table.create(name, fields, codes, names);
    }

    private static int byNumber(String a, String b) {
        boolean numbers = a.matches("-?\\d{1,18}") && b.matches("-?\\d{1,18}");
        return numbers ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : a.compareTo(b);
    }
}

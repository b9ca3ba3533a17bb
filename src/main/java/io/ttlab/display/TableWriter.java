package io.ttlab.display;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables as CSV, JSON, Markdown or aligned text, for files and pipes.
 *
 * <p>Values are exact: numbers without exponents or rounding, instants in ISO form with their {@code Z}. Thread-safe.
 */
public final class TableWriter {

    private TableWriter() {}

    /**
     * Returns all rows and columns of {@code table} in {@code format}, with a line break at the end.
     *
     * @param options used by {@link TableFormat#TABLE} alone
     */
    public static String write(Table table, TableFormat format, TextOptions options) {
        return switch (format) {
            case TABLE -> TextTable.render(table, options) + "\n";
            case CSV -> csv(table);
            case JSON -> json(table);
            case MARKDOWN -> markdown(table);
        };
    }

    private static String csv(Table table) {
        StringBuilder out = new StringBuilder();
        out.append(table.columnNames().stream().map(TableWriter::csvCell).collect(Collectors.joining(",")));
        out.append('\n');
        for (int row = 0; row < table.rowCount(); row++) {
            for (int index = 0; index < table.columnCount(); index++) {
                Object value = value(table.column(index), row);
                out.append(index == 0 ? "" : ",").append(value == null ? "" : csvCell(exact(value)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String csvCell(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r')
                && text.strip().length() == text.length();
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String json(Table table) {
        if (table.isEmpty()) {
            return "[]\n";
        }
        StringWriter out = new StringWriter().append("[\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            // One row a line: readable, small, and easy to cut by line.
            json.setPrettyPrinter(new MinimalPrettyPrinter(",\n"));
            for (int row = 0; row < table.rowCount(); row++) {
                json.writeStartObject();
                for (Column<?> column : table.columns()) {
                    json.writeFieldName(column.name());
                    jsonValue(json, value(column, row));
                }
                json.writeEndObject();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write table '" + table.name() + "' as JSON.", failure);
        }
        return out.append("\n]\n").toString();
    }

    private static void jsonValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number && isFinite(value)) {
            json.writeNumber(exact(value));
        } else {
            json.writeString(exact(value));
        }
    }

    private static boolean isFinite(Object value) {
        return !(value instanceof Double number && number.isInfinite())
                && !(value instanceof Float single && single.isInfinite());
    }

    private static String markdown(Table table) {
        StringBuilder out = new StringBuilder();
        String header =
                table.columnNames().stream().map(TableWriter::markdownCell).collect(Collectors.joining(" | "));
        String rule = table.columns().stream()
                .map(column -> new ColumnView(column, TextOptions.plain().zone()).numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | "));
        out.append("| ").append(header).append(" |\n| ").append(rule).append(" |\n");
        for (int row = 0; row < table.rowCount(); row++) {
            int shown = row;
            String cells = IntStream.range(0, table.columnCount())
                    .mapToObj(index -> value(table.column(index), shown))
                    .map(value -> value == null ? "" : markdownCell(exact(value)))
                    .collect(Collectors.joining(" | "));
            out.append("| ").append(cells).append(" |\n");
        }
        return out.toString();
    }

    private static String markdownCell(String text) {
        return VisibleText.of(text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\r\n", " ")
                .replace('\n', ' '));
    }

    private static @Nullable Object value(Column<?> column, int row) {
        return column.isMissing(row) ? null : column.get(row);
    }

    private static String exact(Object value) {
        if (value instanceof Double number && isFinite(value)) {
            return NumberText.exact(number);
        }
        if (value instanceof Float number && isFinite(value)) {
            return NumberText.exact(number);
        }
        return value instanceof Instant instant ? instant.toString() : String.valueOf(value);
    }
}

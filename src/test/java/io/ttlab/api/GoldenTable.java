package io.ttlab.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables as text that shows names, types and values, a line a column, and the files that hold what they must be.
 *
 * <p>{@code -Dttlab.golden=write} writes the files anew; look at every line of the difference before it is committed.
 */
final class GoldenTable {
    private static final Path SOURCES = Path.of("src/test/resources/io/ttlab/api");

    private GoldenTable() {}

    /** Shows a table. */
    static String text(Table table) {
        StringBuilder text = new StringBuilder(table.name() + ": " + table.rowCount() + " rows\n");
        for (Column<?> column : table.columns()) {
            text.append(column.name()).append(' ').append(column.type());
            for (int row = 0; row < table.rowCount(); row++) {
                text.append(" | ").append(column.isMissing(row) ? "-" : String.valueOf(column.get(row)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Shows a table's columns alone. */
    static String header(String text) {
        return text.replaceFirst(": \\d+ rows", ": 0 rows").replaceAll("(?m)^(\\S+ [A-Z_]+)( \\|.*)$", "$1");
    }

    /** Returns what a table must be, or writes down what it is when asked to. */
    static String expected(String name, String actual) {
        if ("write".equals(System.getProperty("ttlab.golden"))) {
            try {
                Path file = SOURCES.resolve("tables").resolve(name + ".txt");
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return actual;
        }
        return resource("tables/" + name + ".txt");
    }

    /** Returns a real-shaped body. */
    static String body(String name) {
        return resource("bodies/" + name + ".json");
    }

    /** Returns a test resource as text. */
    static String resource(String name) {
        try (InputStream stream = GoldenTable.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(stream, () -> "no test resource " + name)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.ttlab.schema;

import java.io.File;
import java.util.Objects;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * Initialises Tablesaw without its walk over every jar of the class path, which costs more than all else about a table.
 *
 * <p>Tablesaw looks for readers and writers of files when {@code Table} is first used; those that we ship are in its own
 * jar. Thread-safe.
 */
public final class TableStart {
    private static final String CLASS_PATH = "java.class.path";
    private static boolean done;

    private TableStart() {}

    /**
     * Initialises the types of columns, all of which refer to each other, in the one order that leaves each a single
     * object: where a program's first word to Tablesaw is {@code DoubleColumn}, its type is not {@code ColumnType.DOUBLE}.
     */
    public static void types() {
        Objects.requireNonNull(ColumnType.DOUBLE);
    }

    /** Makes {@code Table} ready to use; the second call does nothing. */
    public static synchronized void ready() {
        if (done) {
            return;
        }
        done = true;
        types();
        String whole = System.getProperty(CLASS_PATH, "");
        String home = location();
        try {
            if (!home.isEmpty()) {
                System.setProperty(CLASS_PATH, home);
            }
            Table.create();
        } finally {
            System.setProperty(CLASS_PATH, whole);
        }
    }

    private static String location() {
        var source = Table.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return "";
        }
        return new File(java.net.URI.create(source.getLocation().toString())).getPath();
    }
}

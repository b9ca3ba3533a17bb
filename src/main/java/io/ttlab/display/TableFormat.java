package io.ttlab.display;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a table leaves for a file or a pipe. */
public enum TableFormat {
    /** Aligned text, as {@link TextTable} writes it. */
    TABLE,
    /** Comma-separated values as in RFC 4180: a header, quotes where needed, missing values empty. */
    CSV,
    /** A JSON array with one object for each row; missing values are null. */
    JSON,
    /** A GitHub-flavoured Markdown table. */
    MARKDOWN;

    /**
     * Returns the format called {@code name}, in any case.
     *
     * @throws IllegalArgumentException when there is none, with the names there are
     */
    public static TableFormat parse(String name) {
        for (TableFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        String names = Arrays.stream(values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("No table format '" + name + "'. There are: " + names + ".");
    }
}

package io.ttlab.display;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How a table is written as HTML.
 *
 * @param rows how many rows are written before the middle is left out, at least 2
 * @param zone the zone in which instants are shown
 */
public record HtmlOptions(int rows, ZoneId zone) {

    /** Refuses row counts under 2. */
    public HtmlOptions {
        Objects.requireNonNull(zone, "zone");
        if (rows < 2) {
            throw new IllegalArgumentException("A limit of '" + rows + "' rows is too small: at least 2.");
        }
    }

    /** Returns 20 rows and instants in UTC. */
    public static HtmlOptions defaults() {
        return new HtmlOptions(20, ZoneOffset.UTC);
    }

    /** Returns a copy that writes {@code newRows} rows at most. */
    public HtmlOptions withRows(int newRows) {
        return new HtmlOptions(newRows, zone);
    }

    /** Returns a copy that shows instants in {@code newZone}. */
    public HtmlOptions withZone(ZoneId newZone) {
        return new HtmlOptions(rows, newZone);
    }
}

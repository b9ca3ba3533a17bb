package io.ttlab.display;

import io.ttlab.chart.TerminalImages;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How text output is laid out.
 *
 * <p>Immutable; every {@code withX} returns a changed copy: {@code TextOptions.defaults().withWidth(120).withColor(true)}.
 *
 * @param width the columns of the screen, at least 10; {@link #UNLIMITED} lays out without folding, cutting or dropping
 * @param rows how many rows of a table (or entries of a collection) are shown before the middle is left out, at least 2;
 *     {@link #UNLIMITED} shows all
 * @param color whether ANSI colour sequences are written
 * @param quoted whether a string on its own is shown as a Java literal, with its quotes, or raw
 * @param zone the zone in which instants are shown
 * @param theme the colours, where there are any
 * @param images how the terminal takes pictures; off draws charts as text
 */
public record TextOptions(
        int width, int rows, boolean color, boolean quoted, ZoneId zone, Theme theme, TerminalImages images) {

    /** The width or row count that means "no limit". */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int MIN_WIDTH = 10;
    private static final int MIN_ROWS = 2;

    /** Refuses widths under 10 and row counts under 2. */
    public TextOptions {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(theme, "theme");
        if (width < MIN_WIDTH) {
            throw new IllegalArgumentException("A width of '" + width + "' is too small: at least " + MIN_WIDTH + ".");
        }
        if (rows < MIN_ROWS) {
            throw new IllegalArgumentException(
                    "A limit of '" + rows + "' rows is too small: at least " + MIN_ROWS + ".");
        }
    }

    /** Returns 80 columns, 20 rows, no colour, strings quoted, instants in UTC. */
    public static TextOptions defaults() {
        return new TextOptions(80, 20, false, true, ZoneOffset.UTC, Theme.DARK, TerminalImages.OFF);
    }

    /** Returns what suits a file or a pipe: every row and column, no colour, strings raw, instants in UTC. */
    public static TextOptions plain() {
        return new TextOptions(UNLIMITED, UNLIMITED, false, false, ZoneOffset.UTC, Theme.DARK, TerminalImages.OFF);
    }

    /** Returns a copy for a screen of {@code newWidth} columns. */
    public TextOptions withWidth(int newWidth) {
        return new TextOptions(newWidth, rows, color, quoted, zone, theme, images);
    }

    /** Returns a copy that shows {@code newRows} rows at most. */
    public TextOptions withRows(int newRows) {
        return new TextOptions(width, newRows, color, quoted, zone, theme, images);
    }

    /** Returns a copy with colour on or off. */
    public TextOptions withColor(boolean newColor) {
        return new TextOptions(width, rows, newColor, quoted, zone, theme, images);
    }

    /** Returns a copy that quotes a string on its own or shows it raw. */
    public TextOptions withQuoted(boolean newQuoted) {
        return new TextOptions(width, rows, color, newQuoted, zone, theme, images);
    }

    /** Returns a copy that shows instants in {@code newZone}. */
    public TextOptions withZone(ZoneId newZone) {
        return new TextOptions(width, rows, color, quoted, newZone, theme, images);
    }

    /** Returns a copy with other colours. */
    public TextOptions withTheme(Theme newTheme) {
        return new TextOptions(width, rows, color, quoted, zone, newTheme, images);
    }

    /** Returns a copy that shows pictures in another way. */
    public TextOptions withImages(TerminalImages newImages) {
        return new TextOptions(width, rows, color, quoted, zone, theme, newImages);
    }
}

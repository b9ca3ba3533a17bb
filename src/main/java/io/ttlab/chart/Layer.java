package io.ttlab.chart;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * One call of a plot: what to draw of which columns.
 *
 * @param columns as the call lists them: x and then the y's, for most
 * @param place where it is measured
 * @param name what the legend calls it, or null for the column's name
 * @param rgb its colour, or null for the theme's
 * @param size the column that sizes its points, or null
 * @param bins how many bins of a histogram, 0 for a number that suits
 * @param interval the span of a candle that is made from prices, or null where the columns are open, high, low, close
 */
record Layer(
        Kind kind,
        Table table,
        List<String> columns,
        Place place,
        @Nullable String name,
        @Nullable Integer rgb,
        @Nullable String size,
        int bins,
        @Nullable Duration interval) {

    /** The axis at the left, the one at the right, or that of a panel of its own below. */
    enum Place {
        LEFT,
        RIGHT,
        BELOW
    }

    /** The kinds of picture. */
    enum Kind {
        LINE,
        STEP,
        AREA,
        BAR,
        SCATTER,
        HIST,
        BOX,
        HEATMAP,
        CANDLES
    }

    static Layer of(Kind kind, Table table, List<String> columns) {
        columns.forEach(column -> Columns.column(table, column));
        return new Layer(kind, table, List.copyOf(columns), Place.LEFT, null, null, null, 0, null);
    }

    boolean right() {
        return place == Place.RIGHT;
    }

    boolean below() {
        return place == Place.BELOW;
    }

    Layer at(Place other) {
        return new Layer(kind, table, columns, other, name, rgb, size, bins, interval);
    }

    Layer named(String newName) {
        return new Layer(kind, table, columns, place, newName, rgb, size, bins, interval);
    }

    Layer colored(int newRgb) {
        return new Layer(kind, table, columns, place, name, newRgb, size, bins, interval);
    }

    Layer sizedBy(String column) {
        Columns.measure(table, column);
        return new Layer(kind, table, columns, place, name, rgb, column, bins, interval);
    }

    Layer binned(int count) {
        return new Layer(kind, table, columns, place, name, rgb, size, count, interval);
    }

    Layer every(Duration span) {
        return new Layer(kind, table, columns, place, name, rgb, size, bins, span);
    }
}

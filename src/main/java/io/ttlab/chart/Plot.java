package io.ttlab.chart;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;

/**
 * A chart of a table, built by chaining: {@code plot(t).line("time", "pnl").by("account").title("P&L")}.
 *
 * <p>Immutable: each method returns a changed copy, so that {@code var base = plot(t).dark()} can be used twice. Columns
 * are looked up at once, and a name that is not there fails with the nearest ones; values are read when the chart is
 * drawn. Missing values are left out; a missing y breaks a line. Costs no requests.
 */
public final class Plot extends PlotFrame {
    private final Spec spec;

    Plot(Spec spec) {
        this.spec = spec;
    }

    @Override
    Plot with(Consumer<Spec> change) {
        return new Plot(spec.with(change));
    }

    private Plot layer(Layer.Kind kind, List<String> columns) {
        return layer(Layer.of(kind, spec.table, columns));
    }

    private Plot layer(Layer layer) {
        return with(s -> s.layers = Spec.added(s.layers, layer));
    }

    private Plot last(String call, UnaryOperator<Layer> change) {
        if (spec.layers.isEmpty()) {
            throw Columns.unusable(
                    "." + call + " is about the layer before it, and there is none yet: call for example "
                            + ".line(\"time\", \"pnl\")." + call + ".");
        }
        return with(s -> {
            List<Layer> layers = new ArrayList<>(s.layers);
            layers.set(layers.size() - 1, change.apply(layers.get(layers.size() - 1)));
            s.layers = List.copyOf(layers);
        });
    }

    private static List<String> list(String first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(more));
        return all;
    }

    /** Adds a line through the rows in the order of x, one for each y column. */
    public Plot line(String x, String... y) {
        return xy(Layer.Kind.LINE, x, y);
    }

    /** Adds a line that keeps each value until the next row: positions, prices. */
    public Plot step(String x, String... y) {
        return xy(Layer.Kind.STEP, x, y);
    }

    /** Adds a line, filled down to 0. */
    public Plot area(String x, String... y) {
        return xy(Layer.Kind.AREA, x, y);
    }

    /** Adds a point for each row. */
    public Plot scatter(String x, String... y) {
        return xy(Layer.Kind.SCATTER, x, y);
    }

    private Plot xy(Layer.Kind kind, String x, String... y) {
        if (y.length == 0) {
            throw Columns.unusable("." + kind.name().toLowerCase(Locale.ROOT) + "(\"" + x
                    + "\") needs at least one y column behind x.");
        }
        for (String column : y) {
            if (kind != Layer.Kind.SCATTER) {
                Columns.measure(spec.table, column);
            }
        }
        return layer(kind, list(x, y));
    }

    /** Adds a bar for each x, as long as the y of its rows together; without a y, as their number. */
    public Plot bar(String x, String... y) {
        for (String column : y) {
            Columns.measure(spec.table, column);
        }
        return layer(Layer.Kind.BAR, list(x, y));
    }

    /** Adds a histogram of a column, with bins that suit its values. */
    public Plot hist(String column) {
        Columns.measure(spec.table, column);
        return layer(Layer.Kind.HIST, List.of(column));
    }

    /** Adds a histogram of a column with about that many bins. */
    public Plot hist(String column, int bins) {
        if (bins < 1 || bins > 2000) {
            throw Columns.unusable("'" + bins + "' bins cannot be drawn: from 1 to 2000.");
        }
        return hist(column).last("hist", layer -> layer.binned(bins));
    }

    /** Adds a box with whiskers of a column: median, quartiles, the last values within 1.5 boxes, and those beyond. */
    public Plot box(String y) {
        Columns.measure(spec.table, y);
        return layer(Layer.Kind.BOX, List.of(y));
    }

    /** Adds a box of the y values for each x. */
    public Plot box(String x, String y) {
        Columns.measure(spec.table, y);
        return layer(Layer.Kind.BOX, List.of(x, y));
    }

    /** Adds cells coloured by how many rows have the x and the y. */
    public Plot heatmap(String x, String y) {
        return layer(Layer.Kind.HEATMAP, List.of(x, y));
    }

    /** Adds cells coloured by the value of the rows with the x and the y together; see {@link #mean()}. */
    public Plot heatmap(String x, String y, String value) {
        Columns.measure(spec.table, value);
        return layer(Layer.Kind.HEATMAP, List.of(x, y, value));
    }

    /** Adds candles from columns that hold open, high, low and close. */
    public Plot candles(String time, String open, String high, String low, String close) {
        for (String column : List.of(time, open, high, low, close)) {
            Columns.measure(spec.table, column);
        }
        return layer(Layer.Kind.CANDLES, List.of(time, open, high, low, close));
    }

    /** Adds candles made from single prices: {@code .candles("timeStamp", "lastPx", Duration.ofMinutes(5))}. */
    public Plot candles(String time, String price, Duration interval) {
        Columns.measure(spec.table, time);
        Columns.measure(spec.table, price);
        if (interval.toMillis() < 1) {
            throw Columns.unusable("A candle of '" + interval + "' is too short: at least a millisecond.");
        }
        return layer(
                Layer.of(Layer.Kind.CANDLES, spec.table, List.of(time, price)).every(interval));
    }

    /** Takes the columns of the layers that follow from another table. */
    public Plot and(Table other) {
        return with(s -> s.table = other);
    }

    /** Measures the layer before on an axis at the right. */
    public Plot right() {
        return last("right()", layer -> layer.at(Layer.Place.RIGHT));
    }

    /** Draws the layer before in a panel of its own below, on the same x: a drawdown, a volume. */
    public Plot below() {
        return last("below()", layer -> layer.at(Layer.Place.BELOW));
    }

    /** Names the layer before, in the legend. */
    public Plot named(String name) {
        return last("named(…)", layer -> layer.named(name));
    }

    /** Colours the layer before: {@code "red"} or {@code "#d2382f"}. */
    public Plot color(String color) {
        int rgb = Theme.parse(color);
        return last("color(…)", layer -> layer.colored(rgb));
    }

    /** Sizes the points of the layer before by a column: their areas are in its proportion. */
    public Plot sizeBy(String column) {
        return last("sizeBy(…)", layer -> layer.sizedBy(column));
    }

    /** Draws one series for each value of a column; of more than 20, those with the most rows, and a note says so. */
    public Plot by(String column) {
        return by(column, 20);
    }

    /** Draws one series for each value of a column; of more than so many, those with the most rows. */
    public Plot by(String column, int most) {
        Columns.column(spec.table, column);
        if (most < 1) {
            throw Columns.unusable("'" + most + "' series cannot be drawn: at least 1.");
        }
        return with(s -> {
            s.by = column;
            s.most = most;
        });
    }

    /** Draws one small chart for each value of a column, all with the same axes. */
    public Plot facet(String column) {
        return facet(column, 0);
    }

    /** Draws one small chart for each value of a column, so many side by side. */
    public Plot facet(String column, int columns) {
        Columns.column(spec.table, column);
        return with(s -> {
            s.facet = column;
            s.facetColumns = Math.max(0, columns);
        });
    }

    /** Lays bars of one x on top of each other instead of side by side. */
    public Plot stacked() {
        return with(s -> s.stacked = true);
    }

    /** Lets bars lie. */
    public Plot horizontal() {
        return with(s -> s.horizontal = true);
    }

    /** Merges the rows of a bar or a cell to their sum, which is the default. */
    public Plot sum() {
        return with(s -> s.merge = Spec.Merge.SUM);
    }

    /** Merges the rows of a bar or a cell to their mean. */
    public Plot mean() {
        return with(s -> s.merge = Spec.Merge.MEAN);
    }

    /** Merges the rows of a bar or a cell to the least. */
    public Plot min() {
        return with(s -> s.merge = Spec.Merge.MIN);
    }

    /** Merges the rows of a bar or a cell to the greatest. */
    public Plot max() {
        return with(s -> s.merge = Spec.Merge.MAX);
    }

    /** Takes of the rows of a bar or a cell the last. */
    public Plot latest() {
        return with(s -> s.merge = Spec.Merge.LAST);
    }

    /** Opens the chart in the browser as a page of its own, or prints the page's path where there is no browser. */
    public void show() {
        Browser.show(chart());
    }

    /**
     * Writes the chart to a file: {@code .png}, {@code .svg} or {@code .html}, by the name's ending.
     *
     * @return the file's absolute path
     */
    public Path save(String file) {
        return Saving.save(chart(), Path.of(file));
    }

    /** Writes the chart to a file: {@code .png}, {@code .svg} or {@code .html}, by the name's ending. */
    public Path save(Path file) {
        return Saving.save(chart(), file);
    }

    /** Returns the chart as a picture of the set size. */
    public BufferedImage image() {
        return ImageCanvas.draw(chart(), 1);
    }

    /** Returns the chart as an SVG document. */
    public String svg() {
        return SvgCanvas.draw(chart());
    }

    /** Returns the chart as text with Unicode dots, so many columns wide. */
    public String text(int columns) {
        return TextPainter.draw(chart(), columns, false);
    }

    /** Returns the chart as text of 80 columns without colour. */
    @Override
    public String toString() {
        return text(80);
    }

    /** Says below the chart what it leaves out. */
    Plot noted(String note) {
        return with(s -> s.notes = Spec.added(s.notes, note));
    }

    Spec spec() {
        return spec;
    }

    /** The chart, ready for a renderer. */
    Chart chart() {
        return ChartBuilder.build(spec.layers.isEmpty() ? Guess.layers(spec) : spec);
    }
}

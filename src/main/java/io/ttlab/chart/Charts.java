package io.ttlab.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The front door to charts: {@code plot(x)} for whatever x is. Thread-safe. */
public final class Charts {
    private Charts() {}

    /**
     * Returns a chart of a table: {@code plot(t).line("time", "pnl")}; {@code plot(t)} alone picks one from the types of
     * its columns.
     */
    public static Plot plot(Table table) {
        return new Plot(new Spec(table));
    }

    /** Returns a line through the values, at 0, 1, 2, …. */
    public static Plot plot(double[] y) {
        double[] x = new double[y.length];
        for (int index = 0; index < x.length; index++) {
            x[index] = index;
        }
        return plot(Table.create(DoubleColumn.create("index", x), DoubleColumn.create("value", y)))
                .line("index", "value");
    }

    /** Returns a line through the points. */
    public static Plot plot(double[] x, double[] y) {
        if (x.length != y.length) {
            throw Columns.unusable("There are '" + x.length + "' x and '" + y.length + "' y: they must be as many.");
        }
        return plot(Table.create(DoubleColumn.create("x", x), DoubleColumn.create("y", y)))
                .line("x", "y");
    }

    /** Returns a picture of one column that suits its type: a histogram of numbers and times, a bar for each word. */
    public static Plot plot(Column<?> column) {
        Plot plot = plot(Table.create(column));
        return Columns.kind(column) == Columns.Kind.WORD ? plot.bar(column.name()) : plot.hist(column.name());
    }

    /** Returns a picture of one column by another: a line over times and numbers, bars over words. */
    public static Plot plot(Column<?> x, Column<?> y) {
        Column<?> values = x.name().equalsIgnoreCase(y.name()) ? y.copy().setName(y.name() + " (y)") : y;
        Plot plot = plot(Table.create(x, values));
        return Columns.kind(x) == Columns.Kind.WORD
                ? plot.bar(x.name(), values.name())
                : plot.line(x.name(), values.name());
    }

    /** Returns a bar for each entry; a line when all keys are numbers: {@code plot(Map.of("ES", 12, "NQ", 7))}. */
    public static Plot plot(Map<?, ? extends Number> values) {
        double[] y = values.values().stream().mapToDouble(Number::doubleValue).toArray();
        DoubleColumn column = DoubleColumn.create("value", y);
        if (!values.isEmpty() && values.keySet().stream().allMatch(Number.class::isInstance)) {
            double[] x = values.keySet().stream()
                    .mapToDouble(key -> ((Number) key).doubleValue())
                    .toArray();
            return plot(Table.create(DoubleColumn.create("key", x), column)).line("key", "value");
        }
        List<String> keys = new ArrayList<>();
        values.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return plot(Table.create(StringColumn.create("key", keys), column)).bar("key", "value");
    }

    /** Returns a line through the values, at 0, 1, 2, …. */
    public static Plot plot(List<? extends Number> y) {
        return plot(y.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /** Opens a chart, or a figure of Tablesaw's own plotting library, in the browser. */
    public static void show(Object chart) {
        if (chart instanceof Plot plot) {
            plot.show();
        } else {
            Browser.open(HtmlPage.ofFigure(Figures.html(chart, "figure")));
        }
    }

    /** Writes a chart, or a figure of Tablesaw's own plotting library as {@code .html}, to a file. */
    public static Path save(Object chart, String file) {
        return chart instanceof Plot plot ? plot.save(file) : Saving.saveFigure(chart, Path.of(file));
    }
}

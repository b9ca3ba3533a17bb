package io.ttlab.analytics;

import io.ttlab.client.Counts;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.schema.RowColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Rows of a table grouped by columns, and numbers summed up over each group. Confine to one thread.
 *
 * <p>Rows are compared by their columns' dictionaries, never by texts put together as Tablesaw's {@code summarize} does, so
 * that keys such as {@code NA}, missing ones and ones of any length stay apart. Groups come in the order in which they
 * first appear. Missing numbers are left out of every figure; a group of nothing else has a missing figure, and the sum 0.
 * Costs no request.
 *
 * <pre>{@code
 * group(fills, "account", "instrument").count("fills").sum("lastQty").vwap("lastPx", "lastQty").table()
 * }</pre>
 */
public final class Groups {
    private final Table table;
    private final Columns columns;
    private final Grouping grouping;
    private final Table result;

    private Groups(Table table, Columns columns, Grouping grouping, Table result) {
        this.table = table;
        this.columns = columns;
        this.grouping = grouping;
        this.result = result;
    }

    /**
     * Groups the rows of a table by one or more columns of any type.
     *
     * @throws TtException where a column is missing, with the nearest names
     */
    public static Groups by(Table table, String... names) {
        if (names.length == 0) {
            throw new TtException(Kind.ARGUMENT, "group(table) needs a column: group(fills, \"account\").");
        }
        Columns columns = Columns.of(table, "group(table, …)");
        List<Keys> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(Keys.of(columns.need(name)));
        }
        Grouping grouping = Grouping.of(keys);
        Table result = Table.create(table.name() + " by " + String.join(", ", names));
        for (String name : names) {
            Column<?> column = table.column(name);
            result.addColumns(
                    column instanceof StringColumn texts
                            ? RowColumns.texts(column.name(), texts, grouping.firstRows())
                            : column.subset(grouping.firstRows()).setName(column.name()));
        }
        return new Groups(table, columns, grouping, result);
    }

    /** Adds the number of rows, as a column of this name. */
    public Groups count(String name) {
        result.addColumns(IntColumn.create(name, grouping.sizes()));
        return this;
    }

    /** Adds the sums of columns, under the columns' own names. */
    public Groups sum(String... names) {
        for (String name : names) {
            add(name, sums(columns.numbers(name)));
        }
        return this;
    }

    /** Adds the averages of columns, called {@code …Mean}. */
    public Groups mean(String... names) {
        for (String name : names) {
            double[] values = columns.numbers(name);
            double[] sums = sums(values);
            double[] counts = new double[sums.length];
            for (int row = 0; row < values.length; row++) {
                counts[grouping.ids()[row]] += Double.isNaN(values[row]) ? 0 : 1;
            }
            add(name + "Mean", quotients(sums, counts));
        }
        return this;
    }

    /** Adds the smallest values of columns, called {@code …Min}. */
    public Groups min(String... names) {
        for (String name : names) {
            add(name + "Min", extremes(columns.numbers(name), -1));
        }
        return this;
    }

    /** Adds the largest values of columns, called {@code …Max}. */
    public Groups max(String... names) {
        for (String name : names) {
            add(name + "Max", extremes(columns.numbers(name), 1));
        }
        return this;
    }

    /**
     * Adds the average of a price weighted by a quantity, called {@code vwap}: {@code sum(price x quantity) / sum(quantity)}.
     *
     * <p>2 at 100.00 and 6 at 101.00 give (200 + 606) / 8 = 100.75.
     */
    public Groups vwap(String price, String quantity) {
        double[] prices = columns.numbers(price);
        double[] quantities = columns.numbers(quantity);
        double[] values = new double[grouping.count()];
        double[] weights = new double[grouping.count()];
        for (int row = 0; row < prices.length; row++) {
            if (!Double.isNaN(prices[row]) && !Double.isNaN(quantities[row])) {
                values[grouping.ids()[row]] += prices[row] * quantities[row];
                weights[grouping.ids()[row]] += quantities[row];
            }
        }
        add("vwap", quotients(values, weights));
        return this;
    }

    /** Adds the sum of one number a row, computed by the caller, under a name: for figures that no column holds. */
    public Groups sum(String name, double[] values) {
        if (values.length != table.rowCount()) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "sum(\"" + name + "\", values) needs " + Counts.of(table.rowCount(), "value")
                            + ", one a row, and got " + values.length + ".");
        }
        add(name, sums(values));
        return this;
    }

    /** Returns for each row of the table the number of its group, which is the group's row in {@link #table()}. */
    public int[] ids() {
        return grouping.ids().clone();
    }

    /** Returns the table of groups: the key columns, then the figures in the order in which they were asked for. */
    public Table table() {
        return result;
    }

    private void add(String name, double[] values) {
        String free = name;
        for (int i = 2; result.containsColumn(free); i++) {
            free = name + i;
        }
        result.addColumns(DoubleColumn.create(free, values));
    }

    private double[] sums(double[] values) {
        double[] sums = new double[grouping.count()];
        int[] ids = grouping.ids();
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            if (value == value) {
                sums[ids[row]] += value;
            }
        }
        return sums;
    }

    private double[] extremes(double[] values, int sign) {
        double[] found = new double[grouping.count()];
        Arrays.fill(found, Double.NaN);
        int[] ids = grouping.ids();
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            double best = found[ids[row]];
            if (value == value && (best != best || sign * value > sign * best)) {
                found[ids[row]] = value;
            }
        }
        return found;
    }

    private static double[] quotients(double[] values, double[] weights) {
        double[] quotients = new double[values.length];
        Arrays.setAll(quotients, i -> weights[i] == 0 ? Double.NaN : values[i] / weights[i]);
        return quotients;
    }
}

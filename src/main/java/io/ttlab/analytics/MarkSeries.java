package io.ttlab.analytics;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Prices by instrument and time that fills are measured against. Immutable. */
final class MarkSeries {
    /** A price and when it was seen. */
    record Mark(double price, long timeNs) {}

    /** One instrument's marks by time, with the order that each came from, or -1. */
    private record Series(long[] timeNs, double[] price, int[] order) {}

    private final Map<String, Series> byInstrument = new HashMap<>();
    private final String source;

    private MarkSeries(String source) {
        this.source = source;
    }

    /**
     * Reads a table of marks: a time ({@code time}, {@code timeStamp} or {@code dateTime}, or the same with Ns), an
     * {@code instrument} or {@code instrumentId}, and a {@code mark}, {@code price}, {@code pnlPrice} or {@code lastPx}.
     */
    static MarkSeries of(Table table, String use) {
        Columns columns = Columns.of(table, use);
        String time = "time";
        for (String each : new String[] {"dateTime", "timeStamp", "time"}) {
            time = columns.has(each) || columns.has(each + "Ns") ? each : time;
        }
        double[] price = columns.numbers("mark", "price", "pnlPrice", "lastPx");
        MarkSeries marks = new MarkSeries("table '" + table.name() + "' of " + table.rowCount() + " marks");
        marks.fill(columns.keys("instrumentId", "instrument"), columns.times(time), price, new int[0], new boolean[0]);
        return marks;
    }

    /** Takes a desk's own fills for marks: nothing else in TT's REST API tells what a price was at a time. */
    static MarkSeries own(FillRows fills, boolean[] judged) {
        MarkSeries marks = new MarkSeries("the desk's own fills of other orders");
        marks.fill(fills.instrument, fills.timeNs, fills.price, fills.order.codes(), judged);
        return marks;
    }

    private void fill(Keys instrument, long[] timeNs, double[] price, int[] order, boolean[] wanted) {
        int[] rows = new int[instrument.rows()];
        Arrays.setAll(rows, row -> row);
        int[] codes = instrument.codes();
        IntArrays.mergeSort(
                rows,
                (a, b) -> codes[a] == codes[b]
                        ? Long.compare(timeNs[a], timeNs[b])
                        : Integer.compare(codes[a], codes[b]));
        int from = 0;
        while (from < rows.length) {
            int to = from;
            while (to < rows.length && codes[rows[to]] == codes[rows[from]]) {
                to++;
            }
            int[] mine = Arrays.stream(rows, from, to)
                    .filter(row -> (wanted.length == 0 || wanted[row])
                            && !Double.isNaN(price[row])
                            && timeNs[row] != Long.MIN_VALUE)
                    .toArray();
            byInstrument.put(
                    instrument.labels()[codes[rows[from]]],
                    new Series(
                            Arrays.stream(mine).mapToLong(row -> timeNs[row]).toArray(),
                            Arrays.stream(mine).mapToDouble(row -> price[row]).toArray(),
                            Arrays.stream(mine)
                                    .map(row -> order.length == 0 ? -1 : order[row])
                                    .toArray()));
            from = to;
        }
    }

    /** Says where the marks come from. */
    String source() {
        return source;
    }

    /**
     * Returns the newest mark of an instrument that is later than {@code afterNs} and not later than {@code untilNs}.
     *
     * @param id the instrument's id
     * @param name its name, by which a user's table may know it
     * @param order number of the order whose own fills are no mark for it, or -1
     */
    Optional<Mark> last(String id, String name, long afterNs, long untilNs, int order) {
        Series series = byInstrument.containsKey(id) ? byInstrument.get(id) : byInstrument.get(name);
        if (series == null) {
            return Optional.empty();
        }
        int at = Arrays.binarySearch(series.timeNs, untilNs);
        if (at < 0) {
            at = -at - 2;
        } else {
            while (at + 1 < series.timeNs.length && series.timeNs[at + 1] == untilNs) {
                at++;
            }
        }
        for (; at >= 0 && series.timeNs[at] > afterNs; at--) {
            if (order < 0 || series.order[at] != order) {
                return Optional.of(new Mark(series.price[at], series.timeNs[at]));
            }
        }
        return Optional.empty();
    }
}

package io.ttlab.analytics;

import io.ttlab.schema.RowColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Lots and round trips of a reckoning as tables, built column by column from arrays. */
final class PnlLots {
    private final PnlRun run;
    private final Matches matches;
    private final int[] starts;
    /** For each row of the answer its line and its place in {@link #matches}. */
    private final int[] lineOf;

    private final int[] matchOf;

    private PnlLots(PnlRun run, Matches matches, int[] starts) {
        this.run = run;
        this.matches = matches;
        this.starts = starts;
        lineOf = new int[matches.size];
        matchOf = new int[matches.size];
        int next = 0;
        for (int line = 0; line < run.lines.size(); line++) {
            int group = run.lines.get(line).group;
            for (int match = starts[group]; match < starts[group + 1]; match++) {
                lineOf[next] = line;
                matchOf[next++] = match;
            }
        }
    }

    static Table open(PnlRun run) {
        return new PnlLots(run, run.matcher.open, run.matcher.openStarts).openTable();
    }

    static Table closed(PnlRun run) {
        return new PnlLots(run, run.matcher.closed, run.matcher.closedStarts).closedTable();
    }

    private Table openTable() {
        List<Column<?>> columns = heads();
        columns.addAll(moment("openTime", matches.opens));
        columns.add(prices("openPrice", (line, match) -> matches.prices[match]));
        columns.add(prices("mark", (line, match) -> line.mark));
        columns.add(numbers(
                "ticks",
                (line, match) -> (line.mark - matches.prices[match])
                        * Math.signum(matches.quantities[match])
                        / line.terms.tickSize()));
        columns.add(money("openPnl", this::openPnl));
        columns.add(lineTexts("currency", line -> line.terms.currency()));
        columns.add(base("open", (line, match) -> line.inBase(openPnl(line, match))));
        columns.add(executions("openExecId", matches.opens));
        tail(columns);
        return Table.create("lots, " + run.method.label(), columns);
    }

    private double openPnl(PnlLine line, int match) {
        return line.terms.money(line.mark - matches.prices[match], matches.quantities[match]);
    }

    private Table closedTable() {
        List<Column<?>> columns = heads();
        columns.addAll(moment("openTime", matches.opens));
        columns.addAll(moment("closeTime", matches.closes));
        columns.add(prices("openPrice", (line, match) -> matches.prices[match]));
        columns.add(prices("closePrice", (line, match) -> run.trades.prices[matches.closes[match]]));
        columns.add(numbers("holdingSeconds", (line, match) -> seconds(match)));
        columns.add(numbers("ticks", (line, match) -> points(match) / line.terms.tickSize()));
        columns.add(money("realizedPnl", this::realized));
        columns.add(lineTexts("currency", line -> line.terms.currency()));
        columns.add(base("realized", (line, match) -> line.inBase(realized(line, match))));
        columns.add(executions("openExecId", matches.opens));
        columns.add(executions("closeExecId", matches.closes));
        tail(columns);
        return Table.create("round trips, " + run.method.label(), columns);
    }

    /** Points that one contract of a pair gained. */
    private double points(int match) {
        return (run.trades.prices[matches.closes[match]] - matches.prices[match])
                * Math.signum(matches.quantities[match]);
    }

    private double realized(PnlLine line, int match) {
        return line.terms.money(points(match), Math.abs(matches.quantities[match]));
    }

    private double seconds(int match) {
        long from = run.trades.times[matches.opens[match]];
        long to = run.trades.times[matches.closes[match]];
        return from == Trades.BEFORE ? Double.NaN : (to - from) / 1e9;
    }

    private List<Column<?>> heads() {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(lineTexts("account", line -> line.accountName));
        columns.add(lineTexts("instrument", line -> line.terms.name()));
        int[] sides = new int[matchOf.length];
        Arrays.setAll(sides, i -> matches.quantities[matchOf[i]] > 0 ? 0 : 1);
        columns.add(Keys.coded("side", new String[] {"BUY", "SELL"}, sides));
        columns.add(numbers("quantity", (line, match) -> Math.abs(matches.quantities[match])));
        return columns;
    }

    private void tail(List<Column<?>> columns) {
        columns.add(lineTexts("product", line -> line.terms.product()));
        columns.add(lineTexts("accountId", line -> line.account));
        columns.add(lineTexts("instrumentId", line -> line.terms.id()));
    }

    private interface Text {
        String of(PnlLine line);
    }

    private interface Figure {
        double of(PnlLine line, int match);
    }

    private StringColumn lineTexts(String name, Text text) {
        return Keys.coded(name, run.lines.stream().map(text::of).toArray(String[]::new), lineOf);
    }

    private DoubleColumn prices(String name, Figure figure) {
        return column(
                name,
                (line, match) -> line.terms.display().settled(figure.of(line, match)),
                DoubleUnaryOperator.identity());
    }

    private DoubleColumn numbers(String name, Figure figure) {
        return column(name, figure, Figures::clean);
    }

    private DoubleColumn money(String name, Figure figure) {
        return column(name, figure, Figures::money);
    }

    private DoubleColumn base(String name, Figure figure) {
        return column(name + run.asked.base, figure, Figures::cents);
    }

    private DoubleColumn column(String name, Figure figure, DoubleUnaryOperator rounding) {
        double[] numbers = new double[matchOf.length];
        Arrays.setAll(numbers, i -> rounding.applyAsDouble(figure.of(run.lines.get(lineOf[i]), matchOf[i])));
        return DoubleColumn.create(name, numbers);
    }

    private List<Column<?>> moment(String name, int[] rows) {
        long[] times = new long[matchOf.length];
        Arrays.setAll(times, i -> run.trades.times[rows[matchOf[i]]]);
        return List.of(RowColumns.instants(name, times), LongColumn.create(name + "Ns", times));
    }

    /** Execution ids of rows, record ids where TT sends none; opening lots have none, nor has a table without the columns. */
    private StringColumn executions(String name, int[] rows) {
        Table fills = run.trades.fillTable;
        int[] chosen = new int[matchOf.length];
        Arrays.setAll(chosen, i -> rows[matchOf[i]] < run.trades.fills ? rows[matchOf[i]] : -1);
        List<StringColumn> ids = new ArrayList<>();
        for (String candidate : List.of("execId", "recordId", "uniqueExecId")) {
            if (fills.containsColumn(candidate) && fills.column(candidate) instanceof StringColumn texts) {
                ids.add(texts);
            }
        }
        if (!ids.isEmpty()) {
            return RowColumns.texts(name, ids, chosen);
        }
        return Keys.coded(name, new String[] {""}, new int[chosen.length]);
    }
}

package io.ttlab.analytics;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/** A reckoning spread over its fills: what each traded, and what each realised where it closed something. */
final class ProfileRows {
    final Trades trades;
    /** By fill: contracts that move a position, never negative; 0 for what {@link Trades} leaves out. */
    final double[] contracts;
    /** By fill: {@code |contracts x price x pointValue|} in the base currency; NaN where it cannot be valued. */
    final double[] turnover;
    /** By row: what it realised in the base currency; NaN where it closed nothing or cannot be valued. */
    final double[] realized;
    /** By row: contracts that it closed. */
    final double[] closed;
    /** Seconds that closed contracts were held, by pair, with the contracts of the pair. */
    final double[] heldSeconds;

    final double[] heldContracts;

    ProfileRows(PnlRun run) {
        trades = run.trades;
        contracts = new double[trades.fills];
        turnover = new double[trades.fills];
        // Opening lots can close each other, which is no trade of the day but has rows, behind those of the fills.
        realized = new double[trades.rows];
        closed = new double[trades.rows];
        Arrays.fill(realized, Double.NaN);
        PnlLine[] lines = new PnlLine[run.grouping.count()];
        run.lines.forEach(line -> lines[line.group] = line);
        for (int row = 0; row < trades.fills; row++) {
            PnlLine line = lines[run.grouping.ids()[row]];
            contracts[row] = Math.abs(trades.quantities[row]);
            turnover[row] = contracts[row] == 0 || line == null
                    ? 0
                    : line.inBase(Math.abs(line.terms.money(trades.prices[row], contracts[row])));
        }
        Matches pairs = run.matcher.closed;
        heldSeconds = new double[pairs.size];
        heldContracts = new double[pairs.size];
        for (PnlLine line : run.lines) {
            for (int i = run.matcher.closedStarts[line.group]; i < run.matcher.closedStarts[line.group + 1]; i++) {
                int close = pairs.closes[i];
                double points = trades.prices[close] - pairs.prices[i];
                double gained = line.inBase(line.terms.money(points, pairs.quantities[i]));
                realized[close] = closed[close] == 0 ? gained : realized[close] + gained;
                closed[close] += Math.abs(pairs.quantities[i]);
                boolean known = trades.times[pairs.opens[i]] != Trades.BEFORE;
                heldSeconds[i] = known ? (trades.times[close] - trades.times[pairs.opens[i]]) / 1e9 : Double.NaN;
                heldContracts[i] = Math.abs(pairs.quantities[i]);
            }
        }
    }

    /** Returns the fills that closed something and can be valued, by time. */
    int[] closings() {
        int[] rows = new int[trades.fills];
        int size = 0;
        for (int row = 0; row < rows.length; row++) {
            if (closed[row] > 0 && !Double.isNaN(realized[row])) {
                rows[size++] = row;
            }
        }
        int[] closings = Arrays.copyOf(rows, size);
        IntArrays.mergeSort(closings, (a, b) -> Long.compare(trades.times[a], trades.times[b]));
        return closings;
    }
}

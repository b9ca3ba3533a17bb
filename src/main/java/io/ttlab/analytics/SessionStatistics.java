package io.ttlab.analytics;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import tech.tablesaw.api.Table;

/** What a session was like, in some twenty figures; {@link Profile} defines them. */
final class SessionStatistics {
    private SessionStatistics() {}

    static Table table(ProfileRows rows, String base) {
        int[] closings = rows.closings();
        double[] gains =
                Arrays.stream(closings).mapToDouble(row -> rows.realized[row]).toArray();
        double[] wins = Arrays.stream(gains).filter(gain -> gain > 0).toArray();
        double[] losses = Arrays.stream(gains).filter(gain -> gain < 0).toArray();
        double won = Arrays.stream(wins).sum();
        double lost = Arrays.stream(losses).sum();
        int counted = count(rows.contracts, contracts -> contracts > 0);
        int unvalued = 0;
        for (int row = 0; row < rows.trades.fills; row++) {
            unvalued += Double.isNaN(rows.turnover[row]) ? 1 : 0;
        }
        Sheet sheet = new Sheet("session").texts("statistic").numbers("value").texts("unit", "rule");
        sheet.add("fills", counted, "", "legs counted, spreads left out" + without(unvalued));
        sheet.add("contracts", Arrays.stream(rows.contracts).sum(), "", "bought and sold");
        sheet.add("turnover", valued(rows.turnover), base, "sum of |price x contracts x pointValue|");
        sheet.add("realized", Figures.cents(won + lost), base, "FIFO, no fees");
        sheet.add("closing fills", gains.length, "", "fills that closed something: one trade each");
        sheet.add("wins", wins.length, "", "trades above zero");
        sheet.add("losses", losses.length, "", "trades below zero");
        sheet.add("win rate", wins.length / (double) gains.length, "", "wins / trades");
        sheet.add("average win", Figures.cents(won / wins.length), base, "sum of wins / wins");
        sheet.add("average loss", Figures.cents(lost / losses.length), base, "sum of losses / losses");
        sheet.add("profit factor", losses.length == 0 ? Double.NaN : won / -lost, "", "sum of wins / -sum of losses");
        sheet.add("best", Figures.cents(Arrays.stream(gains).max().orElse(Double.NaN)), base, "largest trade");
        sheet.add("worst", Figures.cents(Arrays.stream(gains).min().orElse(Double.NaN)), base, "smallest trade");
        sheet.add("drawdown", drawdown(gains), base, "largest fall of realized from its peak");
        sheet.add("holding mean", Wording.seconds(held(rows)), "seconds", "by contracts, open to close");
        sheet.add(
                "holding median",
                Wording.seconds(heldMedian(rows)),
                "seconds",
                "half of the contracts were held no longer");
        return sheet.table();
    }

    private static String without(int unvalued) {
        return unvalued == 0 ? "" : "; " + Wording.count(unvalued, "fill") + " without a value: no terms or rate";
    }

    private static int count(double[] values, java.util.function.DoublePredicate wanted) {
        return (int) Arrays.stream(values).filter(wanted).count();
    }

    private static double valued(double[] values) {
        return Figures.cents(
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum());
    }

    /** Returns the largest fall of a running sum from its peak; the sum begins at zero, and so does the peak. */
    static double drawdown(double[] gains) {
        double sum = 0;
        double peak = 0;
        double deepest = 0;
        for (double gain : gains) {
            sum += gain;
            peak = Math.max(peak, sum);
            deepest = Math.max(deepest, peak - sum);
        }
        return Figures.cents(deepest);
    }

    private static double held(ProfileRows rows) {
        double seconds = 0;
        double contracts = 0;
        for (int i = 0; i < rows.heldSeconds.length; i++) {
            if (!Double.isNaN(rows.heldSeconds[i])) {
                seconds += rows.heldSeconds[i] * rows.heldContracts[i];
                contracts += rows.heldContracts[i];
            }
        }
        return seconds / contracts;
    }

    private static double heldMedian(ProfileRows rows) {
        int[] pairs = java.util.stream.IntStream.range(0, rows.heldSeconds.length)
                .filter(i -> !Double.isNaN(rows.heldSeconds[i]))
                .toArray();
        IntArrays.mergeSort(pairs, (a, b) -> Double.compare(rows.heldSeconds[a], rows.heldSeconds[b]));
        double all =
                Arrays.stream(pairs).mapToDouble(i -> rows.heldContracts[i]).sum();
        double sum = 0;
        for (int pair : pairs) {
            sum += rows.heldContracts[pair];
            if (sum >= all / 2) {
                return rows.heldSeconds[pair];
            }
        }
        return Double.NaN;
    }
}

package io.ttlab.analytics;

import java.util.Arrays;

/**
 * Matches what closes with what opened, position by position.
 *
 * <p>A fill against the open side closes lots until it is used up; what is left of it opens a lot on the other side. Each
 * pair realises {@code (close price - open price) x quantity}, quantity positive where the lot was bought.
 *
 * <p>Example, first in first out: bought 2 at 100 and 3 at 102, sold 4 at 105, then 3 at 101. The first sale closes 2 from
 * 100 and 2 from 102: {@code 2 x 5 + 2 x 3 = 16} points. The second closes the last one from 102 for {@code -1} and opens
 * 2 sold at 101. Last in first out, the first sale closes 3 from 102 and 1 from 100: {@code 9 + 5 = 14}. At the average
 * of 101.2 it realises {@code 4 x 3.8 = 15.2}. Realised and open P&amp;L together are the same in all three.
 */
final class Matcher {
    /** Less than this of a contract is no lot: sums of fractional quantities drift that far. */
    private static final double NOTHING = 1e-9;

    final Matches closed = new Matches();
    final Matches open = new Matches();
    /** For each group the first of its lots in {@link #open}, and the end. */
    final int[] openStarts;
    /** For each group the first of its pairs in {@link #closed}, and the end. */
    final int[] closedStarts;

    private final Trades trades;
    private final Method method;
    /** Open lots of the position at hand: a ring from {@link #head}, all on one side. */
    private int[] lotRows = new int[64];

    private double[] lotQuantities = new double[64];
    private int head;
    private int lots;

    Matcher(Trades trades, Method method, int groups) {
        this.trades = trades;
        this.method = method;
        openStarts = new int[groups + 1];
        closedStarts = new int[groups + 1];
    }

    /** Matches every group; {@code order} and {@code starts} are what {@link Trades#ordered} gave. */
    void match(int[] order, int[] starts) {
        for (int group = 0; group + 1 < starts.length; group++) {
            if (method == Method.AVERAGE) {
                average(order, starts[group], starts[group + 1]);
            } else {
                lots(order, starts[group], starts[group + 1]);
            }
            openStarts[group + 1] = open.size;
            closedStarts[group + 1] = closed.size;
        }
    }

    private void lots(int[] order, int from, int to) {
        head = 0;
        lots = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            double left = trades.quantities[row];
            while (lots > 0 && left != 0 && left > 0 != lotQuantities[head] > 0) {
                left = close(row, left);
            }
            if (left != 0) {
                push(row, left);
            }
        }
        for (int i = 0; i < lots; i++) {
            int at = head + i & lotRows.length - 1;
            open.add(lotRows[at], lotRows[at], lotQuantities[at], trades.prices[lotRows[at]]);
        }
    }

    /** Closes one lot or a part of it; returns what is left of the fill. */
    private double close(int row, double left) {
        int at = method == Method.FIFO ? head : head + lots - 1 & lotRows.length - 1;
        double lot = lotQuantities[at];
        double rest = lot + left;
        boolean whole = Math.abs(rest) < NOTHING || rest > 0 != lot > 0;
        int opened = lotRows[at];
        closed.add(opened, row, whole ? lot : -left, trades.prices[opened]);
        if (!whole) {
            lotQuantities[at] = rest;
            return 0;
        }
        if (method == Method.FIFO) {
            head = head + 1 & lotRows.length - 1;
        }
        lots--;
        return Math.abs(rest) < NOTHING ? 0 : rest;
    }

    private void push(int row, double quantity) {
        if (lots == lotRows.length) {
            int[] rows = new int[lots * 2];
            double[] quantities = new double[lots * 2];
            for (int i = 0; i < lots; i++) {
                rows[i] = lotRows[head + i & lots - 1];
                quantities[i] = lotQuantities[head + i & lots - 1];
            }
            lotRows = rows;
            lotQuantities = quantities;
            head = 0;
        }
        int at = head + lots++ & lotRows.length - 1;
        lotRows[at] = row;
        lotQuantities[at] = quantity;
    }

    /** One lot at one average price; a fill that turns the position opens the rest at its own price. */
    private void average(int[] order, int from, int to) {
        double net = 0;
        double price = 0;
        int opened = -1;
        for (int i = from; i < to; i++) {
            int row = order[i];
            double change = trades.quantities[row];
            double fillPrice = trades.prices[row];
            if (net == 0) {
                net = change;
                price = fillPrice;
                opened = row;
            } else if (net > 0 == change > 0) {
                price = (net * price + change * fillPrice) / (net + change);
                net += change;
            } else {
                double rest = net + change;
                boolean whole = Math.abs(rest) < NOTHING || rest > 0 != net > 0;
                closed.add(opened, row, whole ? net : -change, price);
                net = Math.abs(rest) < NOTHING ? 0 : rest;
                if (whole) {
                    price = fillPrice;
                    opened = row;
                }
            }
        }
        if (net != 0) {
            open.add(opened, opened, net, price);
        }
    }

    /** Returns for each group the points realised: the sum of {@code (close - open) x quantity}. */
    double[] realizedPoints() {
        double[] points = new double[closedStarts.length - 1];
        for (int group = 0; group < points.length; group++) {
            double sum = 0;
            for (int i = closedStarts[group]; i < closedStarts[group + 1]; i++) {
                sum += (trades.prices[closed.closes[i]] - closed.prices[i]) * closed.quantities[i];
            }
            points[group] = sum;
        }
        return points;
    }

    /** Returns for each group the open contracts, positive when long. */
    double[] openQuantities() {
        double[] net = new double[openStarts.length - 1];
        Arrays.setAll(net, group -> {
            double sum = 0;
            for (int i = openStarts[group]; i < openStarts[group + 1]; i++) {
                sum += open.quantities[i];
            }
            return sum;
        });
        return net;
    }

    /** Returns for each group the average price of what is open, NaN where nothing is. */
    double[] openPrices() {
        double[] net = openQuantities();
        double[] prices = new double[net.length];
        Arrays.setAll(prices, group -> {
            double value = 0;
            for (int i = openStarts[group]; i < openStarts[group + 1]; i++) {
                value += open.quantities[i] * open.prices[i];
            }
            return openStarts[group] == openStarts[group + 1] ? Double.NaN : value / net[group];
        });
        return prices;
    }
}

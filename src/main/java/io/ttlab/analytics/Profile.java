package io.ttlab.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import tech.tablesaw.api.Table;

/**
 * What a session was like: a table of statistics, and volume and profit by hour, product, account, user or side.
 *
 * <p>Profit is what fills realised by FIFO, in the base currency and before fees; it belongs to the fill that closed. Positions
 * start flat, so what was held before the first fill is unknown: {@code profile(pnl(fills).sod())} begins with the positions
 * of the day. The figures, with a trade for each fill that closed something (it may close several lots):
 *
 * <pre>
 * win rate        trades above zero / trades
 * average win     sum of trades above zero / their number;  average loss likewise below zero
 * profit factor   sum of wins / -(sum of losses)
 * drawdown        largest fall of the running sum of trades, by time, from its peak; it starts at zero
 * turnover        sum of |price x contracts x pointValue| of all fills, both sides
 * holding mean    sum over closed lots of contracts x (close time - open time) / contracts
 * </pre>
 *
 * <p>Example: trades of +500, -300, -100 and +200 dollars have a win rate of 2/4, an average win of 350, an average loss of
 * -200, a profit factor of 700/400 = 1.75, and a drawdown of 500 - 100 = 400.
 *
 * <pre>{@code
 * var p = profile(tt.ledger.fills());
 * p                          // the statistics
 * p.by("hour")               // volume and profit by hour of the day in TT_ZONE
 * p.by("account", "product")
 * }</pre>
 *
 * <p>Costs what {@link Instruments} says, and one request per currency other than the base.
 */
public final class Profile extends Table {
    private static final List<String> KEYS =
            List.of("hour", "day", "product", "instrument", "account", "user", "side", "market", "currency");

    private final PnlRun run;
    private final ProfileRows rows;

    private Profile(Table statistics, PnlRun run, ProfileRows rows) {
        super(statistics.name(), statistics.columns());
        this.run = run;
        this.rows = rows;
    }

    static Profile of(Pnl asked) {
        // Nothing that is open is valued here, so that no marks are asked for.
        PnlRun run = new PnlRun(asked.marks(java.util.Map.of()), Method.FIFO);
        ProfileRows rows = new ProfileRows(run);
        return new Profile(SessionStatistics.table(rows, asked.base), run, rows);
    }

    /**
     * Returns volume and realised profit by one or more columns, in their order: {@code by("hour")}.
     *
     * <p>{@code contracts = bought + sold} counts legs and leaves the summaries of spreads out. {@code trades} are fills that
     * closed something, and {@code winRate} the share of them above zero.
     *
     * @param columns {@code hour} (of the day) and {@code day}, both in {@code TT_ZONE}, {@code product}, {@code instrument},
     *     {@code account}, {@code user}, {@code side}, {@code market} or {@code currency}
     */
    public Table by(String... columns) {
        String[] chosen = columns.length == 0 ? new String[] {"product"} : columns;
        List<Keys> keys = new ArrayList<>();
        for (String column : chosen) {
            keys.add(keys(column));
        }
        Grouping groups = Grouping.of(keys);
        double[][] sums = new double[8][groups.count()];
        for (int row = 0; row < rows.trades.fills; row++) {
            if (rows.contracts[row] == 0) {
                continue;
            }
            int group = groups.ids()[row];
            boolean trade = rows.closed[row] > 0 && !Double.isNaN(rows.realized[row]);
            sums[0][group]++;
            sums[1][group] += rows.contracts[row];
            sums[2][group] += rows.trades.quantities[row] > 0 ? rows.contracts[row] : 0;
            sums[3][group] += Double.isNaN(rows.turnover[row]) ? 0 : rows.turnover[row];
            sums[4][group] += trade ? rows.realized[row] : 0;
            sums[5][group] += trade ? 1 : 0;
            sums[6][group] += trade && rows.realized[row] > 0 ? 1 : 0;
            sums[7][group] += Double.isNaN(rows.turnover[row]) ? 1 : 0;
        }
        return sheet(chosen, keys, groups, sums);
    }

    private Table sheet(String[] chosen, List<Keys> keys, Grouping groups, double[][] sums) {
        Sheet sheet = new Sheet("profile by " + String.join(", ", chosen))
                .texts(chosen)
                .counts("fills")
                .numbers("contracts", "bought", "sold", "turnover" + run.asked.base, "realized" + run.asked.base)
                .counts("trades")
                .numbers("winRate")
                .counts("unvalued");
        for (int group : groups.byLabels(keys)) {
            if (sums[0][group] == 0) {
                continue;
            }
            List<Object> cells = new ArrayList<>(groups.labels(keys, group));
            cells.addAll(Arrays.asList(
                    (int) sums[0][group],
                    sums[1][group],
                    sums[2][group],
                    sums[1][group] - sums[2][group],
                    Figures.cents(sums[3][group]),
                    Figures.cents(sums[4][group]),
                    (int) sums[5][group],
                    sums[6][group] / sums[5][group],
                    (int) sums[7][group]));
            sheet.add(cells.toArray());
        }
        return sheet.table();
    }

    private Keys keys(String column) {
        Columns fills = Columns.of(rows.trades.fillTable, "profile(fills).by(\"" + column + "\")");
        return switch (column) {
            case "hour" -> hours();
            case "day" -> days();
            case "product" -> terms(InstrumentTerms::product);
            case "currency" -> terms(InstrumentTerms::currency);
            case "market" -> fills.keys("market", "marketId");
            case "instrument" -> fills.keys("instrument", "instrumentId");
            case "account" -> fills.keys("account", "accountId");
            case "user" -> fills.keys("user", "currUserId", "userId");
            case "side" -> fills.keys("side");
            default -> throw Wording.unknown("column", column, KEYS);
        };
    }

    /** Numbers of the hours with a leading zero, so that they sort as texts; empty for fills without a time. */
    private Keys hours() {
        String[] labels = new String[25];
        Arrays.setAll(labels, hour -> hour == 24 ? "" : (hour < 10 ? "0" : "") + hour);
        int[] codes = new int[rows.trades.fills];
        long[] seconds = localSeconds();
        Arrays.setAll(
                codes,
                row -> seconds[row] == Long.MIN_VALUE
                        ? 24
                        : (int) Math.floorMod(Math.floorDiv(seconds[row], 3_600L), 24L));
        return new Keys(codes, labels);
    }

    private Keys days() {
        long[] seconds = localSeconds();
        LongUnaryOperator day = second -> Math.floorDiv(second, 86_400L);
        long first = Arrays.stream(seconds)
                .filter(known -> known != Long.MIN_VALUE)
                .map(day)
                .min()
                .orElse(0);
        long last = Arrays.stream(seconds).map(day).max().orElse(first);
        int missing = (int) Math.max(0, last - first + 1);
        String[] labels = new String[missing + 1];
        Arrays.setAll(
                labels, i -> i == missing ? "" : LocalDate.ofEpochDay(first + i).toString());
        int[] codes = new int[seconds.length];
        Arrays.setAll(
                codes, row -> seconds[row] == Long.MIN_VALUE ? missing : (int) (day.applyAsLong(seconds[row]) - first));
        return new Keys(codes, labels);
    }

    /** Seconds on the clock in {@code TT_ZONE}; no zone's clock has changed other than at a quarter of an hour since 1972. */
    private long[] localSeconds() {
        ZoneRules zone = run.asked.analytics.zone().getRules();
        long[] local = new long[rows.trades.fills];
        long quarter = Long.MIN_VALUE;
        int offset = 0;
        for (int row = 0; row < local.length; row++) {
            long second = Math.floorDiv(rows.trades.times[row], 1_000_000_000L);
            if (quarter != Math.floorDiv(second, 900L)) {
                quarter = Math.floorDiv(second, 900L);
                offset = zone.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
            }
            local[row] = rows.trades.times[row] == Long.MIN_VALUE ? Long.MIN_VALUE : second + offset;
        }
        return local;
    }

    /** A property of the fills' instruments: looked up once an instrument, not once a fill. */
    private Keys terms(java.util.function.Function<InstrumentTerms, String> property) {
        String[] labels = new String[rows.trades.instruments.labels().length];
        for (int code = 0; code < labels.length; code++) {
            InstrumentTerms known = run.terms.get(rows.trades.instruments.labels()[code]);
            labels[code] = known == null ? "" : property.apply(known);
        }
        return merged(labels);
    }

    private Keys merged(String[] labelByInstrument) {
        List<String> labels = new ArrayList<>();
        int[] renamed = new int[labelByInstrument.length];
        for (int code = 0; code < renamed.length; code++) {
            String label = labelByInstrument[code];
            if (!labels.contains(label)) {
                labels.add(label);
            }
            renamed[code] = labels.indexOf(label);
        }
        int[] codes = new int[rows.trades.fills];
        Arrays.setAll(codes, row -> renamed[rows.trades.instruments.codes()[row]]);
        return new Keys(codes, labels.toArray(new String[0]));
    }
}

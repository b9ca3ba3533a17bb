package io.ttlab.analytics;

import io.ttlab.api.Spans;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Where prices went after fills, in ticks. */
final class Markouts {
    private static final String[] USUAL = {"1s", "10s", "1m", "5m", "30m"};

    private final FillRows fills;
    private final boolean[] judged;
    private final MarkSeries marks;
    private final String[] horizons;
    /** By horizon and row; NaN where there is no mark. */
    private final double[][] ticks;

    private final double[][] ageSeconds;

    Markouts(FillRows fills, boolean[] judged, Instruments instruments, MarkSeries marks, String... asked) {
        this.fills = fills;
        this.judged = judged;
        this.marks = marks;
        this.horizons = asked.length == 0 ? USUAL : asked;
        this.ticks = new double[horizons.length][fills.size];
        this.ageSeconds = new double[horizons.length][fills.size];
        InstrumentTerms[] terms = Arrays.stream(fills.instrument.labels())
                .map(id -> id.isEmpty() ? InstrumentTerms.unknown("", "", "no id") : instruments.of(id))
                .toArray(InstrumentTerms[]::new);
        for (int i = 0; i < horizons.length; i++) {
            long horizonNs = Spans.parse(horizons[i]).toNanos();
            if (horizonNs == 0) {
                throw new TtException(Kind.ARGUMENT, "A horizon of '" + horizons[i] + "' leaves no time for a mark.");
            }
            for (int row = 0; row < fills.size; row++) {
                measure(i, row, horizonNs, terms[fills.instrument.codes()[row]]);
            }
        }
    }

    private void measure(int horizon, int row, long horizonNs, InstrumentTerms terms) {
        ticks[horizon][row] = Double.NaN;
        if (!judged[row] || Double.isNaN(terms.tickSize())) {
            return;
        }
        long untilNs = fills.timeNs[row] + horizonNs;
        Optional<MarkSeries.Mark> mark = marks.last(
                fills.instrument.at(row),
                fills.instrumentName.at(row),
                fills.timeNs[row],
                untilNs,
                fills.order.at(row).isEmpty() ? -1 : fills.order.codes()[row]);
        if (mark.isPresent()) {
            double points = (mark.get().price() - fills.price[row]) * fills.sign[row];
            ticks[horizon][row] = Figures.clean(points / terms.tickSize());
            ageSeconds[horizon][row] = (untilNs - mark.get().timeNs()) / 1e9;
        }
    }

    Table totals() {
        Sheet sheet = new Sheet("markouts")
                .texts("horizon")
                .counts("fills", "measured")
                .numbers("contracts", "ticks", "favourable", "markAge")
                .texts("sampling");
        for (int i = 0; i < horizons.length; i++) {
            int of = 0;
            double contracts = 0;
            double sum = 0;
            double favourable = 0;
            List<Double> ages = new ArrayList<>();
            for (int row = 0; row < fills.size; row++) {
                of += judged[row] ? 1 : 0;
                if (Double.isNaN(ticks[i][row])) {
                    continue;
                }
                ages.add(ageSeconds[i][row]);
                contracts += fills.quantity[row];
                sum += ticks[i][row] * fills.quantity[row];
                favourable += ticks[i][row] > 0 ? fills.quantity[row] : 0;
            }
            double[] sorted = ages.stream().mapToDouble(age -> age).sorted().toArray();
            sheet.add(
                    horizons[i],
                    of,
                    sorted.length,
                    contracts,
                    Figures.clean(sum / contracts),
                    favourable / contracts,
                    Wording.seconds(Wording.median(sorted)),
                    sorted.length + " of " + Wording.count(of, "fill") + ", by " + marks.source());
        }
        return sheet.table();
    }

    Table byFill() {
        Sheet sheet = new Sheet("markouts by fill")
                .times("timeStamp")
                .texts("account", "instrument", "side")
                .numbers("lastQty", "lastPx")
                .numbers(horizons)
                .texts("orderId");
        for (int row : fills.byTime()) {
            if (!judged[row]) {
                continue;
            }
            List<Object> cells = new ArrayList<>(Arrays.asList(
                    Sheet.time(fills.timeNs[row]),
                    fills.account.at(row),
                    fills.instrumentName.at(row),
                    fills.sign[row] > 0 ? "BUY" : "SELL",
                    fills.quantity[row],
                    fills.price[row]));
            for (double[] each : ticks) {
                cells.add(each[row]);
            }
            cells.add(fills.order.at(row));
            sheet.add(cells.toArray());
        }
        return sheet.table();
    }
}

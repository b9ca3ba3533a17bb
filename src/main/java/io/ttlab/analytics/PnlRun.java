package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** One reckoning: matches the fills, values what is open, and puts a line per account and instrument together. */
final class PnlRun {
    final Pnl asked;
    final Method method;
    final Trades trades;
    final Grouping grouping;
    final Matcher matcher;
    final List<PnlLine> lines = new ArrayList<>();
    /** Terms by what the fills call their instruments: ids, or names. */
    final Map<String, InstrumentTerms> terms;

    PnlRun(Pnl asked, Method method) {
        this.asked = asked;
        this.method = method;
        trades = Trades.of(asked.fills, asked.sod);
        List<String> ids = trades.instruments.used();
        terms = asked.analytics.instruments().all(ids);
        leaveOutSpreads();
        grouping = Grouping.of(List.of(trades.accounts, trades.instruments));
        int[] starts = new int[grouping.count() + 1];
        int[] order = trades.ordered(grouping, starts);
        matcher = new Matcher(trades, method, grouping.count());
        matcher.match(order, starts);
        lines(order, starts);
    }

    /** Records of combinations that no column tells from their legs. */
    private void leaveOutSpreads() {
        if (Columns.of(asked.fills, "pnl(fills)").has("multiLegReportingType")) {
            return;
        }
        boolean[] multiLeg = new boolean[trades.instruments.labels().length];
        for (int code = 0; code < multiLeg.length; code++) {
            InstrumentTerms one = terms.get(trades.instruments.labels()[code]);
            multiLeg[code] = one != null && one.multiLeg();
        }
        int found = trades.leaveOutInstruments(multiLeg);
        if (found > 0) {
            trades.notes.add(
                    Wording.count(found, "fill") + " of spreads left out by their instrument's type: their legs count");
        }
    }

    private void lines(int[] order, int[] starts) {
        double[] realized = matcher.realizedPoints();
        double[] net = matcher.openQuantities();
        double[] prices = matcher.openPrices();
        Marks marks = marks(net);
        Map<String, Rate> rates = new HashMap<>();
        for (int group = 0; group < grouping.count(); group++) {
            if (starts[group] == starts[group + 1]) {
                continue;
            }
            int first = grouping.firstRows()[group];
            String account = trades.accounts.at(first);
            String instrument = trades.instruments.at(first);
            InstrumentTerms known = terms.getOrDefault(instrument, InstrumentTerms.unknown(instrument, "", "no id"));
            if (known.name().equals(known.id())) {
                known = known.withName(trades.instrumentName(instrument));
            }
            PnlLine line = new PnlLine(group, account, trades.accountName(account), known);
            traded(line, order, starts[group], starts[group + 1]);
            line.realizedPoints = realized[group];
            line.openQuantity = net[group];
            line.openPrice = prices[group];
            line.mark = net[group] == 0 ? Double.NaN : marks.of(account, instrument, known.name());
            line.rate = rates.computeIfAbsent(
                    known.currency(), from -> asked.analytics.rates().of(from, asked.base));
            lines.add(line);
        }
        lines.sort(Comparator.comparing((PnlLine line) -> line.accountName)
                .thenComparing(line -> line.terms, InstrumentTerms.BY_PRODUCT)
                .thenComparing(line -> line.account));
    }

    private Marks marks(double[] net) {
        if (asked.marks != null) {
            return asked.marks;
        }
        for (double quantity : net) {
            if (quantity != 0) {
                return Marks.of(asked.analytics.tt().monitor.position());
            }
        }
        return Marks.of(Map.of());
    }

    private void traded(PnlLine line, int[] order, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = order[i];
            double quantity = trades.quantities[row];
            if (row >= trades.fills) {
                line.sodQuantity += quantity;
                line.unpriced |= Double.isNaN(trades.prices[row]);
                continue;
            }
            line.fills++;
            if (quantity > 0) {
                line.bought += quantity;
            } else {
                line.sold -= quantity;
            }
            if (asked.fees != null) {
                line.fees += asked.fees.of(new FeeSchedule.Fill(
                        line.accountName,
                        line.terms,
                        quantity > 0,
                        Math.abs(quantity),
                        trades.prices[row],
                        trades.times[row],
                        row));
            }
        }
    }

    /** Makes the table of lines. */
    PnlTable table() {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(texts("account", line -> line.accountName));
        columns.add(texts("instrument", line -> line.terms.name()));
        columns.add(texts("product", line -> line.terms.product()));
        columns.add(texts("currency", line -> line.terms.currency()));
        columns.add(IntColumn.create(
                "fills", lines.stream().mapToInt(line -> line.fills).toArray()));
        if (asked.sod.rowCount() > 0) {
            columns.add(numbers("sod", line -> line.sodQuantity));
        }
        columns.add(numbers("bought", line -> line.bought));
        columns.add(numbers("sold", line -> line.sold));
        columns.add(numbers("openQty", line -> line.openQuantity));
        columns.add(prices("openPrice", line -> line.openPrice));
        columns.add(prices("mark", line -> line.mark));
        columns.add(money("realizedTicks", PnlLine::realizedTicks));
        columns.add(money("openTicks", PnlLine::openTicks));
        columns.add(money("realizedPnl", PnlLine::realized));
        columns.add(money("openPnl", PnlLine::open));
        columns.add(money("fees", line -> line.fees));
        columns.add(money("pnl", PnlLine::pnl));
        columns.add(base("realized", line -> line.inBase(line.realized())));
        columns.add(base("open", line -> line.inBase(line.open())));
        columns.add(base("pnl", line -> line.inBase(line.pnl())));
        columns.add(DoubleColumn.create("rate", lines.stream().mapToDouble(line -> line.rate.rate())));
        InstantColumn times = InstantColumn.create("rateTime");
        lines.forEach(line -> times.append(line.rate.time()));
        columns.add(times);
        columns.add(texts("note", PnlLine::note));
        columns.add(texts("accountId", line -> line.account));
        columns.add(texts("instrumentId", line -> line.terms.id()));
        return new PnlTable("pnl, " + method.label(), columns, this);
    }

    private interface Text {
        String of(PnlLine line);
    }

    private interface Figure {
        double of(PnlLine line);
    }

    private StringColumn texts(String name, Text text) {
        return StringColumn.create(name, lines.stream().map(text::of));
    }

    private DoubleColumn money(String name, Figure figure) {
        return DoubleColumn.create(name, lines.stream().mapToDouble(figure::of).map(Figures::money));
    }

    private DoubleColumn base(String name, Figure figure) {
        return DoubleColumn.create(
                name + asked.base, lines.stream().mapToDouble(figure::of).map(Figures::cents));
    }

    private DoubleColumn prices(String name, Figure figure) {
        return DoubleColumn.create(
                name, lines.stream().mapToDouble(line -> line.terms.display().settled(figure.of(line))));
    }

    private DoubleColumn numbers(String name, Figure figure) {
        return DoubleColumn.create(name, lines.stream().mapToDouble(figure::of).map(Figures::clean));
    }
}

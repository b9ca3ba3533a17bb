package io.ttlab.analytics;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import it.unimi.dsi.fastutil.doubles.Double2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Orders or fills as a desk reads them: names, the price as the screen writes it, and what it comes to in money.
 *
 * <p>{@code notional = price x quantity x pointValue}, in the instrument's currency: 2 ES at 6700.00 are
 * {@code 6700 x 2 x 50 = 670,000} dollars; below zero where the price is. Of an order, the working quantity counts. Among
 * fills, the record of a spread stands beside those of its legs: {@code multiLegReportingType} tells them apart.
 */
final class Blotter {
    private final Table table;
    private final Columns columns;
    private final boolean fills;
    private final Keys instruments;
    private final Keys accounts;
    private final InstrumentTerms[] terms;
    private final List<Column<?>> answer = new ArrayList<>();

    private Blotter(Analytics analytics, Table table) {
        this.table = table;
        columns = Columns.of(table, "blotter(table)");
        fills = columns.has("lastPx") || columns.has("lastQty");
        if (!fills && !columns.has("orderQty") && !columns.has("leavesQuantity")) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "blotter(table) takes fills, which have a column 'lastPx', or orders, which have 'orderQty'; table '"
                            + table.name() + "' has neither. Get them with tt.ledger.fills() or tt.ledger.orders().");
        }
        instruments = columns.keys("instrumentId", "instrument");
        accounts = columns.keysOr("", "accountId", "account");
        Map<String, InstrumentTerms> known = analytics.instruments().all(instruments.used());
        Keys names = columns.keysOr("", "instrument");
        terms = new InstrumentTerms[instruments.labels().length];
        for (int code = 0; code < terms.length; code++) {
            String id = instruments.labels()[code];
            terms[code] = known.getOrDefault(id, InstrumentTerms.unknown(id, "", "no id"));
        }
        for (int row = 0; row < names.rows(); row++) {
            int code = instruments.codes()[row];
            if (terms[code].name().equals(terms[code].id()) && !names.at(row).isEmpty()) {
                terms[code] = terms[code].withName(names.at(row));
            }
        }
    }

    static Table of(Analytics analytics, Table table, Marks marks) {
        return new Blotter(analytics, table).table(marks);
    }

    private Table table(Marks marks) {
        byte[] signs = columns.rows() == 0 ? new byte[0] : columns.signs("side");
        double[] prices = fills ? columns.numbers("lastPx") : columns.numbersOr(Double.NaN, "price");
        double[] ordered = fills ? columns.numbers("lastQty") : columns.numbersOr(Double.NaN, "orderQty");
        double[] quantities = fills ? ordered : columns.numbersOr(Double.NaN, "leavesQuantity", "orderQty");
        double[] valued = valued(marks);
        keep(fills ? "timeStamp" : "dateTime");
        keep("account");
        answer.add(texts("instrument", InstrumentTerms::name));
        answer.add(texts("product", InstrumentTerms::product));
        answer.add(expiries());
        keep("side");
        if (fills) {
            answer.add(DoubleColumn.create("lastQty", quantities));
        } else {
            keep("orderType");
            keep("orderStatus");
            answer.add(DoubleColumn.create("orderQty", ordered));
            answer.add(DoubleColumn.create("filledQty", columns.numbersOr(Double.NaN, "cumulatedQuantity")));
            answer.add(DoubleColumn.create("workingQty", columns.numbersOr(Double.NaN, "leavesQuantity")));
        }
        answer.add(shown("price", prices));
        if (!fills && columns.has("stopPrice")) {
            answer.add(shown("stop", columns.numbers("stopPrice")));
        }
        answer.add(texts("currency", InstrumentTerms::currency));
        answer.add(perRow("notional", row -> Figures.money(term(row).money(prices[row], quantities[row]))));
        answer.add(shown("mark", valued));
        answer.add(perRow(
                "ticksToMark",
                row -> Figures.clean(signs[row] * term(row).display().ticks(valued[row] - prices[row]))));
        for (String more : List.of("multiLegReportingType", "user", "orderId", "parentOrderId", "execId")) {
            keep(more);
        }
        answer.add(DoubleColumn.create("priceDecimal", prices));
        answer.add(DoubleColumn.create("markDecimal", valued));
        answer.add(texts("note", InstrumentTerms::problem));
        for (String more : List.of("accountId", "instrumentId", fills ? "timeStampNs" : "dateTimeNs")) {
            keep(more);
        }
        return Table.create("blotter of " + table.name(), answer);
    }

    private InstrumentTerms term(int row) {
        return terms[instruments.codes()[row]];
    }

    private void keep(String name) {
        if (columns.has(name)) {
            answer.add(table.column(name).copy());
        }
    }

    private double[] valued(Marks marks) {
        double[] valued = new double[columns.rows()];
        Arrays.setAll(
                valued,
                row -> marks.of(accounts.at(row), instruments.at(row), term(row).name()));
        return valued;
    }

    private StringColumn texts(String name, Function<InstrumentTerms, String> text) {
        return Keys.coded(name, Arrays.stream(terms).map(text).toArray(String[]::new), instruments.codes());
    }

    private DateColumn expiries() {
        DateColumn dates = DateColumn.create("expiry", columns.rows());
        for (int row = 0; row < columns.rows(); row++) {
            if (term(row).expiry().isPresent()) {
                dates.set(row, term(row).expiry().get());
            }
        }
        return dates;
    }

    private interface Figure {
        double of(int row);
    }

    private DoubleColumn perRow(String name, Figure figure) {
        double[] values = new double[columns.rows()];
        Arrays.setAll(values, figure::of);
        return DoubleColumn.create(name, values);
    }

    /** Prices as the screen writes them; a price that an instrument has traded at before is not written again. */
    private StringColumn shown(String name, double[] prices) {
        Double2IntOpenHashMap[] written = new Double2IntOpenHashMap[terms.length];
        List<String> labels = new ArrayList<>();
        int[] codes = new int[prices.length];
        for (int row = 0; row < prices.length; row++) {
            int instrument = instruments.codes()[row];
            if (written[instrument] == null) {
                written[instrument] = new Double2IntOpenHashMap();
                written[instrument].defaultReturnValue(-1);
            }
            int code = written[instrument].get(prices[row]);
            if (code < 0) {
                code = labels.size();
                written[instrument].put(prices[row], code);
                labels.add(terms[instrument].display().text(prices[row]));
            }
            codes[row] = code;
        }
        return Keys.coded(name, labels.toArray(new String[0]), codes);
    }
}

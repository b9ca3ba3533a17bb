package io.ttlab.analytics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Makes a {@link PositionsTable} of what {@code tt.monitor.position()} returned. */
final class Positions {
    private final Analytics analytics;
    private final Table table;
    private final String base;
    private final InstrumentTerms[] terms;
    private final Rate[] rates;

    private Positions(Analytics analytics, Table table, String base) {
        this.analytics = analytics;
        this.table = table;
        this.base = base;
        Columns columns = Columns.of(table, "positions(table)");
        columns.need("netPosition");
        Keys ids = columns.keys("instrumentId", "instrument");
        Map<String, InstrumentTerms> known = analytics.instruments().all(ids.used());
        terms = new InstrumentTerms[table.rowCount()];
        rates = new Rate[table.rowCount()];
        Map<String, Rate> asked = new HashMap<>();
        for (int row = 0; row < terms.length; row++) {
            InstrumentTerms one = known.getOrDefault(ids.at(row), InstrumentTerms.unknown(ids.at(row), "", "no id"));
            String name = Cells.text(table, "instrument", row);
            terms[row] = one.name().equals(one.id()) && !name.isEmpty() ? one.withName(name) : one;
            rates[row] = asked.computeIfAbsent(
                    one.currency(), from -> analytics.rates().of(from, base));
        }
    }

    static PositionsTable of(Analytics analytics, Table table, String base) {
        return new Positions(analytics, table, base).table();
    }

    private PositionsTable table() {
        DoubleColumn net = given("netPosition");
        DoubleColumn buys = given("buyWorkingQty");
        DoubleColumn sells = given("sellWorkingQty");
        double[] mark = Columns.of(table, "positions(table)").numbersOr(Double.NaN, "pnlPrice");
        DoubleColumn pnl = money("pnl", row -> Cells.number(table, "pnl", row));
        DoubleColumn realized = money("realizedPnl", row -> Cells.number(table, "realizedPnl", row));
        DoubleColumn open = money("openPnl", row -> pnl.getDouble(row) - realized.getDouble(row));
        DoubleColumn ifBuys = numbers("ifBuysFill", row -> net.getDouble(row) + zero(buys, row));
        DoubleColumn ifSells = numbers("ifSellsFill", row -> net.getDouble(row) - zero(sells, row));
        DoubleColumn notional = money("notional", row -> worth(mark, net, row));
        InstantColumn times = InstantColumn.create("rateTime");
        for (Rate rate : rates) {
            times.append(rate.time());
        }
        return new PositionsTable(
                analytics,
                base,
                texts("account", row -> Cells.first(table, row, "account", "accountId")),
                texts("instrument", row -> terms[row].name()),
                texts("product", row -> terms[row].product()),
                net,
                texts(
                        "openPrice",
                        row -> net.getDouble(row) == 0
                                ? ""
                                : terms[row].display().text(Cells.number(table, "openAvgPrice", row))),
                texts("mark", row -> terms[row].display().text(mark[row])),
                texts("currency", row -> terms[row].currency()),
                realized,
                open,
                pnl,
                inBase("realized", realized),
                inBase("open", open),
                inBase("pnl", pnl),
                buys,
                sells,
                ifBuys,
                ifSells,
                given("sodNetPos"),
                given("buyFillQty"),
                given("sellFillQty"),
                notional,
                inBase("notional", notional),
                inBase("ifBuysFill", numbers("x", row -> worth(mark, ifBuys, row))),
                inBase("ifSellsFill", numbers("x", row -> worth(mark, ifSells, row))),
                column("rate", row -> rates[row].rate(), rate -> rate),
                times,
                texts("note", this::note),
                texts("accountId", row -> Cells.text(table, "accountId", row)),
                texts("instrumentId", row -> terms[row].id()),
                texts("marketId", row -> terms[row].marketId()),
                texts("familyId", row -> terms[row].familyId()));
    }

    private String note(int row) {
        return !terms[row].known()
                ? terms[row].problem()
                : Double.isNaN(rates[row].rate()) ? "no rate " + terms[row].currency() + " to " + base : "";
    }

    private double worth(double[] mark, DoubleColumn contracts, int row) {
        return contracts.getDouble(row) == 0 ? 0 : terms[row].money(mark[row], contracts.getDouble(row));
    }

    private static double zero(DoubleColumn column, int row) {
        return column.isMissing(row) ? 0 : column.getDouble(row);
    }

    private DoubleColumn given(String name) {
        return numbers(name, row -> Cells.number(table, name, row));
    }

    private DoubleColumn inBase(String name, DoubleColumn amounts) {
        return column(name + base, row -> amounts.getDouble(row) * rates[row].rate(), Figures::cents);
    }

    private interface Text {
        String of(int row);
    }

    private interface Figure {
        double of(int row);
    }

    private StringColumn texts(String name, Text text) {
        StringColumn column = StringColumn.create(name);
        for (int row = 0; row < terms.length; row++) {
            column.append(text.of(row));
        }
        return column;
    }

    private DoubleColumn numbers(String name, Figure figure) {
        return column(name, figure, Figures::clean);
    }

    private DoubleColumn money(String name, Figure figure) {
        return column(name, figure, Figures::money);
    }

    private DoubleColumn column(String name, Figure figure, DoubleUnaryOperator rounding) {
        DoubleColumn column = DoubleColumn.create(name);
        for (int row = 0; row < terms.length; row++) {
            column.append(rounding.applyAsDouble(figure.of(row)));
        }
        return column;
    }
}

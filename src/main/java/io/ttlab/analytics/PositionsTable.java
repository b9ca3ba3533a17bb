package io.ttlab.analytics;

import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The monitor's positions with names and money: a Tablesaw table, and its totals.
 *
 * <p>{@code openPnl = pnl - realizedPnl}, all three as TT reckons them, in the instrument's {@code currency}; the columns named
 * after the base currency are those times {@code rate}. {@code notional = netPosition x mark x pointValue}: 3 ES at
 * 6712.00 are {@code 3 x 6712 x 50 = 1,006,800} dollars.
 *
 * <p>Totals leave out what could not be valued, and say how many positions that were: {@code notValued}.
 *
 * <p>Working exposure: {@code ifBuysFill = netPosition + buyWorkingQty} and {@code ifSellsFill = netPosition -
 * sellWorkingQty}. Long 3 with 5 working to buy and 10 to sell may end anywhere from -7 to 8. Working orders in spreads are
 * not in it: the monitor counts them with the spread, not with its legs.
 */
public final class PositionsTable extends Table {
    private final Analytics analytics;
    private final String base;

    PositionsTable(Analytics analytics, String base, Column<?>... columns) {
        super("positions", columns);
        this.analytics = analytics;
        this.base = base;
    }

    /** Returns totals by currency, in it and in the base currency. Costs no request. */
    public Table byCurrency() {
        return money(Groups.by(this, "currency").count("positions").sum("realizedPnl", "openPnl", "pnl"), "currency");
    }

    /** Returns totals by account: money alone, since contracts of several products do not add up. Costs no request. */
    public Table byAccount() {
        return money(Groups.by(this, "account").count("positions"), "account");
    }

    /** Returns totals by product: contracts, working exposure and money. Costs no request. */
    public Table byProduct() {
        return money(contracts(Groups.by(this, "product").count("positions")), "product");
    }

    /** Returns totals by product family, named as TT names it. Costs one request per ten markets. */
    public Table byFamily() {
        Map<String, String> names = Families.names(
                analytics.tt(),
                new TreeSet<>(stringColumn("marketId").unique().removeMissing().asList()));
        StringColumn family = StringColumn.create("family");
        StringColumn ids = stringColumn("familyId");
        for (int row = 0; row < rowCount(); row++) {
            family.append(names.getOrDefault(ids.get(row), ids.get(row)));
        }
        Table named = Table.create(name(), columns()).addColumns(family);
        return money(contracts(Groups.by(named, "family").count("positions")), "family");
    }

    private static Groups contracts(Groups groups) {
        return groups.sum("netPosition", "buyWorkingQty", "sellWorkingQty", "ifBuysFill", "ifSellsFill");
    }

    private Table money(Groups groups, String key) {
        groups.sum("realized" + base, "open" + base, "pnl" + base)
                .sum("notional" + base, "ifBuysFill" + base, "ifSellsFill" + base)
                .sum("notValued", Totals.blank(doubleColumn("pnl" + base)));
        return Totals.of(groups, this).setName("positions by " + key);
    }
}

#!/usr/bin/env -S ttlab run
// Positions with P&L in the instrument's and in a base currency.
//
//   ttlab run scripts/positions.jsh [--account NAME] [--by account|product|currency|family] [--format csv]

usage("""
        Positions with names, working exposure and P&L.
        usage: ttlab run positions.jsh [--account NAME] [--by account|product|currency|family] [--base EUR] [--flat]
                                       [--format table|csv|json|markdown]

        --by    totals instead of single positions
        --base  the currency of the totals; US dollars unless said
        --flat  positions that are flat and have no working orders too
        exit codes: 0 printed, 1 failed, 2 wrong arguments""");

var account = param("account", "");
var by = param("by", "");
var monitor = account.isEmpty() ? tt.monitor.position() : tt.monitor.position(q -> q.account(account));
if (!param("flat", false)) {
    monitor = monitor.where(monitor.doubleColumn("netPosition").isNotEqualTo(0)
            .or(monitor.doubleColumn("buyWorkingQty").isGreaterThan(0))
            .or(monitor.doubleColumn("sellWorkingQty").isGreaterThan(0)));
}
var positions = analytics().positions(monitor, param("base", "USD"));
print(switch (by) {
    case "account" -> positions.byAccount();
    case "product" -> positions.byProduct();
    case "currency" -> positions.byCurrency();
    case "family" -> positions.byFamily();
    default -> positions;
});

#!/usr/bin/env -S ttlab run
// Profit and loss of a day's fills, and what is open at the monitor's prices.
//
//   ttlab run scripts/pnl.jsh --by account --base EUR

usage("""
        Profit and loss of fills, realised and open, in the instrument's and in a base currency, before fees.
        usage: ttlab run pnl.jsh [--since TIME] [--until TIME] [--account NAME] [--method fifo|lifo|average]
                                 [--by account|product|currency] [--base EUR] [--flat-start]
                                 [--format table|csv|json|markdown]

        --since       2026-11-20, 15m, 4h, 5d; today unless said, and then from the positions of the start of day
        --method      which lots a fill closes; fifo unless said
        --by          totals instead of a line per account and instrument
        --flat-start  today without the positions of the start of day
        exit codes: 0 printed, 1 failed, 2 wrong arguments""");

var by = param("by", "");
var method = param("method", "fifo");
var since = param("since", "");
var until = param("until", "");
var fills = tt.ledger.fills(q -> {
    if (!since.isEmpty()) {
        q.since(since);
    }
    if (!until.isEmpty()) {
        q.until(until);
    }
    if (!param("account", "").isEmpty()) {
        q.account(param("account", ""));
    }
});
var asked = pnl(fills).base(param("base", "USD"));
if (since.isEmpty() && until.isEmpty() && !param("flat-start", false)) {
    asked = asked.sod();
}
var result = method.equals("lifo") ? asked.lifo() : method.equals("average") ? asked.average() : asked.fifo();
print(switch (by) {
    case "account" -> result.byAccount();
    case "product" -> result.byProduct();
    case "currency" -> result.byCurrency();
    default -> result;
});
if (!by.isEmpty()) {
    // The whole table says it itself.
    result.notes().forEach(System.err::println);
}

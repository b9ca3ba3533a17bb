#!/usr/bin/env -S ttlab run
// Working orders, grouped by instrument and side.
//
//   ttlab run scripts/working-orders.jsh [--account NAME] [--format table|csv|json|markdown]

usage("""
        Working orders with names, grouped by instrument and side.
        usage: ttlab run working-orders.jsh [--account NAME] [--format table|csv|json|markdown]

        exit codes: 0 printed, 1 failed, 2 wrong arguments""");

var account = param("account", "");
var orders = account.isEmpty() ? tt.ledger.orders() : tt.ledger.orders(q -> q.account(account));

/** One line of the result: how many orders work in an instrument on one side, for how much, and in which accounts. */
class Line {
    final String market, instrument, side;
    int orders;
    double leaves;
    final Set<String> accounts = new TreeSet<>(), types = new TreeSet<>(), statuses = new TreeSet<>();

    Line(String market, String instrument, String side) {
        this.market = market;
        this.instrument = instrument;
        this.side = side;
    }
}

var lines = new TreeMap<String, Line>();
for (Row order : orders) {
    // Parents of algos carry no quantity of their own: what works in the market is their children.
    var leaves = order.isMissing("leavesQuantity") ? order.getDouble("orderQty") : order.getDouble("leavesQuantity");
    if (!(leaves > 0)) {
        continue;
    }
    var key = order.getString("market") + "\t" + order.getString("instrument") + "\t" + order.getString("side");
    var line = lines.computeIfAbsent(key, unseen -> new Line(
            order.getString("market"), order.getString("instrument"), order.getString("side")));
    line.orders++;
    line.leaves += leaves;
    line.accounts.add(order.getString("account"));
    line.types.add(order.getString("orderType"));
    line.statuses.add(order.getString("orderStatus"));
}

var result = Table.create("working orders",
        StringColumn.create("market"), StringColumn.create("instrument"), StringColumn.create("side"),
        IntColumn.create("orders"), DoubleColumn.create("leaves"),
        StringColumn.create("types"), StringColumn.create("statuses"), StringColumn.create("accounts"));
for (Line line : lines.values()) {
    result.stringColumn("market").append(line.market);
    result.stringColumn("instrument").append(line.instrument);
    result.stringColumn("side").append(line.side);
    result.intColumn("orders").append(line.orders);
    result.doubleColumn("leaves").append(line.leaves);
    result.stringColumn("types").append(String.join(" ", line.types));
    result.stringColumn("statuses").append(String.join(" ", line.statuses));
    result.stringColumn("accounts").append(String.join(" ", line.accounts));
}
print(result);

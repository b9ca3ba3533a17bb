#!/usr/bin/env -S ttlab run
// Positions and working orders in instruments that expire soon.
//
//   ttlab run scripts/expiries.jsh --days 10

usage("""
        Positions and working orders in instruments that have expired or expire within some days, nearest first.
        usage: ttlab run expiries.jsh [--days N] [--roll SYMBOL] [--format table|csv|json|markdown]

        --days  calendar days from today in TT_ZONE to the last trading day; 5 unless said
        --roll  the roll matrix of a product instead: net position by account and month
        exit codes: 0 nothing expires, 1 something does, 2 wrong arguments, 3 could not be looked up""");

try {
    if (!param("roll", "").isEmpty()) {
        print(analytics().rollMatrix(param("roll", "")));
        System.exit(0);
    }
    var due = analytics().expiries(param("days", 5));
    print(due);
    System.exit(due.isEmpty() ? 0 : 1);
} catch (io.ttlab.client.TtException failure) {
    System.err.println(failure.getMessage());
    System.exit(3);
}

#!/usr/bin/env -S ttlab run
// Accounts that use much of their credit, and exit code 1 where there are any.
//
//   ttlab run scripts/credit-alert.jsh --percent 90

usage("""
        Accounts that use a share of their credit or more, in the order of the tree of accounts, with headroom.
        usage: ttlab run credit-alert.jsh [--percent N] [--format table|csv|json|markdown]

        --percent  of the limit, used by the account itself or by it and all below it; 80 unless said, 0 for all
        exit codes: 0 no account does, 1 some do, 2 wrong arguments, 3 could not be looked up""");

var percent = param("percent", 80.0);
try {
    var credit = analytics().credit(percent);
    print(credit);
    System.exit(credit.isEmpty() || percent <= 0 ? 0 : 1);
} catch (io.ttlab.client.TtException failure) {
    // A failure is no alert: whoever schedules this must be able to tell them apart.
    System.err.println(failure.getMessage());
    System.exit(3);
}

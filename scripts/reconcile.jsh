#!/usr/bin/env -S ttlab run
// Start of day and fills against the monitor's positions: the differences, and exit code 1 where there are any.
//
//   ttlab run scripts/reconcile.jsh || mail -s "positions differ" desk@example.com

usage("""
        Compares start of day plus fills with the monitor's net positions and prints what differs.
        usage: ttlab run reconcile.jsh [--since TIME] [--all] [--format table|csv|json|markdown]

        --since  when the day began, such as 2026-11-22T22:00:00Z or 17h; midnight in TT_ZONE unless said
        --all    print what agrees too
        exit codes: 0 all agree, 1 something differs, 2 wrong arguments, 3 could not be compared""");

try {
    var since = param("since", "");
    var result = since.isEmpty() ? reconcile() : analytics().reconcile(since);
    var all = param("all", false);
    print(all ? result.all() : result);
    if (all) {
        // The table of differences says it itself.
        System.err.println(result.verdict());
    }
    System.exit(result.rowCount() == 0 ? 0 : 1);
} catch (io.ttlab.client.TtException failure) {
    // A failure is not a difference: whoever schedules this must be able to tell them apart.
    System.err.println(failure.getMessage());
    System.exit(failure.kind() == io.ttlab.client.TtException.Kind.ARGUMENT ? 2 : 3);
}

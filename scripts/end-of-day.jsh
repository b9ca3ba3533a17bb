#!/usr/bin/env -S ttlab run
// The end of the day on one HTML page: profit and loss, blotter, execution, checks, charts.
//
//   ttlab run scripts/end-of-day.jsh --out /srv/reports/eod.html

usage("""
        The end of a day on one HTML page that needs nothing but itself.
        usage: ttlab run end-of-day.jsh [--day today|yesterday|2026-11-20] [--out FILE]

        --day  today unless said; of a day that is over TT tells fills alone, and the page says what it leaves out
        --out  the file; end-of-day-DATE.html in the current folder unless said. Its path is what is printed.
        exit codes: 0 written, 1 failed (an older file stays as it was), 2 wrong arguments""");

io.ttlab.report.Report made = null;
try {
    made = report(param("day", "today"));
} catch (io.ttlab.client.TtException failure) {
    System.err.println(failure.getMessage());
    System.exit(failure.kind() == io.ttlab.client.TtException.Kind.ARGUMENT ? 2 : 1);
}
System.out.println(made.save(param("out", "end-of-day-" + made.day() + ".html")));

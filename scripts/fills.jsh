#!/usr/bin/env -S ttlab run
// Fills as CSV: in the layout of TT's own fill download, or with every column exact for Parquet, DuckDB, Spark or pandas.
//
//   ttlab run scripts/fills.jsh --since 1d --out fills.csv

usage("""
        Fills as CSV on standard output, or in a file.
        usage: ttlab run fills.jsh [--since TIME] [--until TIME] [--account NAME] [--product MARKET:SYMBOL]
                                   [--otc] [--layout tt|columns] [--out FILE]

        --since, --until  2026-11-20, 2026-11-20T14:30:00Z, or back from now: 15m, 4h, 5d; today unless said
        --otc             over-the-counter trades too
        --layout tt       (usual) the 48 columns of TT's published sample "FillDownload 2.0", times cut to milliseconds
        --layout columns  TT Lab's own columns, for Parquet: ids are text, prices and quantities decimal, times both
                          as ISO instants in UTC and as whole nanoseconds (timeStampNs), nothing rounded
        exit codes: 0 written, 1 failed (nothing is written then), 2 wrong arguments""");

var layout = param("layout", "tt");
var fills = tt.ledger.fills(q -> {
    if (!param("since", "").isEmpty()) {
        q.since(param("since", ""));
    }
    if (!param("until", "").isEmpty()) {
        q.until(param("until", ""));
    }
    if (!param("account", "").isEmpty()) {
        q.account(param("account", ""));
    }
    if (!param("product", "").isEmpty()) {
        q.product(param("product", ""));
    }
    q.includeOtc(param("otc", false));
});

var table = layout.equals("tt") ? fillDownload(fills) : fills;
var csv = io.ttlab.display.TableWriter.write(
        table, io.ttlab.display.TableFormat.CSV, io.ttlab.display.TextOptions.plain());
var out = param("out", "");
if (out.isEmpty()) {
    System.out.print(csv);
} else {
    // Written beside and moved: whoever reads the file never sees half of it.
    var file = Path.of(out).toAbsolutePath();
    if (!Files.isDirectory(file.getParent())) {
        System.err.println("--out is '" + out + "', but there is no folder '" + file.getParent() + "'. Make it first.");
        System.exit(2);
    }
    var part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), csv);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    System.err.println(fills.rowCount() + " fills in " + out);
}

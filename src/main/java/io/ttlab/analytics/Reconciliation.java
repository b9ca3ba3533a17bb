package io.ttlab.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Adds up what should be held and names what could explain a difference from the monitor. */
final class Reconciliation {
    private final Books books;
    private final Instruments instruments;
    private final ZoneId zone;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final FillEvidence evidence;

    private Reconciliation(Books books, Instruments instruments, ZoneId zone) {
        this.books = books;
        this.instruments = instruments;
        this.zone = zone;
        this.evidence = new FillEvidence(books);
    }

    static List<Tally> of(Books books, Instruments instruments, ZoneId zone) {
        return new Reconciliation(books, instruments, zone).tallies();
    }

    private List<Tally> tallies() {
        startOfDay();
        evidence.net().forEach((key, net) -> tally(key).fills += net);
        modifications();
        Map<String, Double> monitorsOwn = positions();
        names(books.positions());
        names(books.startOfDay());
        names(books.fills());
        names(books.modifications());
        for (Tally tally : tallies.values()) {
            if (!tally.agrees()) {
                causes(tally, monitorsOwn);
            }
        }
        List<Tally> sorted = new ArrayList<>(tallies.values());
        sorted.sort(Comparator.comparing((Tally t) -> t.account)
                .thenComparing(t -> t.instrument)
                .thenComparing(t -> t.instrumentId));
        return sorted;
    }

    private Tally tally(String key) {
        int cut = key.indexOf('\n');
        return tallies.computeIfAbsent(key, k -> new Tally(k.substring(0, cut), k.substring(cut + 1)));
    }

    static String key(Table table, int row) {
        return Cells.first(table, row, "accountId", "account")
                + '\n'
                + Cells.first(table, row, "instrumentId", "instrument");
    }

    private void startOfDay() {
        Table table = books.startOfDay();
        for (int row = 0; row < table.rowCount(); row++) {
            tally(key(table, row)).startOfDay += zero(Cells.number(table, "netPosition", row));
        }
    }

    private void modifications() {
        Table table = books.modifications();
        byte[] signs = table.isEmpty()
                ? new byte[0]
                : Columns.of(table, "reconcile(…), modifications").signs("side");
        for (int row = 0; row < table.rowCount(); row++) {
            tally(key(table, row)).modifications += signs[row] * zero(Cells.number(table, "quantity", row));
        }
    }

    /** Returns what the monitor itself began the day with. */
    private Map<String, Double> positions() {
        Map<String, Double> own = new LinkedHashMap<>();
        Table table = books.positions();
        for (int row = 0; row < table.rowCount(); row++) {
            Tally tally = tally(key(table, row));
            tally.monitor += zero(Cells.number(table, "netPosition", row));
            tally.onMonitor = true;
            double start = Cells.number(table, "sodNetPos", row);
            if (!Double.isNaN(start)) {
                own.put(key(table, row), start);
            }
        }
        return own;
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private void names(Table table) {
        for (int row = 0; row < table.rowCount(); row++) {
            Tally tally = tallies.get(key(table, row));
            if (tally != null && tally.instrument.isEmpty()) {
                tally.account = Cells.first(table, row, "account", "accountId");
                tally.instrument = Cells.first(table, row, "instrument", "instrumentId");
            }
        }
    }

    private void causes(Tally tally, Map<String, Double> monitorsOwn) {
        String key = tally.accountId + '\n' + tally.instrumentId;
        evidence.causes(key, tally);
        tally.maybe(
                "modified by hand",
                tally.modifications,
                "modifications of ",
                tally.modifications,
                " today count in the monitor");
        double start = monitorsOwn.getOrDefault(key, tally.startOfDay);
        tally.maybe(
                "start of day differs",
                start - tally.startOfDay,
                "the monitor began with ",
                start,
                ", the start-of-day record says ",
                tally.startOfDay);
        if (tally.onMonitor && tally.monitor != 0) {
            return;
        }
        InstrumentTerms terms = instruments.of(tally.instrumentId);
        LocalDate today = LocalDate.ofInstant(books.snapshot(), zone);
        boolean gone = !terms.known()
                || terms.expiry().map(last -> !last.isAfter(today)).orElse(false);
        if (gone) {
            tally.maybe(
                    "expired",
                    -tally.expected(),
                    terms.expiry().map(last -> "expired on " + last).orElse("TT lists it no more")
                            + ", and the monitor no longer holds it");
        }
    }

    /** The instant that messages print, to the second. */
    static String time(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ');
    }
}

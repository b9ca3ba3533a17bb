package io.ttlab.analytics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tech.tablesaw.api.Table;

/** Net positions of futures: a row for each product and account, a column for each month of expiry. */
final class RollMatrix {
    private RollMatrix() {}

    static Table table(Table positions, Instruments instruments, LocalDate today, String only) {
        Columns columns = Columns.of(positions, "rollMatrix()");
        Keys id = columns.keys("instrumentId", "instrument");
        Keys account = columns.keysOr("", "account", "accountId");
        double[] net = columns.numbers("netPosition");
        Set<String> wanted = new LinkedHashSet<>();
        for (int row = 0; row < net.length; row++) {
            if (net[row] != 0) {
                wanted.add(id.at(row));
            }
        }
        Map<String, InstrumentTerms> terms = instruments.all(wanted);
        Map<List<String>, TreeMap<LocalDate, Double>> cells = new TreeMap<>(Wording.BY_PARTS);
        Map<List<String>, LocalDate> fronts = new TreeMap<>(Wording.BY_PARTS);
        TreeSet<YearMonth> months = new TreeSet<>();
        Set<String> products = new TreeSet<>();
        Set<String> unplaced = new TreeSet<>();
        for (int row = 0; row < net.length; row++) {
            InstrumentTerms each = net[row] == 0 ? null : terms.get(id.at(row));
            if (each != null
                    && (each.type().isEmpty() || each.future() && each.expiry().isEmpty())) {
                unplaced.add(columns.text("instrument", row).isEmpty() ? id.at(row) : columns.text("instrument", row));
            }
            if (each == null || !each.future()) {
                continue;
            }
            products.add(each.product());
            if (each.expiry().isEmpty() || !only.isEmpty() && !only.equalsIgnoreCase(each.product())) {
                continue;
            }
            LocalDate expiry = each.expiry().get();
            List<String> product = List.of(each.product(), each.market());
            fronts.merge(product, expiry, (a, b) -> a.isBefore(b) ? a : b);
            months.add(YearMonth.from(expiry));
            cells.computeIfAbsent(List.of(each.product(), each.market(), account.at(row)), unseen -> new TreeMap<>())
                    .merge(expiry, net[row], Double::sum);
        }
        if (!only.isEmpty() && months.isEmpty()) {
            throw Wording.unknown("position in futures of", only, new ArrayList<>(products));
        }
        Sheet sheet = sheet(cells, fronts, months, today);
        if (!unplaced.isEmpty()) {
            sheet.note("not in it, since TT does not tell when they expire: " + String.join(", ", unplaced));
        }
        return sheet.table();
    }

    private static Sheet sheet(
            Map<List<String>, TreeMap<LocalDate, Double>> cells,
            Map<List<String>, LocalDate> fronts,
            Set<YearMonth> months,
            LocalDate today) {
        Sheet sheet = new Sheet("roll matrix")
                .texts("product", "market", "account")
                .dates("frontExpiry")
                .counts("days")
                .numbers("rolled")
                .numbers(months.stream().map(YearMonth::toString).toArray(String[]::new));
        cells.forEach((key, byExpiry) -> {
            LocalDate front = fronts.get(key.subList(0, 2));
            double all = byExpiry.values().stream().mapToDouble(Math::abs).sum();
            double inFront = Math.abs(byExpiry.getOrDefault(front, 0.0));
            List<Object> row = new ArrayList<>(Arrays.asList(
                    key.get(0),
                    key.get(1),
                    key.get(2),
                    front,
                    (int) ChronoUnit.DAYS.between(today, front),
                    (all - inFront) / all));
            for (YearMonth month : months) {
                row.add(byExpiry.entrySet().stream()
                        .filter(cell -> YearMonth.from(cell.getKey()).equals(month))
                        .mapToDouble(Map.Entry::getValue)
                        .reduce(Double::sum)
                        .orElse(Double.NaN));
            }
            sheet.add(row.toArray());
        });
        return sheet;
    }
}

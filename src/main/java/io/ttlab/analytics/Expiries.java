package io.ttlab.analytics;

import io.ttlab.client.Counts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Positions and working orders by account and instrument, with the days that are left to the expiry. */
final class Expiries {
    /** What an account has in an instrument. */
    static final class Holding {
        final String account;
        final String instrument;
        final InstrumentTerms terms;
        double net;
        double buys;
        double sells;
        int orders;

        Holding(String account, String instrument, InstrumentTerms terms) {
            this.account = account;
            this.instrument = instrument;
            this.terms = terms;
        }
    }

    private final Map<List<String>, Holding> holdings = new LinkedHashMap<>();
    private final LocalDate today;

    Expiries(Table positions, OrderRows orders, Instruments instruments, LocalDate today) {
        this.today = today;
        Columns columns = Columns.of(positions, "expiries()");
        Keys id = columns.keys("instrumentId", "instrument");
        Keys name = columns.keys("instrument", "instrumentId");
        boolean byId = columns.has("accountId") && orders.columns.has("accountId");
        Keys account = columns.keysOr("", byId ? "accountId" : "account", "accountId");
        Keys orderAccount = byId ? orders.columns.keys("accountId") : orders.account;
        Keys accountName = columns.keysOr("", "account", "accountId");
        double[] net = columns.numbers("netPosition");
        Set<String> wanted = new LinkedHashSet<>();
        for (int row = 0; row < net.length; row++) {
            if (net[row] != 0) {
                wanted.add(id.at(row));
            }
        }
        for (int row = 0; row < orders.size; row++) {
            if (orders.leaves[row] > 0) {
                wanted.add(orders.instrument.at(row));
            }
        }
        Map<String, InstrumentTerms> terms = new HashMap<>(instruments.all(wanted));
        for (int row = 0; row < net.length; row++) {
            if (net[row] != 0) {
                holding(account.at(row), accountName.at(row), id.at(row), name.at(row), terms).net += net[row];
            }
        }
        for (int row = 0; row < orders.size; row++) {
            if (orders.leaves[row] > 0) {
                Holding held = holding(
                        orderAccount.at(row),
                        orders.account.at(row),
                        orders.instrument.at(row),
                        orders.instrumentName.at(row),
                        terms);
                held.orders++;
                held.buys += orders.sign[row] > 0 ? orders.leaves[row] : 0;
                held.sells += orders.sign[row] < 0 ? orders.leaves[row] : 0;
            }
        }
    }

    private Holding holding(
            String account, String accountName, String id, String name, Map<String, InstrumentTerms> terms) {
        return holdings.computeIfAbsent(
                Arrays.asList(account, id), unseen -> new Holding(accountName, name, terms.get(id)));
    }

    /** Returns what expires within so many days, nearest first; what has an unknown expiry comes last, not never. */
    Table within(int days) {
        List<Holding> due = new ArrayList<>();
        for (Holding each : holdings.values()) {
            if (each.terms.expiry().isEmpty() || days(each.terms.expiry()) <= days) {
                due.add(each);
            }
        }
        due.sort(Comparator.<Holding, LocalDate>comparing(
                        each -> each.terms.expiry().orElse(LocalDate.MAX))
                .thenComparing(each -> each.instrument)
                .thenComparing(each -> each.account));
        Sheet sheet = new Sheet("expiries within " + Counts.of(days, "day"))
                .texts("instrument")
                .dates("expiry")
                .counts("days")
                .texts("account")
                .numbers("netPosition", "workingBuys", "workingSells")
                .counts("orders")
                .texts("note", "market", "product");
        for (Holding each : due) {
            Optional<LocalDate> expiry = each.terms.expiry();
            sheet.add(
                    each.instrument,
                    expiry.orElse(null),
                    expiry.isEmpty() ? null : (Object) days(expiry),
                    each.account,
                    each.net,
                    each.buys,
                    each.sells,
                    each.orders,
                    expiry.isEmpty()
                            ? "expiry not known: " + each.terms.problem()
                            : days(expiry) < 0 ? "expired" : days(expiry) == 0 ? "expires today" : "",
                    each.terms.market(),
                    each.terms.product());
        }
        return sheet.table();
    }

    int size() {
        return holdings.size();
    }

    private int days(Optional<LocalDate> expiry) {
        return (int) ChronoUnit.DAYS.between(today, expiry.orElse(today));
    }
}

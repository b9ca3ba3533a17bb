package io.ttlab.analytics;

import io.ttlab.api.TT;
import java.util.Collection;
import tech.tablesaw.api.Table;

/** Start-of-day records of several accounts in one table. */
final class StartOfDay {
    private StartOfDay() {}

    /** Fetches the records of accounts, given by id or name: one request each. */
    static Table of(TT tt, Collection<String> accounts) {
        Table all = null;
        for (String account : accounts) {
            Table one = tt.monitor.sod(account);
            if (all == null) {
                all = one;
            } else if (!one.isEmpty()) {
                all = all.isEmpty() ? one : all.append(one);
            }
        }
        return all == null ? Table.create("sod") : all.setName("sod");
    }
}

package io.ttlab.analytics;

import io.ttlab.api.TT;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Names of product families. */
final class Families {
    private Families() {}

    /** Returns the symbol, or else the name, of each family of some markets. Costs one request per ten markets. */
    static Map<String, String> names(TT tt, Collection<String> marketIds) {
        Map<String, String> names = new HashMap<>();
        if (marketIds.isEmpty()) {
            return names;
        }
        Table families = tt.pds.productFamilies(marketIds.toArray());
        for (int row = 0; row < families.rowCount(); row++) {
            names.put(Cells.text(families, "id", row), Cells.first(families, row, "symbol", "name", "id"));
        }
        return names;
    }
}

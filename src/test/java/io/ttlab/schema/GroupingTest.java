package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.shell.Connection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Tablesaw's own grouping works on the columns that come from the wire, whatever they are made of. */
class GroupingTest {
    @Test
    void groupsTextOfEveryKindAsAPlainLoopDoes() {
        try (Connection connection = Connection.of("demo", null, Map.of())) {
            Table orders = connection.tt().ledger.orders();
            for (String column : new String[] {"side", "account", "instrument", "orderId", "orderStatus"}) {
                assertEquals(counted(orders, column), counts(orders.countBy(column), column), column);
                Table sorted = orders.sortDescendingOn(column);
                assertEquals(counted(orders, column), counts(sorted.countBy(column), column), column);
            }
            Table two = orders.countBy("account", "side");
            assertEquals(orders.rowCount(), (int) two.intColumn("Count").sum());
        }
    }

    private static Map<String, Integer> counted(Table table, String column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : table) {
            counts.merge(row.getString(column), 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Integer> counts(Table grouped, String column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : grouped) {
            counts.put(row.getString(column), row.getInt("Count"));
        }
        return counts;
    }
}

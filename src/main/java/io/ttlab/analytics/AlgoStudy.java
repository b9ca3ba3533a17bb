package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Algo orders with their user parameters as typed columns, beside what their children did. */
final class AlgoStudy {
    private static final String USE = "algoStudy(orders, parameters, fills)";

    /** What the children of one algo order did. */
    private static final class Outcome extends FillSum {
        int children;
        int working;
        double leaves;
        final Set<String> orders = new TreeSet<>();
    }

    /** One parameter as it was set on one order. */
    private record Setting(String type, String text, double number) {}

    private final OrderRows orders;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final List<Integer> rows = new ArrayList<>();

    private AlgoStudy(OrderRows orders) {
        this.orders = orders;
    }

    static Table of(Table orderTable, Table parameters, Table fillTable, Instruments instruments) {
        AlgoStudy study = new AlgoStudy(OrderRows.of(orderTable, USE));
        Map<String, Map<String, Setting>> byName = settings(parameters);
        study.pick(byName);
        study.children();
        study.fills(FillRows.of(fillTable, USE));
        Table result = study.results(instruments);
        byName.forEach((name, byOrder) -> {
            Column<?> column = study.column(free(result, name), byOrder);
            if (column.countMissing() < column.size()) {
                result.addColumns(column);
            }
        });
        result.addColumns(study.ids());
        return result;
    }

    /** Reads the parameters by the name that a person would know them by, and by order. */
    private static Map<String, Map<String, Setting>> settings(Table parameters) {
        Columns columns = Columns.of(parameters, USE);
        Keys order = columns.keys("orderId");
        Keys name = columns.keys("name");
        Keys shown = columns.keysOr("", "displayName");
        Keys type = columns.keysOr("string", "type");
        Keys text = columns.keys("value");
        double[] number = columns.numbersOr(Double.NaN, "number");
        Map<String, Map<String, Setting>> byName = new LinkedHashMap<>();
        for (int row = 0; row < parameters.rowCount(); row++) {
            String label = shown.at(row).isBlank() ? name.at(row) : shown.at(row);
            byName.computeIfAbsent(label, unseen -> new HashMap<>())
                    .put(order.at(row), new Setting(type.at(row).toLowerCase(Locale.ROOT), text.at(row), number[row]));
        }
        return byName;
    }

    private void pick(Map<String, Map<String, Setting>> byName) {
        Keys status = orders.columns.keysOr("", "syntheticStatus");
        Keys type = orders.columns.keysOr("", "syntheticType");
        Keys texts = orders.columns.keysOr("", "userParameters");
        for (int row = 0; row < orders.size; row++) {
            String id = orders.id.at(row);
            boolean algo = !status.at(row).isEmpty()
                    || !type.at(row).isEmpty()
                    || !texts.at(row).isEmpty()
                    || byName.values().stream().anyMatch(byOrder -> byOrder.containsKey(id));
            if (algo && outcomes.put(id, new Outcome()) == null) {
                rows.add(row);
            }
        }
    }

    private void children() {
        for (int row = 0; row < orders.size; row++) {
            Outcome parent = outcomes.get(orders.parent.at(row));
            if (parent != null) {
                parent.orders.add(orders.id.at(row));
                parent.working += orders.leaves[row] > 0 ? 1 : 0;
                parent.leaves += orders.leaves[row] > 0 ? orders.leaves[row] : 0;
            }
        }
    }

    private void fills(FillRows fills) {
        boolean[] judged = fills.judged();
        byte[] aggressor = BooleanCells.flags(fills.columns, "aggressorIndicator");
        for (int row : fills.byTime()) {
            Outcome parent = outcomes.get(fills.parent.at(row));
            if (parent == null || !judged[row]) {
                continue;
            }
            parent.add(fills, row, aggressor[row]);
            parent.orders.add(fills.order.at(row));
        }
        outcomes.values().forEach(parent -> parent.children = parent.orders.size());
    }

    private Table results(Instruments instruments) {
        Keys algo = orders.columns.keysOr("", "algoName", "algoType");
        Keys type = orders.columns.keysOr("", "algoType");
        Keys status = orders.columns.keysOr("", "syntheticStatus", "orderStatus");
        instruments.load(rows.stream().map(orders.instrument::at).distinct().toList());
        Sheet sheet = new Sheet("algo study")
                .texts("account", "instrument", "side", "algo", "status")
                .counts("children", "working")
                .numbers("leaves", "filled")
                .counts("fills")
                .numbers("price", "ticksFromFirst", "passiveShare", "fillSeconds")
                .times("firstFill", "lastFill")
                .texts("user");
        for (int row : rows) {
            Outcome done = outcomes.get(orders.id.at(row));
            InstrumentTerms terms = instruments.of(orders.instrument.at(row));
            sheet.add(
                    orders.account.at(row),
                    orders.instrumentName.at(row),
                    orders.sign[row] > 0 ? "BUY" : "SELL",
                    algo.at(row).isEmpty() ? type.at(row) : algo.at(row),
                    status.at(row),
                    done.children,
                    done.working,
                    done.leaves,
                    done.filled,
                    done.fills,
                    done.price(),
                    Figures.clean((done.price() - done.firstPrice) * orders.sign[row] / terms.tickSize()),
                    done.passiveShare(),
                    done.fills == 0 ? Double.NaN : Wording.seconds((done.lastNs - done.firstNs) / 1e9),
                    Sheet.time(done.firstNs),
                    Sheet.time(done.lastNs),
                    orders.user.at(row));
        }
        return sheet.table();
    }

    private StringColumn ids() {
        StringColumn ids = StringColumn.create("orderId");
        rows.forEach(row -> ids.append(orders.id.at(row)));
        return ids;
    }

    /** A parameter may be called like a column that is there, or like the same in other letters. */
    private static String free(Table table, String name) {
        String wanted = name.equalsIgnoreCase("orderId") ? "param " + name : name;
        while (table.containsColumn(wanted)) {
            wanted = "param " + wanted;
        }
        return wanted;
    }

    private Column<?> column(String name, Map<String, Setting> byOrder) {
        Set<String> types = new TreeSet<>();
        rows.forEach(row -> {
            Setting setting = byOrder.get(orders.id.at(row));
            if (setting != null) {
                types.add(setting.type);
            }
        });
        Column<?> column =
                switch (types.size() == 1 ? types.iterator().next() : "string") {
                    case "double" -> DoubleColumn.create(name);
                    case "int32" -> IntColumn.create(name);
                    case "bool" -> BooleanColumn.create(name);
                    default -> StringColumn.create(name);
                };
        for (int row : rows) {
            append(column, byOrder.get(orders.id.at(row)));
        }
        return column;
    }

    private static void append(Column<?> column, @org.jspecify.annotations.Nullable Setting setting) {
        if (setting == null || setting.text.isEmpty()) {
            column.appendMissing();
        } else if (column instanceof DoubleColumn numbers) {
            numbers.append(number(setting));
        } else if (column instanceof IntColumn counts && !Double.isNaN(number(setting))) {
            counts.append((int) number(setting));
        } else if (column instanceof BooleanColumn flags) {
            flags.append(setting.text.equalsIgnoreCase("true") || setting.text.equals("1"));
        } else if (column instanceof StringColumn texts) {
            texts.append(setting.text);
        } else {
            column.appendMissing();
        }
    }

    private static double number(Setting setting) {
        if (!Double.isNaN(setting.number)) {
            return setting.number;
        }
        try {
            return Double.parseDouble(setting.text);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}

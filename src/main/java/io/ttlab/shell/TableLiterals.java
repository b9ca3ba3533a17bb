package io.ttlab.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.table.Relation;

/** Offers column names of Tablesaw tables and the values of their text columns. */
final class TableLiterals implements LiteralCompleter {
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_VALUES = 200;
    private static final Set<String> NOT_COLUMNS =
            Set.of("setName", "write", "csv", "print", "toString", "create", "equals");
    /** How those of our functions begin whose results have methods that take columns of the table. */
    private static final List<String> FUNCTIONS = List.of("plot", "group", "profile");

    /** Which of them take columns themselves. */
    private static final Set<String> GROUPINGS = Set.of("group", "plotPnl", "plotCalendar");

    private static final Set<String> INSTRUMENT_CHARTS = Set.of("plotFills", "plotOrders");
    private static final Set<String> NOT_COLUMNS_OF_CHART = Set.of(
            "named",
            "color",
            "title",
            "xLabel",
            "yLabel",
            "rightLabel",
            "valueLabel",
            "numbers",
            "timeFormat",
            "zone",
            "save");

    private static final Set<String> VALUE_METHODS = Set.of(
            "isEqualTo",
            "isNotEqualTo",
            "isIn",
            "isNotIn",
            "startsWith",
            "endsWith",
            "containsString",
            "equalsIgnoreCase",
            "matchesRegex",
            "eval",
            "firstIndexOf",
            "contains");
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("stringColumn", List.of("STRING")),
            Map.entry("booleanColumn", List.of("BOOLEAN")),
            Map.entry("intColumn", List.of("INTEGER")),
            Map.entry("longColumn", List.of("LONG")),
            Map.entry("shortColumn", List.of("SHORT")),
            Map.entry("floatColumn", List.of("FLOAT")),
            Map.entry("doubleColumn", List.of("DOUBLE")),
            Map.entry("dateColumn", List.of("LOCAL_DATE")),
            Map.entry("timeColumn", List.of("LOCAL_TIME")),
            Map.entry("dateTimeColumn", List.of("LOCAL_DATE_TIME")),
            Map.entry("instantColumn", List.of("INSTANT")),
            Map.entry("numberColumn", List.of("INTEGER", "LONG", "SHORT", "FLOAT", "DOUBLE")),
            Map.entry("nCol", List.of("INTEGER", "LONG", "SHORT", "FLOAT", "DOUBLE")));

    @Override
    public List<Candidate> complete(Literal literal) {
        for (Call call = literal.call(); call != null; call = call.enclosing()) {
            Object root = call.rootValue();
            if (root != null && isTablesaw(root)) {
                return complete(literal.prefix(), call, root);
            }
            if (INSTRUMENT_CHARTS.contains(call.method())
                    && call.argument() == 1
                    && call.firstArgument() instanceof Relation fills
                    && fills.containsColumn("instrument")) {
                return values(literal.prefix(), fills.column("instrument"));
            }
            Object table = tableOfFunction(call);
            if (table instanceof Relation relation) {
                return columns(literal.prefix(), call.method(), relation);
            }
        }
        return List.of();
    }

    /** The table that a function of ours is about: {@code plot(t).line("…")}, {@code group(t, "…")}. */
    private static @Nullable Object tableOfFunction(Call call) {
        if (!call.root().isEmpty()) {
            return null;
        }
        String function =
                call.chain().isEmpty() ? call.method() : call.chain().get(0).name();
        Object table = call.chain().isEmpty()
                ? call.argument() > 0 ? call.firstArgument() : null
                : call.chain().get(0).firstArgument();
        boolean takesColumns = call.chain().isEmpty()
                ? GROUPINGS.contains(function)
                : FUNCTIONS.stream().anyMatch(function::startsWith);
        return takesColumns && table != null && isTablesaw(table) && !NOT_COLUMNS_OF_CHART.contains(call.method())
                ? table
                : null;
    }

    /** Looks at the name only, so that Tablesaw stays unloaded where it is not used. */
    private static boolean isTablesaw(Object value) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("tech.tablesaw.")) {
                return true;
            }
        }
        return false;
    }

    private static List<Candidate> complete(String prefix, Call call, Object root) {
        Column<?> column = columnOf(call, root);
        if (column != null) {
            return VALUE_METHODS.contains(call.method()) ? values(prefix, column) : List.of();
        }
        return root instanceof Relation table && !NOT_COLUMNS.contains(call.method())
                ? columns(prefix, call.method(), table)
                : List.of();
    }

    /** The column that the receiver is, if it is one. */
    private static @Nullable Column<?> columnOf(Call call, Object root) {
        if (root instanceof Column<?> itself) {
            return call.chain().isEmpty() ? itself : null;
        }
        if (!(root instanceof Relation table) || call.chain().isEmpty()) {
            return null;
        }
        Link last = call.chain().get(call.chain().size() - 1);
        boolean fetches = last.name().endsWith("olumn") || last.name().endsWith("Col");
        return fetches && table.containsColumn(last.text()) ? table.column(last.text()) : null;
    }

    private static List<Candidate> columns(String prefix, String method, Relation table) {
        boolean descending = prefix.startsWith("-") && method.startsWith("sort");
        String sign = descending ? "-" : "";
        String wanted = prefix.substring(sign.length()).toLowerCase(Locale.ROOT);
        List<String> types = TYPES.getOrDefault(method, List.of());
        List<Candidate> found = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            ColumnType type = column.type();
            boolean fits = types.isEmpty() || types.contains(type.name());
            if (fits && column.name().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                found.add(candidate(sign + column.name(), type.name().toLowerCase(Locale.ROOT)));
            }
        }
        return found;
    }

    private static List<Candidate> values(String prefix, Column<?> column) {
        if (!(column instanceof StringColumn strings)) {
            return List.of();
        }
        String wanted = prefix.toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        int rows = Math.min(strings.size(), MOST_ROWS);
        for (int row = 0; row < rows && found.size() < MOST_VALUES; row++) {
            String value = strings.get(row);
            if (!value.isEmpty() && value.toLowerCase(Locale.ROOT).startsWith(wanted)) {
                found.add(value);
            }
        }
        return found.stream()
                .sorted()
                .map(value -> candidate(value, "value of " + column.name()))
                .toList();
    }

    private static Candidate candidate(String text, String type) {
        return new Candidate(text, text, Candidate.Kind.LITERAL, type, "", true);
    }
}

package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.joining.JoinType;
import tech.tablesaw.selection.Selection;

/** Our two ways of keeping texts do whatever users call as Tablesaw's own does it. */
class StringCellsTest {
    private static final int ROWS = 400;

    private static List<String> texts(int seed, int distinct) {
        Random random = new Random(seed);
        List<String> words =
                new ArrayList<>(List.of("", "a", "B", "é€", "BUY", "buy", "10", "9", "x y", "~~~", "NA", "*"));
        for (int i = words.size(); i < distinct; i++) {
            words.add("text " + random.nextInt(10_000));
        }
        return IntStream.range(0, ROWS)
                .mapToObj(row -> words.get(random.nextInt(words.size())))
                .toList();
    }

    private static StringCells coded(List<String> texts) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("", 0);
        int[] codes = texts.stream()
                .mapToInt(text -> numbers.computeIfAbsent(text, unseen -> numbers.size()))
                .toArray();
        return new CodedStrings(numbers.keySet().toArray(new String[0]), codes);
    }

    private static StringCells packed(List<String> texts) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int[] ends = new int[texts.size()];
        for (int row = 0; row < ends.length; row++) {
            bytes.writeBytes(texts.get(row).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            ends[row] = bytes.size();
        }
        return new PackedStrings(bytes.toByteArray(), ends);
    }

    /** Any operation on a column, as text; each way of keeping texts with few and with many distinct ones. */
    static Stream<Arguments> cases() {
        Map<String, Function<StringColumn, Object>> operations = new LinkedHashMap<>();
        operations.put("asList", StringColumn::asList);
        operations.put("asObjectArray", column -> Arrays.asList(column.asObjectArray()));
        operations.put("size", Column::size);
        operations.put("get", column -> column.get(17) + column.getString(18) + column.getUnformattedString(19));
        operations.put(
                "isMissing",
                column -> IntStream.range(0, ROWS).mapToObj(column::isMissing).toList());
        operations.put("countMissing", Column::countMissing);
        operations.put("removeMissing", column -> column.removeMissing().asList());
        operations.put("isEqualTo", column -> rows(column.isEqualTo("BUY")));
        operations.put("isEqualTo missing", column -> rows(column.isEqualTo("")));
        operations.put("isEqualTo nothing", column -> rows(column.isEqualTo("no such text")));
        operations.put("isNotEqualTo", column -> rows(column.isNotEqualTo("BUY")));
        operations.put("equalsIgnoreCase", column -> rows(column.equalsIgnoreCase("buy")));
        operations.put("isIn", column -> rows(column.isIn("BUY", "é€", "none")));
        operations.put("isIn list", column -> rows(column.isIn(List.of("10", "9"))));
        operations.put("isNotIn", column -> rows(column.isNotIn("BUY", "é€")));
        operations.put("isMissing rows", column -> rows(column.isMissing()));
        operations.put("isNotMissing rows", column -> rows(column.isNotMissing()));
        operations.put("startsWith", column -> rows(column.startsWith("text 1")));
        operations.put("containsString", column -> rows(column.containsString("e")));
        operations.put("matchesRegex", column -> rows(column.matchesRegex("\\d+")));
        operations.put("lengthEquals", column -> rows(column.lengthEquals(3)));
        operations.put(
                "unique", column -> column.unique().asList().stream().sorted().toList());
        operations.put("countUnique", Column::countUnique);
        operations.put("asSet", column -> new TreeSet<>(column.asSet()));
        operations.put("countByCategory", column -> sorted(column.countByCategory()));
        operations.put("summary", column -> column.summary().columnNames());
        operations.put("copy", column -> column.copy().asList());
        operations.put("emptyCopy", column -> column.emptyCopy(3).asList());
        operations.put(
                "where", column -> column.where(Selection.withRange(5, 50)).asList());
        operations.put(
                "subset", column -> column.subset(new int[] {9, 3, 3, 200}).asList());
        operations.put("first", column -> column.first(7).asList());
        operations.put("last", column -> column.last(7).asList());
        operations.put("lag", column -> column.lag(2).asList());
        operations.put("lead", column -> column.lead(3).asList());
        operations.put(
                "filter", column -> column.filter(text -> text.length() > 2).asList());
        operations.put("map", column -> column.map(text -> text + "!").asList());
        operations.put("min", column -> column.min(column.copy()).asList());
        operations.put("set in the first row", changed(column -> column.set(0, "new")));
        operations.put("set by selection", changed(column -> column.set(column.isEqualTo("BUY"), "bought")));
        // Tablesaw's own then miscounts what is missing where texts are many; only the cells are compared.
        operations.put("setMissing", column -> column.copy().setMissing(1).asList());
        operations.put("append", changed(column -> column.append("one more").append("BUY")));
        operations.put("append nothing", changed(StringColumn::appendMissing));
        operations.put(
                "append then set",
                changed(column -> column.append("x").set(2, "y").append("z")));
        operations.put("append a column", changed(column -> column.append(StringColumn.create("o", "p", "", "BUY"))));
        operations.put("append a cell", changed(column -> column.append(column, 3)));
        operations.put("appendObj", changed(column -> column.appendObj("obj")));
        operations.put("appendCell", changed(column -> column.appendCell("cell")));
        operations.put("clear", changed(StringColumn::clear));
        operations.put("clear then append", changed(column -> {
            column.clear();
            column.append("only");
        }));
        operations.put("set and compare", column -> {
            StringColumn copy = column.copy();
            copy.set(0, "BUY");
            return rows(copy.isEqualTo("BUY"));
        });
        operations.put("sortAscending", changed(StringColumn::sortAscending));
        operations.put("sortDescending", changed(StringColumn::sortDescending));
        operations.put("sort then append", changed(column -> {
            column.sortAscending();
            column.append("zz");
        }));
        operations.put(
                "sorted", column -> column.sorted(Comparator.reverseOrder()).asList());
        operations.put(
                "rowComparator",
                column -> IntStream.range(0, ROWS)
                        .boxed()
                        .sorted((a, b) -> column.rowComparator().compare((int) a, (int) b))
                        .map(column::get)
                        .toList());
        operations.put("contains", column -> column.contains("BUY") + " " + column.contains("none"));
        operations.put("firstIndexOf", column -> column.firstIndexOf("é€") + " " + column.firstIndexOf("none"));
        operations.put(
                "countOccurrences", column -> column.countOccurrences("buy") + " " + column.countOccurrences("none"));
        operations.put("iterator", column -> {
            List<String> all = new ArrayList<>();
            column.forEach(all::add);
            return all;
        });
        operations.put(
                "getDummies",
                column -> column.getDummies().stream()
                        .map(dummy -> dummy.name() + " " + rows(dummy.asSelection()))
                        .sorted()
                        .toList());
        operations.put(
                "concatenate", column -> column.concatenate(column.copy()).asList());
        operations.put("join", column -> column.join("-", column.copy()).asList());
        operations.put("upperCase", column -> column.upperCase().asList());
        operations.put("replaceAll", column -> column.replaceAll("[aeiou]", "_").asList());
        operations.put("length", column -> column.length().asList());
        operations.put(
                "parseInt",
                column -> column.where(column.matchesRegex("\\d+")).parseInt().asList());
        operations.put("inRange", column -> column.inRange(3, 9).asList());
        operations.put(
                "table sortOn",
                column -> table(column).sortOn("text", "n").stringColumn("text").asList());
        operations.put(
                "table sortOn descending",
                column -> table(column).sortOn("-text", "n").intColumn("n").asList());
        operations.put(
                "table where",
                column -> table(column)
                        .where(column.isEqualTo("BUY"))
                        .intColumn("n")
                        .asList());
        operations.put(
                "table drop",
                column -> table(column)
                        .dropWhere(column.isMissing())
                        .stringColumn("text")
                        .asList());
        operations.put(
                "table dropDuplicateRows",
                column -> Table.create("t", column.copy()).dropDuplicateRows().rowCount());
        operations.put(
                "table dropRowsWithMissingValues",
                column -> table(column).dropRowsWithMissingValues().rowCount());
        operations.put("table copy", column -> table(column).copy().printAll());
        operations.put("table first", column -> table(column).first(5).print());
        operations.put(
                "table append",
                column ->
                        table(column).append(table(column)).stringColumn("text").asList());
        operations.put(
                "table concat",
                column -> table(column)
                        .concat(Table.create("o", column.copy().setName("other")))
                        .stringColumn("other")
                        .asList());
        operations.put("table countBy", column -> sorted(table(column).countBy("text")));
        operations.put("table xTabCounts", column -> sorted(table(column).xTabCounts("text")));
        operations.put(
                "table summarize",
                column -> sorted(table(column)
                        .summarize("n", AggregateFunctions.sum, AggregateFunctions.count)
                        .by("text")));
        operations.put(
                "table splitOn",
                column -> table(column).splitOn("text").getSlices().stream()
                        .map(slice -> slice.rowCount())
                        .sorted()
                        .toList());
        operations.put(
                "table join",
                column -> sorted(table(column)
                        .joinOn("text")
                        .with(weights())
                        .type(JoinType.INNER)
                        .join()));
        operations.put(
                "table joined to",
                column -> sorted(weights()
                        .joinOn("text")
                        .with(table(column))
                        .type(JoinType.LEFT_OUTER)
                        .join()));
        operations.put("table csv", column -> table(column).write().toString("csv"));
        operations.put("table rows", column -> {
            StringBuilder text = new StringBuilder();
            table(column).forEach(row -> text.append(row.getString("text")).append('|'));
            return text.toString();
        });
        List<Arguments> cases = new ArrayList<>();
        operations.forEach((name, operation) -> cases.add(Arguments.of(Named.of(name, operation))));
        return cases.stream();
    }

    private static Function<StringColumn, Object> changed(java.util.function.Consumer<StringColumn> change) {
        return column -> {
            change.accept(column);
            return column.asList() + " " + column.size() + " " + column.countMissing() + " " + column.countUnique();
        };
    }

    private static List<Integer> rows(Selection selection) {
        return Arrays.stream(selection.toArray()).boxed().toList();
    }

    private static Table table(StringColumn column) {
        return Table.create(
                "t",
                column.copy().setName("text"),
                IntColumn.create("n", IntStream.range(0, column.size()).toArray()));
    }

    private static Table weights() {
        return Table.create(
                "weights",
                StringColumn.create("text", "BUY", "é€", "none"),
                DoubleColumn.create("weight", 1.5, 2.5, 3.5));
    }

    private static List<String> sorted(Table table) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.columns().stream()
                        .map(column -> column.getString(row))
                        .toList()
                        .toString())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesAsTablesawDoes(Function<StringColumn, Object> operation) {
        for (int distinct : new int[] {12, 380}) {
            List<String> texts = texts(distinct, distinct);
            Object expected = outcome(operation, StringColumn.create("text", texts));

            assertEquals(
                    expected,
                    outcome(operation, StringColumn.createInternal("text", coded(texts))),
                    "coded, " + distinct + " distinct texts");
            assertEquals(
                    expected,
                    outcome(operation, StringColumn.createInternal("text", packed(texts))),
                    "packed, " + distinct + " distinct texts");
            assertTrue(String.valueOf(expected).length() > 0);
        }
    }

    /** What an operation gives; where Tablesaw itself fails, ours may fail too. */
    private static Object outcome(Function<StringColumn, Object> operation, StringColumn column) {
        try {
            return operation.apply(column);
        } catch (RuntimeException failed) {
            return failed.getClass();
        }
    }
}

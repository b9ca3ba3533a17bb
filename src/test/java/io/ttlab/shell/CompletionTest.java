package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.Outcome.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CompletionTest {
    private static Engine engine;

    @BeforeAll
    static void open() throws InterruptedException {
        engine = Engine.open(EngineOptions.defaults());
        engine.warmUp();
        engine.awaitClassNames();
        engine.define(
                "orders",
                Table.create(
                        StringColumn.create("side", "BUY", "SELL", "BUY"),
                        StringColumn.create("symbol", "ESZ6", "CLF7", "SR3 \"U\""),
                        IntColumn.create("size", new int[] {1, 2, 3})));
        Outcome outcome = engine.eval(new Submission(
                "int count = 3; String text = \"x\"; int touched = 0; int touch() { return ++touched; }", "setup"));
        assertEquals(Status.OK, outcome.status());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** Completes at the bar. */
    private static Completion at(String source) {
        int cursor = source.indexOf('|');
        return engine.complete(source.substring(0, cursor) + source.substring(cursor + 1), cursor);
    }

    private static List<String> texts(String source) {
        return at(source).candidates().stream().map(Candidate::text).toList();
    }

    @Test
    void offersMembersVariablesAndTypes() {
        assertTrue(texts("text.subs|").contains("substring("));
        assertEquals(5, at("text.subs|").anchor());
        Candidate variable = at("coun|").candidates().get(0);
        assertEquals("count", variable.text());
        assertEquals(Candidate.Kind.VARIABLE, variable.kind());
        assertTrue(texts("new ArrayLi|").stream().anyMatch(text -> text.startsWith("ArrayList")));
        assertTrue(texts("{ int index = 0; ind|").contains("index"));
        assertTrue(texts("for (int index = 0; ind|").contains("index"));
        assertTrue(
                texts("List.of(1).forEach(element -> System.out.println(ele|").contains("element"));
        assertTrue(texts("int f(List<String> names) { for (var each : names) { ea|")
                .contains("each"));
        assertFalse(texts("{ { int index = 0; } ind|").contains("index"));
        assertEquals(List.of(), texts("var fresh = text.length()|"));
        assertTrue(texts("{ int fresh = 0; Object o = (Object) fre|").contains("fresh"));
    }

    @Test
    void putsWhatFitsTheExpectedTypeFirst() {
        List<String> offered = texts("int n = t|");
        assertTrue(offered.indexOf("touched") < offered.indexOf("text"), offered.toString());
    }

    @Test
    void seesWhatEarlierSnippetsOfTheSameCellDeclare() {
        assertTrue(texts("int freshlyMade = 1;\nfreshly|").contains("freshlyMade"));
        assertTrue(texts("import java.util.regex.*;\ncoun|").contains("count"));
    }

    @Test
    void offersClassesThatNeedAnImport() {
        Candidate found = at("AtomicInt|").candidates().stream()
                .filter(candidate -> candidate.text().equals("AtomicInteger"))
                .findFirst()
                .orElseThrow();
        assertTrue(found.addsImport());
        assertEquals("java.util.concurrent.atomic.AtomicInteger", found.importName());
        assertFalse(at("ArrayLis|").candidates().stream()
                .anyMatch(candidate -> candidate.text().equals("ArrayList") && candidate.addsImport()));
        assertTrue(at("text.Atomic|").candidates().isEmpty());
    }

    @Test
    void offersColumnNamesInsideLiterals() {
        assertEquals(List.of("side", "symbol"), texts("orders.stringColumn(\"s|"));
        assertEquals(List.of("size"), texts("orders.intColumn(\"|\")"));
        assertEquals(21, at("orders.stringColumn(\"s|").anchor());
        assertEquals(List.of("side", "symbol"), texts("orders.where(orders.stringColumn(\"|"));
        assertEquals(List.of("-size"), texts("orders.sortOn(\"side\", \"-siz|"));
        assertEquals(List.of("side", "size"), texts("orders.summarize(\"size\", sum).by(\"si|"));
        assertEquals(List.of("side", "size"), texts("orders.first(2).select(\"si|"));
    }

    @Test
    void offersValuesOfAColumn() {
        assertEquals(List.of("BUY", "SELL"), texts("orders.where(orders.stringColumn(\"side\").isEqualTo(\"|"));
        assertEquals(List.of("SELL"), texts("orders.stringColumn(\"side\").isEqualTo(\"s|"));
        assertEquals(List.of("CLF7"), texts("var x = orders.stringColumn(\"symbol\").isIn(\"BUY\", \"CL|"));
        assertEquals(List.of(), texts("orders.intColumn(\"size\").isEqualTo(\"|"));
    }

    @Test
    void offersColumnsOfTheTableThatAChartOrAGroupingTakes() {
        assertEquals(List.of("side", "symbol", "size"), texts("plot(orders).bar(\"s|"));
        assertEquals(List.of("size"), texts("plot(orders.first(2)).bar(\"side\", \"siz|"));
        assertEquals(List.of("side", "size"), texts("plot(orders).bar(\"side\", \"size\").by(\"si|"));
        assertEquals(List.of(), texts("plot(orders).title(\"si|"));
        assertEquals(List.of("side", "size"), texts("group(orders, \"si|"));
        assertEquals(List.of("size"), texts("group(orders, \"side\").sum(\"siz|"));
    }

    @Test
    void writesWhatItOffersAsTheLiteralNeedsIt() {
        Candidate quoted = at("orders.stringColumn(\"symbol\").isEqualTo(\"SR|")
                .candidates()
                .get(0);
        assertEquals("SR3 \\\"U\\\"", quoted.text());
        assertEquals("SR3 \"U\"", quoted.display());
    }

    @Test
    void offersMembersOfClassesThatNeedAnImport() {
        Completion completion = at("var p = NumberFormat.getPerc|");
        assertEquals("var p = ".length(), completion.anchor());
        assertEquals(
                List.of("NumberFormat.getPercentInstance("),
                completion.candidates().stream().map(Candidate::text).toList());
        assertEquals("java.text.NumberFormat", completion.candidates().get(0).importName());
    }

    @Test
    void putsWhatEveryObjectHasBehindWhatThisOneHas() {
        List<String> offered = texts("text.|");
        assertTrue(offered.indexOf("wait(") > offered.indexOf("trim()"), offered.toString());
        assertTrue(offered.indexOf("equals(") > offered.indexOf("trim()"), offered.toString());
    }

    @Test
    void offersColumnsOfResults() {
        engine.eval(new Submission("orders.first(1)", "REPL 1"));
        assertEquals(List.of("size"), texts("ans.column(\"siz|"));
    }

    @Test
    void asksOwnCompletersFirstAndShowsThemTheCall() {
        try (Engine other = Engine.open(EngineOptions.defaults())) {
            other.addLiteralCompleter(literal -> {
                LiteralCompleter.Call call = literal.call();
                assertEquals("q", call.root());
                assertEquals("account", call.method());
                assertEquals(1, call.argument());
                assertEquals("since", call.chain().get(0).name());
                assertEquals("5d", call.chain().get(0).text());
                assertEquals("fills", call.enclosing().method());
                assertEquals("tt.ledger", call.enclosing().receiver());
                return List.of(new Candidate(literal.prefix() + "C1", "", Candidate.Kind.LITERAL, "", "", true));
            });
            String source = "tt.ledger.fills(q -> q.since(\"5d\").account(\"X\", \"AC";
            Completion completion = other.complete(source, source.length());
            assertEquals("ACC1", completion.candidates().get(0).text());
        }
    }

    @Test
    void neverRunsUserCode() {
        at("touch().|");
        at("\"\".repeat(touch()).|");
        at("Math.max(touch(), |");
        engine.documentation("touch(", 6);
        assertEquals(
                0,
                engine.eval(new Submission("touched", "REPL 1")).steps().get(0).value());
    }

    @Test
    void worksWhileACellRuns() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        engine.define("entered", entered);
        engine.define("leave", leave);
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(
                () -> engine.eval(new Submission("{ entered.countDown(); leave.await(); }", "REPL 1")));
        assertTrue(entered.await(30, TimeUnit.SECONDS));
        assertTrue(texts("text.subs|").contains("substring("));
        assertEquals(
                Completeness.Status.COMPLETE, engine.completeness("int a = 1").status());
        assertFalse(running.isDone());
        leave.countDown();
        assertEquals(Status.OK, running.get(30, TimeUnit.SECONDS).status());
    }

    @Test
    void documentsByShippedIndexAndSignature() {
        assertEquals("int touch()", engine.documentation("touch(", 6).get(0).signature());
        engine.addDocIndex(signature ->
                signature.contains("substring") ? java.util.Optional.of("Shipped.") : java.util.Optional.empty());
        List<Doc> docs = engine.documentation("text.substring(", 15);
        assertEquals(2, docs.size());
        assertEquals("Shipped.", docs.get(0).text());
    }
}

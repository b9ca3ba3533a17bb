package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.ShippedDocs.Signature;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is known offline about our own names and Tablesaw's, as the build has written it down. */
class DocumentationTest {
    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(EngineOptions.defaults());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static String text(String source, String signature) {
        List<Doc> docs = engine.documentation(source, source.length());
        return docs.stream()
                .filter(doc -> doc.signature().contains(signature))
                .map(doc -> JavadocText.plain(doc.text()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(docs.toString()));
    }

    @Test
    void explainsTheMethodsOfTt() {
        String fills = text("tt.ledger.fills(", "fills(Consumer<io.ttlab.api.FillQuery> query)");
        assertTrue(
                fills.startsWith(
                        "Returns the fills that a query asks for: fills(q -> q.since(\"5d\").product(\"ES\"))"),
                fills);
        assertEquals("Orders, fills and their codes.", text("tt.ledger", "TT.ledger:io.ttlab.api.Ledger"));
    }

    @Test
    void explainsThePreloadedNames() {
        assertTrue(text("watch(", "watch(String every, Callable<?> source)")
                .startsWith("Shows a value again and again in place until interrupted: watch(\"5s\", "));
        assertTrue(text("progress(", "progress(IntStream items, String label)").contains("IntStream.range(0, 100)"));
        assertTrue(text("param(", "param(String name, String defaultValue)").startsWith("The value of --name value"));
    }

    @Test
    void explainsTablesaw() {
        assertTrue(text("((Table) null).sortOn(", "sortOn(String... columnNames)")
                .startsWith("Returns a copy of this table sorted on the given column names, applied in order,"));
        assertTrue(text("Table", "tech.tablesaw.api.Table").startsWith("A table of data"));
        assertTrue(text("((Table) null).stringColumn(", "stringColumn(String")
                .startsWith("Returns a StringColumn with the given name if it is present"));
        // Its own comment says {@inheritDoc}: the text is that of the interface's method.
        assertFalse(text("((StringColumn) null).size(", "size()").isEmpty());
    }

    @Test
    void explainsTypesThatAreNotImported() {
        assertTrue(text("FillQuery", "io.ttlab.api.FillQuery").startsWith("What to ask of /fills and its sisters."));
        assertTrue(text("FillQuery.maxRows", "io.ttlab.api.FillQuery.maxRows(int)")
                .startsWith("Stops after so many rows"));
        assertEquals(List.of(), engine.documentation("NoSuchType", 10));
    }

    @Test
    void explainsMembersOfClassesThatNeedAnImport() throws InterruptedException {
        engine.awaitClassNames();
        for (String source : List.of("Pattern.compile(", "((Pattern) null).split(", "new Semaphore(")) {
            assertFalse(engine.documentation(source, source.length()).isEmpty(), source);
        }
        assertEquals(
                List.of("java.util.concurrent.Semaphore"),
                engine.documentation("Semaphore", 9).stream()
                        .map(Doc::signature)
                        .toList());
    }

    @Test
    void writesDeclarationsWithoutPackages() {
        Doc function = new Doc("Plot io.ttlab.shell.DeskPrelude.plot(tech.tablesaw.columns.Column<?> column)", "");
        assertEquals("Plot plot(Column<?> column)", function.brief());
        assertEquals("plot", function.name());
        Doc generic = new Doc("List<E> List<E>.<E>of(E... elements)", "");
        assertEquals("List<E> List<E>.of(E... elements)", generic.brief());
        assertEquals("List.of", generic.name());
        assertEquals("TT tt", new Doc("io.ttlab.shell.Prelude.tt:io.ttlab.api.TT", "").brief());
        assertEquals("ArrayList", new Doc("ArrayList<E>(int initialCapacity)", "").name());
        assertEquals("java.util.List<E>", new Doc("java.util.List<E>", "").brief());
    }

    @Test
    void readsSignaturesAsJshellWritesThem() {
        assertEquals(
                new Signature("Table.sortOn(Sort)", ""),
                Signature.of("Table Table.sortOn(tech.tablesaw.sorting.Sort key)"));
        assertEquals(
                new Signature("Prelude.progress(Object[],String)", "io.ttlab.shell"),
                Signature.of("Iterable<T> io.ttlab.shell.Prelude.<T>progress(Object... items, String label)"));
        assertEquals(new Signature("Entry", "java.util"), Signature.of("java.util.Map.Entry<K, V>"));
        assertEquals(
                new Signature("TT.ledger", "io.ttlab.api"), Signature.of("io.ttlab.api.TT.ledger:io.ttlab.api.Ledger"));
        assertEquals(
                new Signature("ArrayList(Collection)", ""), Signature.of("ArrayList<E>(Collection<? extends E> c)"));
        assertEquals(
                new Signature("Ledger.fills()", "io.ttlab.api"), Signature.of("Table io.ttlab.api.Ledger.fills()"));
    }

    @Test
    void doesNotTakeAnotherPackagesTypeForOurs() {
        assertTrue(new ShippedDocs().find("tech.tablesaw.api.Table").isPresent());
        assertTrue(new ShippedDocs().find("org.example.Table").isEmpty());
    }

    @Test
    void readsJavadocAsPlainText() {
        assertEquals(
                "Sorts by names, as in List<String> sorted = sort(map -> { return x; }).\n\n"
                        + "Two things:\n- one & all\n- sort(String)\n\n  int x = 1;\n    y();\n\n"
                        + "name: the column\n<T>: the type\nReturns: a table\nThrows IllegalStateException: if @broken",
                JavadocText.plain(
                        "Sorts by names,\n as in {@code List<String> sorted = sort(map -> { return x; })}.\n\n"
                                + " <p>Two things:\n <ul>\n <li>one &amp; all\n <li>{@link #sort(String)}</ul>\n"
                                + " <pre>{@code\n  int x = 1;\n    y();\n }</pre>\n"
                                + " @param name the\n   column\n @param <T> the type\n @return a {@linkplain Table table}\n"
                                + " @throws IllegalStateException if {@literal @broken}\n @since 1.2\n @see Table"));
    }
}

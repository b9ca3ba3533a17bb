package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.CellVariables.CellVariable;
import io.ttlab.shell.Outcome.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** Variables of cells, as JShell's snippets and later cells use them. */
class CellVariablesTest {
    /** Stands for the classes of two cells. */
    static final class Holders {
        static int count;
        static Map.Entry<String, int[]> entry = Map.entry("", new int[0]);
    }

    private final Engine engine = Engine.open(EngineOptions.defaults());

    @AfterEach
    void close() {
        engine.close();
    }

    private @Nullable Object value(String source) {
        Outcome outcome = engine.eval(new Submission(source, "test"));
        assertEquals(Status.OK, outcome.status(), () -> source + ": " + outcome.failure());
        List<Step> steps = outcome.steps();
        return steps.get(steps.size() - 1).value();
    }

    private static CellVariable variable(String name, @Nullable String signature) throws NoSuchFieldException {
        return new CellVariable(name, Holders.class.getDeclaredField(name), signature, "", "");
    }

    private static Map<String, String> fields(byte[] view) {
        Map<String, String> found = new TreeMap<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable FieldVisitor visitField(
                    int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
                found.put(name, signature == null ? descriptor : signature);
                return null;
            }
        };
        ClassReader reader = new ClassReader(view);
        assertEquals("java/lang/Object", reader.getSuperName());
        reader.accept(visitor, 0);
        return found;
    }

    @Test
    void showsCompilersOneFlatClassWithTheVariablesThatAreNamed() throws NoSuchFieldException {
        CellVariables variables = new CellVariables();
        String ofEntry = "Ljava/util/Map$Entry<Ljava/lang/String;[I>;";
        variables.put(variable("count", null));
        assertEquals(Map.of("count", "I"), fields(variables.view()));
        variables.put(variable("entry", ofEntry));
        assertEquals(Map.of("count", "I", "entry", ofEntry), fields(variables.view()));
        assertEquals(Map.of("entry", ofEntry), fields(variables.view(List.of("entry", "unknown"))));
        variables.remove("entry");
        assertEquals(Map.of("count", "I"), fields(variables.view()));
        assertEquals(Map.of(), fields(variables.view(List.of("entry"))));
    }

    @Test
    void jshellsCompilerSeesWhatItsSnippetsNameAndCompletionSeesAll() throws Exception {
        CellVariables variables = new CellVariables();
        variables.put(variable("count", null));
        variables.put(variable("entry", null));
        CompilerFiles files = new CompilerFiles(
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null),
                List.of(),
                null,
                variables);
        assertEquals(Set.of("count"), files.evaluating(Set.of("f", "count"), () -> listed(files)));
        assertEquals(Set.of("count"), files.evaluating(Set.of("g"), () -> listed(files)));
        assertEquals(Set.of("count", "entry"), listed(files));
        assertEquals(
                Set.of("count", "entry"),
                files.evaluating(
                        Set.of(),
                        () -> CompletableFuture.supplyAsync(() -> listed(files)).join()));
    }

    private static Set<String> listed(CompilerFiles files) {
        try {
            JavaFileObject view = files.forJShell()
                    .list(StandardLocation.CLASS_PATH, Snippets.PACKAGE, Set.of(JavaFileObject.Kind.CLASS), false)
                    .iterator()
                    .next();
            try (InputStream in = view.openInputStream()) {
                return fields(in.readAllBytes()).keySet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void methodsAndClassesUseVariablesOfEachKind() {
        value("int whole = 1; double[] row = {1.5, 2.5}; long[][] grid = {{7}};");
        value("Map.Entry<String, List<int[]>> entry = Map.entry(\"a\", List.of(new int[] {4}));");
        value("var byName = new TreeMap<String, Map<Integer, ? extends Number>>(); byName.put(\"k\", Map.of(1, 9));");
        value("Function<Integer, Integer> twice = n -> n * 2;");
        value("Map.Entry<String, Integer>[] entries = new Map.Entry[] {Map.entry(\"z\", 26)};");
        value("double plain() { return whole + row[1] + grid[0][0]; }");
        value("int nested() { return entry.getValue().get(0)[0] + byName.get(\"k\").get(1).intValue(); }");
        value("int inLambda() { return IntStream.of(1, 2).map(i -> twice.apply(i) + whole).sum(); }");
        value("record Shifted(int by) { int last() { return entries[0].getValue() + by + whole; } }");
        assertEquals(10.5, value("plain()"));
        assertEquals(13, value("nested()"));
        assertEquals(8, value("inLambda()"));
        assertEquals(29, value("new Shifted(2).last()"));
        value("whole = 100; row[1]++; entry.getValue().get(0)[0]++;");
        assertEquals(110.5, value("plain()"));
        assertEquals(14, value("nested()"));
        assertEquals(206, value("inLambda()"));
    }

    @Test
    void methodsWriteWhatCellsRead() {
        value("int total = 0; String last = \"\";");
        value("void note(int more) { total += more; last = last + more; }");
        value("note(3);");
        value("IntStream.of(4, 5).forEach(i -> { note(i); total++; });");
        assertEquals("14 345", value("total + \" \" + last"));
        assertEquals(
                "[Variable[name=total, typeName=int, value=14], " + "Variable[name=last, typeName=String, value=345]]",
                engine.variables().toString());
    }

    @Test
    void aVariableDeclaredAgainKeepsItsPlaceForTheCodeThatUsesIt() {
        value("int x = 1;");
        value("int read() { return x; }");
        value("IntSupplier later = () -> x * 10;");
        value("int x = 2;");
        assertEquals("2 20", value("read() + \" \" + later.getAsInt()"));
        value("String x = \"two\";");
        assertEquals("two", value("x"));
        assertEquals(
                "method read() cannot be invoked until this error is corrected: "
                        + "incompatible types: java.lang.String cannot be converted to int",
                String.valueOf(failure("read()").headline()));
        value("int x = 3;");
        assertEquals(3, value("read()"));
    }

    private Failure failure(String source) {
        Failure failure = engine.eval(new Submission(source, "test")).failure();
        assertTrue(failure != null, source);
        return failure;
    }

    @Test
    void aMethodThatIsCompiledAgainStillSeesVariablesItNamedLongBefore() {
        value("int early = 5;");
        value("int sum() { return early + helper(); }");
        value("int other = 1;");
        value("int helper() { return 10; }");
        assertEquals(15, value("sum()"));
        value("long helper() { return 20; }");
        assertTrue(failure("sum()").headline().contains("from long to int"));
        value("int helper() { return 30; }");
        assertEquals(35, value("sum()"));
    }

    @Test
    void findsAVariableThatASourceSpellsWithEscapes() {
        value("int price = 7;");
        value("int twice() { return 2 * pri\\u0063e; }");
        assertEquals(14, value("twice()"));
        assertEquals(8, value("pri\\uu0063e + 1"));
        assertEquals("\\u0063", value("\"\\\\u0063\""));
    }

    @Test
    void completionKnowsEachVariableWhatTheMethodsUse() {
        value("int priceOne = 1;");
        value("int priceTwo = 2;");
        value("int used() { return priceOne; }");
        List<String> offered = new ArrayList<>();
        engine.complete("price", 5).candidates().forEach(each -> offered.add(each.text() + " " + each.type()));
        assertTrue(offered.containsAll(List.of("priceOne int", "priceTwo int")), offered.toString());
        assertTrue(
                engine.complete("$V", 2).candidates().isEmpty(),
                () -> engine.complete("$V", 2).toString());
    }
}

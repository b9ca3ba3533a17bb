package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavacPoolTest {
    private static final int MOST = 20;

    private final JavacPool pool = JavacPool.open(
            Agent.instrumentation(),
            new CompilerFiles(
                    ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null),
                    List.of(),
                    null,
                    new CellVariables()),
            MOST);
    private int count;

    @AfterEach
    void closePool() {
        pool.close();
    }

    /** A source that a second compiler, which the pool makes by itself, does not get before it is let. */
    private static final class Gate extends SimpleJavaFileObject {
        private final Thread user = Thread.currentThread();
        private final CompletableFuture<Thread> reached = new CompletableFuture<>();
        private final CompletableFuture<Boolean> open = new CompletableFuture<>();

        Gate() {
            super(URI.create("memory:///REPL/Gate.java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            if (Thread.currentThread() != user) {
                reached.complete(Thread.currentThread());
                open.join();
            }
            return "package REPL; import java.util.*; public class Gate { List<String> list; }";
        }

        Thread awaitReached() throws Exception {
            return reached.get(60, TimeUnit.SECONDS);
        }
    }

    /** Compiles a class of a new name, and returns what tells the compiler that did it. */
    private Types compile() {
        String name = "REPL.Cell" + ++count;
        String source = "package REPL; import java.util.*; public class Cell" + count + " { Object o = List.of(1); }";
        JavacPool.Compiled<Types> compiled =
                pool.compile(new MemoryFiles.Source(name, source), Set.of(), (task, unit) -> task.getTypes());
        assertEquals(List.of(), compiled.diagnostics());
        assertEquals(List.of(name), List.copyOf(compiled.classes().keySet()));
        return compiled.read();
    }

    /** Compiles until the pool makes another compiler, of that source. */
    private Types useUp(JavaFileObject last) {
        Types used = compile();
        for (int i = 2; i < MOST; i++) {
            assertSame(used, compile());
        }
        assertFalse(pool.compile(last, Set.of(), (task, unit) -> true).hasErrors());
        return used;
    }

    /** The new compiler remembers its first source, and that must not hold the thread, which holds what it has done. */
    private WeakReference<Types> usedUpAndReplaced() throws Exception {
        Gate gate = new Gate();
        WeakReference<Types> used = new WeakReference<>(useUp(gate));
        Thread maker = gate.awaitReached();
        gate.reached.obtrudeException(new IllegalStateException("let go of"));
        gate.open.complete(true);
        maker.join();
        return used;
    }

    @Test
    void readsTypesWhenTheyAreKnown() {
        String source = "package REPL; public class Void { void f() { System.out.println(); } }";
        List<String> types = new ArrayList<>();
        pool.compile(new MemoryFiles.Source("REPL.Void", source), Set.of(), (task, unit) -> {
            Trees trees = Trees.instance(task);
            return new TreePathScanner<Boolean, Boolean>() {
                @Override
                public Boolean visitExpressionStatement(ExpressionStatementTree statement, Boolean unused) {
                    types.add(statement + " "
                            + trees.getTypeMirror(new TreePath(getCurrentPath(), statement.getExpression())));
                    return true;
                }
            }.scan(unit, true);
        });
        assertEquals(List.of("super(); void", "System.out.println(); void"), types);
    }

    @Test
    void keepsNoUnitForTheLambdasThatWereArguments() {
        List<WeakReference<CompilationUnitTree>> units = new ArrayList<>();
        for (int i = 0; i < MOST / 2; i++) {
            String source = "package REPL; public class Lambda" + i + " { Thread t = new Thread(() -> hashCode()); }";
            JavacPool.Compiled<CompilationUnitTree> compiled =
                    pool.compile(new MemoryFiles.Source("REPL.Lambda" + i, source), Set.of(), (task, unit) -> unit);
            units.add(new WeakReference<>(compiled.read()));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        // The last ones stay in view.
        while (units.stream().filter(unit -> unit.get() != null).count() > 2) {
            assertTrue(
                    System.nanoTime() < deadline,
                    () -> "held: "
                            + units.stream().map(unit -> unit.get() != null).toList());
            System.gc();
        }
    }

    @Test
    void goesOnWithTheSameCompilerWhileTheNextOneIsMade() throws Exception {
        Gate gate = new Gate();
        Types used = useUp(gate);
        Thread maker = gate.awaitReached();
        for (int i = 0; i < 2 * MOST; i++) {
            assertSame(used, compile());
        }
        gate.open.complete(true);
        maker.join();
        assertNotSame(used, compile());
    }

    @Test
    void letsGoOfACompilerThatHasCompiledMany() throws Exception {
        WeakReference<Types> used = usedUpAndReplaced();
        compile();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (used.get() != null) {
            assertTrue(System.nanoTime() < deadline, "it is still held");
            System.gc();
        }
    }

    @Test
    void keepsTheCompilerOfTheNewClassPathWhenOneOfTheOldIsReadyLater() throws Exception {
        Gate gate = new Gate();
        useUp(gate);
        Thread maker = gate.awaitReached();
        pool.classpathChanged();
        Types ofNewClassPath = compile();
        gate.open.complete(true);
        maker.join();
        assertSame(ofNewClassPath, compile());
    }

    @Test
    void goesOnWhenTheNextCompilerCannotBeMade() throws Exception {
        Gate gate = new Gate();
        Types used = useUp(gate);
        Thread maker = gate.awaitReached();
        gate.open.completeExceptionally(new IllegalStateException("no source any more"));
        maker.join();
        Gate second = new Gate();
        assertSame(used, useUp(second));
        second.open.complete(true);
        second.awaitReached().join();
        assertNotSame(used, compile());
    }

    @Test
    void leavesNoThreadBehindWhenItIsClosed() throws Exception {
        Gate gate = new Gate();
        useUp(gate);
        Thread maker = gate.awaitReached();
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
            pool.close();
            return !maker.isAlive();
        });
        gate.open.complete(true);
        assertTrue(ended.get(60, TimeUnit.SECONDS));
        for (int i = 0; i < 2 * MOST; i++) {
            compile();
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(maker.getName())));
    }
}

package io.ttlab.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles with javac's own pool of compilers, the one that JShell uses: a warm compilation takes a millisecond or two.
 * Thread-safe: compilations wait for each other.
 *
 * <p>A used compiler forgets no name and no class that it has seen, so that it would grow with each cell. After {@link
 * #MOST_COMPILATIONS} another takes its place, which a thread of its own has made and warmed meanwhile.
 */
final class JavacPool implements AutoCloseable {
    /** About half a kilobyte stays of each; a new compiler costs what some hundred compilations do. */
    static final int MOST_COMPILATIONS = 2_000;

    private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:unchecked", "-parameters");
    private static final int CLOSE_TIMEOUT_MS = 5_000;

    /** What to do with a parsed and attributed unit; the trees are valid only meanwhile. */
    interface Reader<T> {
        T read(JavacTask task, CompilationUnitTree unit);
    }

    /** The outcome of a compilation. */
    record Compiled<T>(
            @Nullable T read, List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> classes) {
        boolean hasErrors() {
            return JavacPool.hasErrors(diagnostics);
        }

        /** What does not fit into a class file, or null where all does. */
        @Nullable
        String beyondLimits() {
            return diagnostics.stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR
                            && String.valueOf(each.getCode()).startsWith("compiler.err.limit."))
                    .map(each -> each.getMessage(Locale.ROOT))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final JavacInternals internals;
    private final CompilerFiles files;
    private final int mostCompilations;
    /** The compiler in use, and the thread that makes the next one; guarded by this. */
    private Compiler compiler;

    private @Nullable Thread renewal;
    private boolean closed;

    private JavacPool(JavacInternals internals, CompilerFiles files, int mostCompilations) {
        this.internals = internals;
        this.files = files;
        this.mostCompilations = mostCompilations;
        this.compiler = new Compiler();
    }

    /** A pool, or null where javac's packages stay closed: JShell then does everything. */
    static @Nullable JavacPool open(@Nullable Instrumentation instrumentation, CompilerFiles files) {
        return open(instrumentation, files, MOST_COMPILATIONS);
    }

    static @Nullable JavacPool open(
            @Nullable Instrumentation instrumentation, CompilerFiles files, int mostCompilations) {
        JavacInternals internals = JavacInternals.open(instrumentation);
        return internals == null ? null : new JavacPool(internals, files, mostCompilations);
    }

    /** Forgets everything that was read from the class path. */
    synchronized void classpathChanged() {
        compiler = new Compiler();
    }

    /** Parses and attributes a source, which uses those variables of cells. */
    synchronized <T> Compiled<T> attribute(JavaFileObject source, Set<String> usedVariables, Reader<T> reader) {
        return compile(source, usedVariables, false, reader);
    }

    /** Parses and attributes a source, and generates classes if that went well. */
    synchronized <T> Compiled<T> compile(JavaFileObject source, Set<String> usedVariables, Reader<T> reader) {
        Compiler used = compiler;
        Compiled<T> compiled = compile(source, usedVariables, true, reader);
        if (used.compilations >= mostCompilations && renewal == null && !closed && !compiled.hasErrors()) {
            renewal = new Thread(null, () -> renew(used, source, usedVariables), "ttlab-javac", 0, false);
            renewal.setDaemon(true);
            renewal.start();
        }
        return compiled;
    }

    private <T> Compiled<T> compile(
            JavaFileObject source, Set<String> usedVariables, boolean generate, Reader<T> reader) {
        try {
            Compiled<T> compiled = compiler.compile(source, usedVariables, generate, reader);
            if (compiled.beyondLimits() != null) {
                // It keeps what it could not write, and fails on it again.
                compiler = new Compiler();
            }
            return compiled;
        } catch (IllegalStateException | StackOverflowError e) {
            // What it left undone nobody knows.
            compiler = new Compiler();
            if (e.getCause() instanceof StackOverflowError overflow) {
                throw overflow;
            }
            throw e;
        }
    }

    /** Makes the next compiler, warm by what the last one has just compiled. */
    private void renew(Compiler old, JavaFileObject source, Set<String> usedVariables) {
        Compiler next = null;
        try {
            Compiler made = new Compiler();
            made.compile(source, usedVariables, true, (task, unit) -> true);
            made.compilations = 0;
            next = made;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            System.getLogger(JavacPool.class.getName()).log(System.Logger.Level.DEBUG, "no new compiler", e);
        } finally {
            takeOver(old, next);
        }
    }

    private synchronized void takeOver(Compiler old, @Nullable Compiler next) {
        renewal = null;
        // A class path that has changed meanwhile has brought a compiler of its own.
        if (compiler == old && next != null) {
            compiler = next;
        }
        old.compilations = 0;
    }

    /** Makes no compilers any more, and waits for the one that is being made. */
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = renewal;
        }
        try {
            if (last != null) {
                last.join(CLOSE_TIMEOUT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasErrors(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
    }

    /** One compiler with the files that it was made with: a used one goes on with those. Confine to one thread at a time. */
    private final class Compiler {
        private final Object pool = internals.newPool(1);
        private final CompilerFiles.ForCells output = files.forCells();
        private int compilations;
        /** Of {@link CompilerFiles#evaluations}. */
        private int seenEvaluations;

        <T> Compiled<T> compile(JavaFileObject source, Set<String> usedVariables, boolean generate, Reader<T> reader) {
            compilations++;
            DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
            List<T> read = new ArrayList<>(1);
            StringWriter log = new StringWriter();
            InvocationHandler worker = (proxy, method, arguments) -> {
                JavacTask task = (JavacTask) arguments[0];
                Object context = internals.contextOf(task);
                try {
                    int evaluations = files.evaluations();
                    if (evaluations != seenEvaluations) {
                        internals.purgeThoroughly(context);
                        seenEvaluations = evaluations;
                    }
                    if (generate) {
                        boolean ended = generate(task, collector, read, reader);
                        requireVerdict(ended, collector, log);
                    } else {
                        CompilationUnitTree unit = task.parse().iterator().next();
                        if (!hasErrors(collector.getDiagnostics())) {
                            task.analyze();
                            read.add(reader.read(task, unit));
                        }
                    }
                } catch (IOException e) {
                    throw new IllegalStateException("javac cannot read from memory", e);
                } finally {
                    internals.purge(context);
                }
                return null;
            };
            output.takeWritten();
            output.use(usedVariables);
            internals.run(pool, log, output, collector, OPTIONS, source, worker);
            return new Compiled<>(
                    read.isEmpty() ? null : read.get(0), List.copyOf(collector.getDiagnostics()), output.takeWritten());
        }

        /**
         * Not analyze and generate one after the other: a used compiler then writes nothing. Before the class javac analyses
         * the unit's package; nothing has types by then.
         */
        private static <T> boolean generate(
                JavacTask task, DiagnosticCollector<JavaFileObject> collector, List<T> read, Reader<T> reader) {
            task.addTaskListener(new TaskListener() {
                @Override
                public void finished(TaskEvent event) {
                    if (event.getKind() == TaskEvent.Kind.ANALYZE
                            && isOfClass(event)
                            && read.isEmpty()
                            && !hasErrors(collector.getDiagnostics())) {
                        read.add(reader.read(task, event.getCompilationUnit()));
                    }
                }
            });
            return task.call();
        }

        /** What javac throws it writes to its log, and ends without a word to its listener. */
        private static void requireVerdict(
                boolean ended, DiagnosticCollector<JavaFileObject> collector, StringWriter log) {
            if (ended || hasErrors(collector.getDiagnostics())) {
                return;
            }
            String failure = log.toString();
            if (failure.contains(StackOverflowError.class.getName())) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("javac failed: " + failure);
        }

        /** For the package it is a class without a name, or called {@code package-info}, as the JDK may be. */
        private static boolean isOfClass(TaskEvent event) {
            return event.getCompilationUnit().getTypeDecls().get(0) instanceof ClassTree type
                    && type.getSimpleName().contentEquals(event.getTypeElement().getSimpleName());
        }
    }
}

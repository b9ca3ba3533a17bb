package io.ttlab.shell;

import io.ttlab.shell.Outcome.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates Java in this JVM, snippet by snippet, as {@code jshell} does, and hands over live objects.
 *
 * <p>Thread-safe: evaluations wait for each other; {@link #interrupt}, {@link #complete}, {@link #completeness} and
 * {@link #documentation} work while one runs.
 *
 * <pre>{@code
 * try (Engine engine = Engine.open(EngineOptions.defaults())) {
 *     Outcome outcome = engine.eval(new Submission("1 + 1", "REPL 1"));
 *     outcome.steps().get(0).value(); // 2
 * }
 * }</pre>
 */
public final class Engine implements AutoCloseable {
    private final EngineOptions options;
    private final ReentrantLock evaluationLock = new ReentrantLock(true);
    private final Object sessionLock = new Object();
    private final Interrupter interrupter = new Interrupter();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final List<Path> addedJars = new ArrayList<>();
    private final List<LiteralCompleter> literalCompleters = new CopyOnWriteArrayList<>(
            List.of(new TableLiterals(), new TtLiterals(() -> Prelude.tt), new FileLiterals()));
    private final List<DocIndex> docIndexes = new CopyOnWriteArrayList<>(List.of(new ShippedDocs()));
    private final ClassNames classNames = new ClassNames();
    private final LoadedLibraries libraries = new LoadedLibraries(this);
    private volatile @Nullable Session session;
    private volatile @Nullable Evaluation active;
    private boolean closed;

    private Engine(EngineOptions options) {
        this.options = options;
    }

    /** An engine that has loaded nothing yet; its first use builds the session. */
    public static Engine open(EngineOptions options) {
        return new Engine(options);
    }

    /**
     * Builds the session and runs each kind of snippet once, so that the user's first one is fast. Leaves no trace in
     * variables, numbers or history. Meant for a background thread; evaluations wait for it.
     */
    public void warmUp() {
        warmUpCells().warmUpJShell();
        classNames.read(options.compileClasspath());
    }

    /**
     * The part of {@link #warmUp} that a first cell gains from: enough where one is already waiting, and the rest would
     * only take the processor from it.
     */
    public void warmUpFirstCell() {
        warmUpCells();
    }

    private Session warmUpCells() {
        evaluationLock.lock();
        try {
            Session warmed = session();
            warmed.warmUpCells();
            return warmed;
        } finally {
            evaluationLock.unlock();
        }
    }

    /** Runs every snippet of the source in order on the engine's own thread, and stops at the first failure. */
    public Outcome eval(Submission submission) {
        return eval(submission, () -> false);
    }

    /**
     * As {@link #eval(Submission)}, for a front end whose interrupt may come before the evaluation has begun.
     *
     * @param interrupted whether it has; asked once, when {@link #interrupt} reaches the evaluation from then on
     */
    public Outcome eval(Submission submission, BooleanSupplier interrupted) {
        refuseCellThread();
        Outcome missing = libraries.loadNamedIn(submission, interrupted);
        if (missing != null) {
            return missing;
        }
        evaluationLock.lock();
        try {
            long started = System.nanoTime();
            Session current = session();
            Evaluation evaluation = new Evaluation(submission, interrupter);
            active = evaluation;
            current.evaluating(evaluation);
            if (interrupted.getAsBoolean()) {
                evaluation.cancel();
            }
            try {
                Outcome outcome = new Evaluator(current, evaluation).run();
                Outcome timed = new Outcome(
                        outcome.status(),
                        outcome.steps(),
                        outcome.failure(),
                        Duration.ofNanos(System.nanoTime() - started),
                        outcome.exitCode());
                if (timed.status() == Status.OK
                        && submission.remembered()
                        && !submission.source().isBlank()) {
                    synchronized (history) {
                        history.add(new HistoryEntry(submission.name(), submission.source()));
                    }
                }
                return timed;
            } finally {
                current.evaluating(null);
                active = null;
            }
        } finally {
            evaluationLock.unlock();
        }
    }

    /**
     * Runs a front end's own work where user code runs: it belongs to the cell thread, and {@link #interrupt} ends it.
     * Meant for values whose {@code toString()} is the user's: it may print, throw, overflow or never end.
     *
     * @param name what a failure is named after
     * @return one step that holds what the work returned, or the failure
     */
    public Outcome call(String name, Callable<? extends @Nullable Object> work) {
        return call(name, work, () -> false);
    }

    /** As {@link #call(String, Callable)}, for an interrupt that may come before the work has begun. */
    public Outcome call(String name, Callable<? extends @Nullable Object> work, BooleanSupplier interrupted) {
        refuseCellThread();
        evaluationLock.lock();
        try {
            long started = System.nanoTime();
            Session current = session();
            Evaluation evaluation = new Evaluation(new Submission("", name), interrupter);
            active = evaluation;
            current.evaluating(evaluation);
            if (interrupted.getAsBoolean()) {
                evaluation.cancel();
            }
            Run run;
            try {
                run = current.invoke(work::call);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Failure failure = new Failure("interrupted", name, 0, 0, "", "", List.of(), List.of(), null);
                return outcome(Status.INTERRUPTED, List.of(), failure, OptionalInt.empty());
            } finally {
                current.evaluating(null);
                active = null;
            }
            return callOutcome(name, run, Duration.ofNanos(System.nanoTime() - started));
        } finally {
            evaluationLock.unlock();
        }
    }

    private static Outcome callOutcome(String name, Run run, Duration elapsed) {
        Throwable thrown = run.ending().thrown();
        ExitRequest exit = run.exit();
        if (thrown == null && exit == null) {
            Step step = new Step(Step.Kind.EXPRESSION, "", "", "", run.ending().value(), true, "");
            return new Outcome(Status.OK, List.of(step), null, elapsed, OptionalInt.empty());
        }
        Failure failure = Failures.ofCall(name, run, thrown == null ? run.endingError() : thrown);
        if (exit != null) {
            return new Outcome(Status.EXITED, List.of(), failure, elapsed, OptionalInt.of(exit.code()));
        }
        Status status = run.interrupted() ? Status.INTERRUPTED : Status.THREW;
        return new Outcome(status, List.of(), failure, elapsed, OptionalInt.empty());
    }

    /** Ends what runs, within a second or so; returns at once. Does nothing when nothing runs. */
    public void interrupt() {
        Evaluation running = active;
        if (running != null) {
            running.cancel();
        }
    }

    /** Whether the source is whole. Works while an evaluation runs. */
    public Completeness completeness(String source) {
        return CompletenessCheck.of(source, () -> session().analysis(), session()::withJShell);
    }

    /** How to go on at the cursor. Works while an evaluation runs, and never evaluates anything. */
    public Completion complete(String source, int cursor) {
        classNames.read(options.compileClasspath());
        try {
            return completer().complete(source, cursor);
        } catch (StackOverflowError tooDeep) {
            return new Completion(cursor, List.of());
        }
    }

    /** What is known about the thing at the cursor. */
    public List<Doc> documentation(String source, int cursor) {
        try {
            return completer().documentation(source, cursor);
        } catch (StackOverflowError tooDeep) {
            return List.of();
        }
    }

    /** Waits until classes that need an import can be offered. */
    void awaitClassNames() throws InterruptedException {
        classNames.read(options.compileClasspath());
        classNames.await();
    }

    private Completer completer() {
        return new Completer(session(), literalCompleters, docIndexes, classNames);
    }

    /** Adds a completer for string literals; it is asked before the ones that came earlier. */
    public void addLiteralCompleter(LiteralCompleter completer) {
        literalCompleters.add(0, completer);
    }

    /** Adds an index of documentation; it is asked before the JDK's sources. */
    public void addDocIndex(DocIndex index) {
        docIndexes.add(0, index);
    }

    /** The session's variables with their values, oldest first. */
    public List<Variable> variables() {
        return session().variables();
    }

    /** The session's methods, as {@code int twice(int)}. */
    public List<String> methods() {
        Session current = session();
        return current.withJShell(
                () -> current.jshell().methods().map(Engine::signature).toList());
    }

    private static String signature(MethodSnippet method) {
        String all = method.signature();
        int close = all.lastIndexOf(')');
        return all.substring(close + 1) + " " + method.name() + all.substring(0, close + 1);
    }

    /** The names of the session's classes, interfaces, enums and records. */
    public List<String> types() {
        Session current = session();
        return current.withJShell(
                () -> current.jshell().types().map(TypeDeclSnippet::name).toList());
    }

    /** What follows {@code import}, the preloaded ones first. */
    public List<String> imports() {
        Session current = session();
        return current.importTexts();
    }

    static String importText(ImportSnippet snippet) {
        return (snippet.isStatic() ? "static " : "") + snippet.fullname();
    }

    /**
     * Hands a live object to the session as a variable.
     *
     * @throws IllegalArgumentException if the name is no identifier
     */
    public void define(String name, @Nullable Object value) {
        refuseCellThread();
        evaluationLock.lock();
        try {
            session().declare(name, TypeSource.ofValue(value), value);
        } finally {
            evaluationLock.unlock();
        }
    }

    /** Makes jars known to the compiler and to running code. Add many at once: each call empties the compiler's caches. */
    public void addToClasspath(List<Path> jars) {
        if (jars.isEmpty()) {
            return;
        }
        evaluationLock.lock();
        try {
            session().addToClasspath(jars);
            addedJars.addAll(jars);
            List<Path> all = new ArrayList<>(options.compileClasspath());
            all.addAll(addedJars);
            classNames.refresh(all);
        } finally {
            evaluationLock.unlock();
        }
    }

    /** The libraries that were fetched for this session. */
    public LoadedLibraries libraries() {
        return libraries;
    }

    /** What succeeded, in order. */
    public List<HistoryEntry> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** Starts anew: no variables, no declarations, no results, no history; jars that were added stay. */
    public void reset() {
        evaluationLock.lock();
        try {
            synchronized (sessionLock) {
                if (session != null) {
                    session.close();
                    session = null;
                }
            }
            synchronized (history) {
                history.clear();
            }
            if (!addedJars.isEmpty()) {
                session().addToClasspath(addedJars);
            }
        } finally {
            evaluationLock.unlock();
        }
    }

    /** Ends what runs and lets go of everything. */
    @Override
    public void close() {
        interrupt();
        evaluationLock.lock();
        try {
            synchronized (sessionLock) {
                closed = true;
                if (session != null) {
                    session.close();
                    session = null;
                }
            }
        } finally {
            evaluationLock.unlock();
        }
    }

    private Session session() {
        Session known = session;
        if (known != null) {
            return known;
        }
        synchronized (sessionLock) {
            if (closed) {
                throw new IllegalStateException("The engine is closed.");
            }
            Session built = session;
            if (built == null) {
                built = new Session(options);
                session = built;
                Thread.setDefaultUncaughtExceptionHandler(new ThreadFailures(new Failures(built)));
            }
            return built;
        }
    }

    private void refuseCellThread() {
        Session current = session;
        if (current != null && current.isCellThread()) {
            throw new IllegalStateException("A cell cannot evaluate another one: it would wait for itself.");
        }
    }

    static Outcome outcome(Status status, List<Step> steps, @Nullable Failure failure, OptionalInt exitCode) {
        return new Outcome(status, steps, failure, Duration.ZERO, exitCode);
    }
}

package io.ttlab.shell;

import io.ttlab.shell.Results.Result;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * One JShell with its loader, its cell thread and its results.
 *
 * <p>Two locks: the engine lets one evaluation in at a time; {@code jshellLock} guards JShell itself and is set free
 * while user code runs, so that completion works meanwhile.
 */
final class Session implements AutoCloseable {
    private final ReentrantLock jshellLock = new ReentrantLock();
    private final JShell jshell;
    private final LiveControl control;
    private final Redefiner redefiner;
    private final CellThread cellThread;
    private final Results results;
    private final Map<String, Piece> origins = new ConcurrentHashMap<>();
    private final Map<String, Field> fields = new ConcurrentHashMap<>();
    private final Map<String, Result> lent = new HashMap<>();
    private final Set<String> pinned = new HashSet<>();
    private @Nullable Piece currentPiece;
    private int nextId;
    private volatile @Nullable Evaluation evaluation;

    Session(EngineOptions options) {
        results = new Results(options.resultHistory());
        redefiner = new Redefiner(Agent.instrumentation(), Weaver::weave);
        SnippetLoader loader = new SnippetLoader(Session.class.getClassLoader(), Weaver::weave);
        cellThread = new CellThread(loader);
        control = new LiveControl(loader, redefiner, this::invoke);
        jshell = JShell.builder()
                .executionEngine(new OneControl(control), Map.of())
                .idGenerator(this::newId)
                .tempVariableNameGenerator(() -> "$" + results.takeNumber())
                .compilerOptions(compilerOptions(options))
                .build();
        for (String name : options.imports()) {
            jshell.eval("import " + name + ";");
        }
    }

    private static String[] compilerOptions(EngineOptions options) {
        String classpath =
                options.compileClasspath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Stream.concat(Stream.of("-classpath", classpath), options.compilerOptions().stream())
                .toArray(String[]::new);
    }

    private String newId(Snippet snippet, int keyIndex) {
        String id = Integer.toString(++nextId);
        if (currentPiece != null) {
            origins.put(id, currentPiece);
        }
        return id;
    }

    private Run invoke(Method method) throws InterruptedException {
        return invoke(() -> method.invoke(null));
    }

    /** Runs work on the cell thread and waits for its end, JShell set free meanwhile. */
    Run invoke(Run.Work work) throws InterruptedException {
        Evaluation running = evaluation;
        int holds = jshellLock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            jshellLock.unlock();
        }
        try {
            Run run = cellThread.start(work);
            if (running != null) {
                running.running(run);
            }
            boolean callerInterrupted = false;
            while (true) {
                try {
                    run.await();
                    break;
                } catch (InterruptedException e) {
                    callerInterrupted = true;
                    if (running == null) {
                        run.interruptThreads();
                    } else {
                        running.cancel();
                    }
                }
            }
            if (running != null) {
                running.ended();
            }
            cellThread.finished(run);
            if (run.exit() != null) {
                InterruptPoint.lower(run);
            }
            if (callerInterrupted) {
                Thread.currentThread().interrupt();
            }
            return run;
        } finally {
            for (int i = 0; i < holds; i++) {
                jshellLock.lock();
            }
        }
    }

    /** Runs with JShell to itself. */
    <T> T withJShell(Supplier<T> work) {
        jshellLock.lock();
        try {
            return work.get();
        } finally {
            jshellLock.unlock();
        }
    }

    JShell jshell() {
        return jshell;
    }

    SourceCodeAnalysis analysis() {
        return withJShell(jshell::sourceCodeAnalysis);
    }

    Results results() {
        return results;
    }

    boolean isCellThread() {
        return cellThread.isCurrent();
    }

    Map<String, Piece> origins() {
        return origins;
    }

    /** Begins an evaluation; {@code null} ends it. */
    void evaluating(@Nullable Evaluation next) {
        evaluation = next;
    }

    /** What JShell made of one snippet. */
    record Evaluated(List<SnippetEvent> events, List<Run> runs, Set<String> resetVariables) {}

    /** Evaluates one snippet, with the results that it names declared as variables. */
    Evaluated evaluate(Piece piece) {
        return withJShell(() -> {
            lend(Names.in(piece.source()));
            control.forgetRuns();
            redefiner.takeResetVariables();
            currentPiece = piece;
            List<SnippetEvent> events;
            try {
                events = jshell.eval(piece.source());
            } finally {
                currentPiece = null;
            }
            List<Run> runs = new ArrayList<>();
            for (Run run = control.takeRun(); run != null; run = control.takeRun()) {
                runs.add(run);
            }
            for (SnippetEvent event : events) {
                noteField(event);
            }
            return new Evaluated(events, runs, redefiner.takeResetVariables());
        });
    }

    private void noteField(SnippetEvent event) {
        if (event.snippet() instanceof VarSnippet variable) {
            if (event.status() == Snippet.Status.VALID) {
                Field field = fieldOf(variable);
                if (field != null) {
                    fields.put(variable.name(), field);
                }
            } else if (event.status() == Snippet.Status.DROPPED) {
                fields.remove(variable.name());
            }
        }
    }

    @Nullable
    Field fieldOf(VarSnippet variable) {
        return withJShell(() -> {
            jshell.varValue(variable);
            return control.takeField();
        });
    }

    /** The field that holds a variable, without waiting for any lock. */
    @Nullable
    Field field(String name) {
        return fields.get(name);
    }

    /** Takes a temporary variable's place: keeps its value here, and lets JShell forget it. */
    void keepResult(VarSnippet temporary, @Nullable Object value) {
        withJShell(() -> {
            Field field = fieldOf(temporary);
            String type = field == null ? "Object" : TypeSource.of(field);
            results.add(Integer.parseInt(temporary.name().substring(1)), new Result(type, temporary.typeName(), value));
            forget(temporary, field);
            return true;
        });
    }

    /** Drops a variable without a trace. */
    void forget(VarSnippet variable, @Nullable Field field) {
        withJShell(() -> {
            jshell.drop(variable);
            fields.remove(variable.name());
            if (field != null && !field.getType().isPrimitive()) {
                setField(field, null);
            }
            return true;
        });
    }

    private static void setField(Field field, @Nullable Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot set " + field, e);
        }
    }

    private void lend(Set<String> names) {
        for (String name : names) {
            Result wanted = resultNamed(name);
            if (wanted != null && (!isDeclared(name) || (lent.containsKey(name) && lent.get(name) != wanted))) {
                declare(name, wanted.typeSource(), wanted.value());
                lent.put(name, wanted);
            }
        }
    }

    private @Nullable Result resultNamed(String name) {
        if (name.equals("ans")) {
            return results.newest();
        }
        if (name.length() > 1 && name.charAt(0) == '$' && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')) {
            return name.length() > 9 ? null : results.get(Integer.parseInt(name.substring(1)));
        }
        return null;
    }

    private boolean isDeclared(String name) {
        return fields.containsKey(name);
    }

    /** Takes back what {@link #lend} declared, unless a declaration now depends on it. */
    void takeBackLent(boolean keep) {
        withJShell(() -> {
            if (keep) {
                pinned.addAll(lent.keySet());
            }
            for (String name : List.copyOf(lent.keySet())) {
                if (!pinned.contains(name)) {
                    lent.remove(name);
                    variable(name).forEach(snippet -> forget(snippet, fieldOf(snippet)));
                }
            }
            return true;
        });
    }

    /** Declares a variable of a type that source can name, and gives it a live object. */
    void declare(String name, String typeSource, @Nullable Object value) {
        withJShell(() -> {
            long ticket = Handoff.leave(value);
            String source = "@SuppressWarnings(\"unchecked\") " + typeSource + " " + name + " = (" + typeSource
                    + ") io.ttlab.shell.Handoff.take(" + ticket + "L);";
            List<SnippetEvent> events = jshell.eval(source);
            control.forgetRuns();
            events.forEach(this::noteField);
            if (!isDeclared(name)) {
                Handoff.take(ticket);
                throw new IllegalArgumentException("Cannot declare '" + name + "' as " + typeSource + ": "
                        + jshell.diagnostics(events.get(0).snippet())
                                .map(d -> d.getMessage(null))
                                .collect(Collectors.joining("; ")));
            }
            return true;
        });
    }

    List<VarSnippet> variable(String name) {
        return jshell.variables().filter(v -> v.name().equals(name)).toList();
    }

    /** The user's variables and their values. */
    List<Variable> variables() {
        return withJShell(() -> {
            Map<String, Variable> found = new LinkedHashMap<>();
            jshell.variables().filter(v -> !lent.containsKey(v.name())).forEach(v -> {
                Field field = fields.get(v.name());
                found.put(v.name(), new Variable(v.name(), v.typeName(), field == null ? null : read(field)));
            });
            return List.copyOf(found.values());
        });
    }

    static @Nullable Object read(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + field, e);
        }
    }

    void addToClasspath(List<Path> jars) {
        withJShell(() -> {
            jshell.addToClasspath(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            return true;
        });
    }

    @Override
    public void close() {
        withJShell(() -> {
            jshell.close();
            return true;
        });
        cellThread.close();
    }

    private record OneControl(LiveControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "ttlab";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}

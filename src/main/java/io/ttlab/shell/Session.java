package io.ttlab.shell;

import io.ttlab.schema.TableStart;
import io.ttlab.shell.Results.Result;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * One JShell with its loader, its cell thread, its cells and its results.
 *
 * <p>Two locks: the engine lets one evaluation in at a time; {@code jshellLock} guards JShell itself and is set free
 * while user code runs, so that completion works meanwhile.
 */
final class Session implements AutoCloseable {
    /** No class among these: JShell cannot print types any more once a class was dropped. */
    private static final List<String> WARM_UP =
            List.of("1 + 1", "var $$warmVariable = 1;", "int $$warmMethod(int x) { return x; }", "if (false) {}");

    private final ReentrantLock jshellLock = new ReentrantLock();
    private final EngineOptions options;
    private final CompilerFiles files;
    private final SnippetLoader loader;
    private final Redefiner redefiner;
    private final LiveControl control;
    private final UserCode userCode;
    private final Results results;
    private final VariableFields fields = new VariableFields();
    private final @Nullable JavacPool compilers;
    private final @Nullable Cells cells;
    private final Map<String, Piece> origins = new ConcurrentHashMap<>();
    private final Lending lending = new Lending(this);
    private final Declared declared;
    private @Nullable JShell jshell;
    private boolean viewImported;
    private boolean warming;
    private @Nullable Piece currentPiece;
    private int nextId;

    Session(EngineOptions options) {
        this.options = options;
        TableStart.types();
        results = new Results(options.resultHistory());
        Weaver weaver = new Weaver(fields.ofCells());
        redefiner = new Redefiner(Agent.instrumentation(), weaver::weave);
        loader = new SnippetLoader(Session.class.getClassLoader(), weaver::weave);
        files = new CompilerFiles(
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null),
                options.compileClasspath(),
                options.classIndex(),
                fields.ofCells());
        userCode = new UserCode(jshellLock, loader);
        control = new LiveControl(loader, redefiner, files.fromJShell(), this::invoke);
        declared = new Declared(options.imports());
        compilers = JavacPool.open(Agent.instrumentation(), files);
        cells = compilers == null ? null : new Cells(this, new CellCompiler(compilers), loader, fields.ofCells());
    }

    /** The JShell, built when it is first needed. Call with {@link #withJShell}. */
    JShell jshell() {
        JShell known = jshell;
        if (known == null) {
            known = JShell.builder()
                    .executionEngine(control.provider(), Map.of())
                    .idGenerator(this::newId)
                    .tempVariableNameGenerator(() -> warming ? "$$warm" : "$" + results.takeNumber())
                    .compilerOptions(options.compilerOptions().toArray(String[]::new))
                    .fileManager(standard -> files.forJShell())
                    .build();
            jshell = known;
            for (String name : options.imports()) {
                known.eval("import " + name + ";");
            }
        }
        if (!viewImported && !fields.ofCells().isEmpty()) {
            viewImported = true;
            known.eval("import " + CellVariables.VIEW_IMPORT + ";");
        }
        return known;
    }

    private String newId(Snippet snippet, int keyIndex) {
        String id = Integer.toString(++nextId);
        if (currentPiece != null) {
            origins.put(id, currentPiece);
        }
        return id;
    }

    /** Runs a method on the cell thread and waits for its end, with JShell free for others meanwhile. */
    Run invoke(Method method) throws InterruptedException {
        return userCode.invoke(method);
    }

    /** Runs work on the cell thread and waits for its end, JShell set free meanwhile. */
    Run invoke(Run.Work work) throws InterruptedException {
        return userCode.invoke(work);
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

    SourceCodeAnalysis analysis() {
        return withJShell(() -> jshell().sourceCodeAnalysis());
    }

    /** JShell's verdict on a source. */
    CompletionInfo analyse(String source) {
        return withJShell(() -> analysis().analyzeCompletion(source));
    }

    /** Compiles and runs a first cell, so that the user's first one is fast. Call with the evaluation lock. */
    void warmUpCells() {
        if (cells != null) {
            cells.warmUp();
        }
    }

    /**
     * Builds JShell and runs each kind of snippet once, with nothing left of them but warm code. Cells of the user run
     * meanwhile, if they need no JShell.
     */
    void warmUpJShell() {
        withJShell(() -> {
            JShell shell = jshell();
            warming = true;
            userCode.warming(true);
            try {
                for (String source : WARM_UP) {
                    for (SnippetEvent event : shell.eval(source)) {
                        shell.drop(event.snippet());
                    }
                }
            } finally {
                warming = false;
                userCode.warming(false);
                control.forgetRuns();
            }
            return true;
        });
        withJShell(() -> analysis().analyzeCompletion("int warm = 1; warm"));
        withJShell(() -> analysis().completionSuggestions("String.val", 10, new int[1]));
    }

    Results results() {
        return results;
    }

    @Nullable
    Cells cells() {
        return cells;
    }

    boolean isCellThread() {
        return userCode.isCellThread();
    }

    Map<String, Piece> origins() {
        return origins;
    }

    /** Begins an evaluation; {@code null} ends it. */
    void evaluating(@Nullable Evaluation next) {
        userCode.evaluating(next);
    }

    /** What JShell made of one snippet. */
    record Evaluated(List<SnippetEvent> events, List<Run> runs, Set<String> resetVariables) {}

    /** Evaluates one snippet by JShell, with the results that it names declared as variables. */
    Evaluated evaluate(Piece piece) {
        return withJShell(() -> {
            JShell shell = jshell();
            Set<String> names = Names.in(piece.source());
            lending.lend(names);
            control.forgetRuns();
            redefiner.takeResetVariables();
            currentPiece = piece;
            List<SnippetEvent> events;
            try {
                events = files.evaluating(names, () -> shell.eval(piece.source()));
            } finally {
                currentPiece = null;
            }
            List<Run> runs = new ArrayList<>();
            for (Run run = control.takeRun(); run != null; run = control.takeRun()) {
                runs.add(run);
            }
            for (SnippetEvent event : events) {
                note(event);
                if (event.causeSnippet() == null && event.snippet() instanceof VarSnippet variable) {
                    lending.leaveToUser(variable.name());
                }
            }
            return new Evaluated(events, runs, redefiner.takeResetVariables());
        });
    }

    private void note(SnippetEvent event) {
        declared.change();
        if (event.snippet() instanceof VarSnippet variable) {
            if (event.status() == Snippet.Status.VALID) {
                fields.declaredByJShell(variable.name(), fieldOf(variable));
            } else if (event.status() != Snippet.Status.OVERWRITTEN) {
                fields.droppedByJShell(variable.name());
            }
        }
    }

    @Nullable
    Field fieldOf(VarSnippet variable) {
        return withJShell(() -> {
            jshell().varValue(variable);
            return control.takeField();
        });
    }

    /** The field that holds a variable, without waiting for any lock. */
    @Nullable
    Field field(String name) {
        return fields.named(name);
    }

    /** The value of a variable or result, without waiting for any lock; null when there is none. */
    @Nullable
    Object valueNamed(String name) {
        Field field = field(name);
        if (field != null) {
            return VariableFields.read(field);
        }
        Result result = results.named(name);
        return result == null ? null : result.value();
    }

    /** The class of a variable's field by its simple name, empty for an unknown one. */
    String typeNamed(String name) {
        return fields.typeNamed(name);
    }

    ClassLoader classLoader() {
        return loader;
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
            jshell().drop(variable);
            fields.droppedByJShell(variable.name());
            declared.change();
            if (field != null) {
                files.fromJShell().remove(field.getDeclaringClass().getName());
                VariableFields.clear(field);
            }
            return true;
        });
    }

    /** Drops the variable of that name without a trace. */
    void forget(String name) {
        jshell().variables()
                .filter(variable -> variable.name().equals(name))
                .toList()
                .forEach(variable -> forget(variable, fieldOf(variable)));
    }

    boolean isDeclared(String name) {
        return field(name) != null;
    }

    /** Whether the user declared a variable of that name, so that it means no result. */
    boolean isUsersOwn(String name) {
        return isDeclared(name) && !lending.isLent(name);
    }

    /** Takes back the results that the last snippet named, unless a declaration now depends on them. */
    void takeBackLent(boolean keep) {
        lending.takeBack(keep);
    }

    /** Declares a variable of a type that source can name, and gives it a live object. */
    void declare(String name, String typeSource, @Nullable Object value) {
        withJShell(() -> {
            long ticket = Handoff.leave(value);
            String source = "@SuppressWarnings(\"unchecked\") " + typeSource + " " + name + " = (" + typeSource
                    + ") io.ttlab.shell.Handoff.take(" + ticket + "L);";
            JShell shell = jshell();
            List<SnippetEvent> events = files.evaluating(Set.of(name), () -> shell.eval(source));
            control.forgetRuns();
            events.forEach(this::note);
            if (!isDeclared(name)) {
                Handoff.take(ticket);
                String why = jshell().diagnostics(events.get(0).snippet())
                        .map(Notes::message)
                        .collect(Collectors.joining("; "));
                throw new IllegalArgumentException("Cannot declare '" + name + "' as " + typeSource + ": " + why);
            }
            if (value != null && valueNamed(name) == null) {
                throw new IllegalArgumentException("Cannot declare '" + name + "' as " + typeSource
                        + ": the value is a " + value.getClass().getName() + " from before");
            }
            return true;
        });
    }

    /** The user's variables and their values. */
    List<Variable> variables() {
        return withJShell(() -> {
            Stream<VarSnippet> jshells = jshell == null ? Stream.of() : jshell().variables();
            return fields.withValues(jshells.filter(v -> !lending.isLent(v.name())));
        });
    }

    /** What is declared now; waits for JShell only if that changed. */
    private Declared.Snapshot declared() {
        return declared.isStale() ? withJShell(() -> declared.refreshed(jshell)) : declared.current();
    }

    /** What follows {@code import} in every snippet's wrapper, the user's imports last. */
    List<String> importTexts() {
        return declared().imports();
    }

    /** The import lines of what JShell declared among these names. */
    List<String> declaredImports(Set<String> names) {
        return declared().importsOf(names);
    }

    /** Whether a cell may declare that variable, its initialiser using those names, just as JShell would. */
    boolean mayDeclareInCell(String name, Set<String> names) {
        return !fields.isOfJShell(name) && declared().allowsVariable(name, names);
    }

    void addToClasspath(List<Path> jars) {
        withJShell(() -> {
            jshell().addToClasspath(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            files.addToClasspath(jars);
            if (cells != null) {
                cells.classpathChanged();
            }
            return true;
        });
    }

    @Override
    public void close() {
        withJShell(() -> {
            if (jshell != null) {
                jshell.close();
            }
            return true;
        });
        userCode.close();
        if (compilers != null) {
            compilers.close();
        }
    }
}

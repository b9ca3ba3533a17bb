package io.ttlab.jupyter;

import io.ttlab.display.MimeBundle;
import io.ttlab.display.Progress;
import io.ttlab.jupyter.CellResult.CellError;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Outcome.Status;
import io.ttlab.shell.Step;
import io.ttlab.shell.Submission;
import io.ttlab.shell.Transcript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a cell's pieces, Java and commands, on the engine, and renders what comes of it.
 *
 * <p>Confine {@link #run} to one thread. Values are rendered where user code runs, so that a {@code toString()} that
 * never ends can be interrupted and what it prints belongs to the cell.
 */
final class Evaluator {
    private final Engine engine;
    private final CapturedStreams streams;
    private final NotebookSettings settings;
    private final Commands commands;
    private final Supplier<String> preparation;
    private final CompletableFuture<String> prepared = new CompletableFuture<>();
    private final Transcript transcript = new Transcript();
    private boolean told;

    Evaluator(Engine engine, CapturedStreams streams, NotebookSettings settings, Supplier<String> preparation) {
        this.engine = engine;
        this.streams = streams;
        this.settings = settings;
        List<Command> all = new ArrayList<>(SessionCommands.of(engine, transcript, this::pieces));
        all.addAll(LibraryCommands.of(engine));
        all.add(settings.command());
        this.commands = new Commands(all);
        this.preparation = preparation;
    }

    Commands commands() {
        return commands;
    }

    /** Starts to make the engine ready; cells wait for it. */
    void prepare() {
        Thread thread = new Thread(
                () -> {
                    String note = "";
                    try {
                        note = preparation.get();
                    } finally {
                        // A session that could not be built fails again, visibly, in the first cell.
                        prepared.complete(note);
                    }
                },
                "ttlab-prepare");
        thread.setDaemon(true);
        thread.start();
    }

    void interrupt() {
        engine.interrupt();
    }

    /** Runs a cell up to its first failure. */
    CellResult run(Cell cell, String code) {
        CompletableFuture.anyOf(prepared, cell.interruption()).join();
        tellOfPreparation(cell);
        CellResult result = pieces(cell, code, cell.name());
        if (result.error() == null && !cell.silent() && works(code)) {
            transcript.add(new Transcript.Entry(code, outputs(cell, result)));
        }
        return result;
    }

    /** Runs Java and commands under a name that errors show, up to the first failure. */
    private CellResult pieces(Cell cell, String code, String name) {
        CellResult result = CellResult.NOTHING;
        for (CellSource.Piece piece : split(code)) {
            if (cell.interrupted()) {
                return CellResult.failed(Tracebacks.interrupted(null));
            }
            result = piece.command() ? commands.run(cell, piece.source()) : java(cell, piece.source(), name);
            if (result.error() != null) {
                return result;
            }
        }
        return result;
    }

    private List<CellSource.Piece> split(String code) {
        return CellSource.pieces(code, source -> engine.completeness(source).status());
    }

    private boolean works(String code) {
        return split(code).stream().anyMatch(piece -> !piece.command() || commands.works(piece.source()));
    }

    private static List<Transcript.Output> outputs(Cell cell, CellResult result) {
        List<Transcript.Output> outputs = new ArrayList<>(cell.outputs().list());
        MimeBundle value = result.value();
        if (value != null) {
            outputs.add(Transcript.Output.of(Transcript.Kind.VALUE, value));
        }
        return outputs;
    }

    /** Shows, once, what went wrong before the first cell. */
    private void tellOfPreparation(Cell cell) {
        if (!told && !cell.silent() && prepared.isDone()) {
            told = true;
            System.err.print(prepared.join());
        }
    }

    /** Evaluates Java under a name, and renders the value of its last snippet if that is an expression. */
    CellResult java(Cell cell, String source, String name) {
        engine.call(name, () -> enter(cell));
        Outcome outcome = engine.eval(new Submission(source, name), cell::interrupted);
        Progress.clear();
        outcome.steps().stream().map(Step::note).filter(note -> !note.isEmpty()).forEach(System.err::println);
        if (outcome.status() != Status.OK) {
            return CellResult.failed(Tracebacks.of(outcome));
        }
        List<Step> steps = outcome.steps();
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        return last != null && last.shows() && !cell.silent() ? render(cell, last.value(), name) : CellResult.NOTHING;
    }

    /** Renders a value where user code runs. */
    CellResult render(Cell cell, @Nullable Object value, String name) {
        Outcome rendering = engine.call(name, () -> settings.renderer().render(value), cell::interrupted);
        if (rendering.status() != Status.OK) {
            return CellResult.failed(Tracebacks.of(rendering));
        }
        Object bundle = rendering.steps().get(0).value();
        return bundle instanceof MimeBundle forms ? CellResult.of(forms) : CellResult.NOTHING;
    }

    private @Nullable Object enter(Cell cell) {
        streams.enter(cell);
        return null;
    }

    /** Evaluates a request's {@code user_expressions}: each ends as a value or an error of its own. */
    Map<String, @Nullable Object> expressions(Cell cell, Map<String, @Nullable Object> sources) {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        sources.forEach((name, source) -> answers.put(name, expression(cell, String.valueOf(source))));
        return answers;
    }

    private Map<String, @Nullable Object> expression(Cell cell, String source) {
        Outcome outcome = engine.eval(new Submission(source, "user expression", false), cell::interrupted);
        CellError error = outcome.status() == Status.OK ? null : Tracebacks.of(outcome);
        if (error == null) {
            List<Step> steps = outcome.steps();
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (last == null || !last.hasValue()) {
                error = Tracebacks.simple("NoValue", "\"" + source + "\" has no value.");
            } else {
                CellResult result = render(cell, last.value(), "user expression");
                if (result.value() != null) {
                    return Json.map(
                            "status", "ok",
                            "data", result.value().data(),
                            "metadata", result.value().metadata());
                }
                error = result.error();
            }
        }
        return error == null
                ? Json.map("status", "error", "ename", "NoValue", "evalue", "", "traceback", List.of())
                : Json.map(
                        "status", "error",
                        "ename", error.name(),
                        "evalue", error.message(),
                        "traceback", error.traceback());
    }
}

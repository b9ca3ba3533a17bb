package io.ttlab.shell;

import io.ttlab.shell.Cell.Item;
import io.ttlab.shell.CellCompiler.CompiledCell;
import io.ttlab.shell.Cells.LoadedCell;
import io.ttlab.shell.Outcome.Status;
import io.ttlab.shell.PieceKind.Form;
import io.ttlab.shell.Results.Result;
import io.ttlab.shell.Step.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Runs one submission: snippet after snippet, each result turned into a step, until one fails. */
final class Evaluator {
    private final Session session;
    private final Evaluation evaluation;
    private final Failures failures;
    private final List<Step> steps = new ArrayList<>();

    Evaluator(Session session, Evaluation evaluation) {
        this.session = session;
        this.evaluation = evaluation;
        this.failures = new Failures(session);
    }

    Outcome run() {
        try {
            return evaluate();
        } catch (StackOverflowError compilers) {
            // User code has threads of its own.
            return Engine.outcome(
                    Status.REJECTED, steps, failures.tooDeep(evaluation.submission()), OptionalInt.empty());
        } catch (BeyondLimitsException e) {
            return Engine.outcome(Status.REJECTED, steps, failures.beyondLimits(e), OptionalInt.empty());
        }
    }

    private Outcome evaluate() {
        Splitter splitter = new Splitter(evaluation.submission(), session::analyse);
        Cells cells = session.cells();
        Deque<Piece> ahead = new ArrayDeque<>();
        while (fill(ahead, splitter)) {
            Outcome early = evaluation.cancelled()
                    ? interrupted(null)
                    : cells == null ? evaluate(ahead.remove()) : runCell(cells, ahead, splitter);
            if (early != null) {
                return early;
            }
        }
        return Engine.outcome(Status.OK, steps, null, OptionalInt.empty());
    }

    private boolean fill(Deque<Piece> ahead, Splitter splitter) {
        if (ahead.isEmpty()) {
            Piece next = splitter.next();
            if (next != null) {
                ahead.add(next);
            }
        }
        return !ahead.isEmpty();
    }

    /** Runs as many of the next snippets as go into one cell, or the next one by JShell. */
    private @Nullable Outcome runCell(Cells cells, Deque<Piece> ahead, Splitter splitter) {
        Cells.Collector collector = cells.new Collector();
        List<Piece> taken = new ArrayList<>();
        while (fill(ahead, splitter) && collector.add(ahead.element())) {
            taken.add(ahead.remove());
        }
        LoadedCell loaded = collector.isEmpty() ? null : collector.load();
        int used = loaded == null ? 0 : loaded.methods().size();
        for (int i = taken.size() - 1; i >= used; i--) {
            ahead.addFirst(taken.get(i));
        }
        return loaded == null ? evaluate(ahead.remove()) : run(cells, loaded);
    }

    private @Nullable Outcome run(Cells cells, LoadedCell loaded) {
        CompiledCell compiled = loaded.compiled();
        for (int i = 0; i < loaded.methods().size(); i++) {
            Item item = compiled.cell().items().get(i);
            Outcome early;
            if (evaluation.cancelled()) {
                cells.keepVariables(compiled, i);
                return interrupted(null);
            }
            try {
                Run run = session.invoke(loaded.methods().get(i));
                early = ended(item.piece(), run);
                if (early == null) {
                    steps.add(step(
                            item, compiled.types().get(i), compiled.warnings().get(i), run));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                early = interrupted(null);
            }
            if (early != null) {
                cells.keepVariables(compiled, i + 1);
                return early;
            }
        }
        cells.keepVariables(compiled, loaded.methods().size());
        return null;
    }

    private Step step(Item item, CellCompiler.Typed typed, String note, Run run) {
        String text = item.piece().text();
        Object value = run.ending().value();
        TypeText.Texts type = typed.type();
        if (item.asStatement() || type == null) {
            return new Step(Kind.STATEMENT, text, "", "", null, false, note);
        }
        if (item.kind().form() == Form.VARIABLE) {
            return new Step(Kind.VARIABLE, text, item.kind().name(), Cells.shownType(item, type), value, true, note);
        }
        Result result = new Result(type.source(), type.display(), value);
        if (!typed.variable().isEmpty()) {
            if (!typed.assigns() && !Cells.isResultName(typed.variable())) {
                session.results().setNewest(result);
            }
            Kind kind = typed.assigns() ? Kind.ASSIGNMENT : Kind.EXPRESSION;
            return new Step(kind, text, typed.variable(), type.display(), value, true, note);
        }
        int number = session.results().takeNumber();
        session.results().add(number, result);
        return new Step(Kind.EXPRESSION, text, "$" + number, type.display(), value, true, note);
    }

    private @Nullable Outcome evaluate(Piece written) {
        BeyondLimitsException.check(written);
        Piece piece = written;
        Session.Evaluated evaluated = session.evaluate(piece);
        int constructor = refusedConstructor(piece, evaluated);
        if (constructor >= 0) {
            session.takeBackLent(false);
            piece = piece.withPublicAt(constructor);
            evaluated = session.evaluate(piece);
        }
        Deque<Run> runs = new ArrayDeque<>(evaluated.runs());
        Outcome early = null;
        boolean declares = false;
        for (SnippetEvent event : evaluated.events()) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            declares |= snippet.kind().isPersistent() && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
            if (event.status() == Snippet.Status.REJECTED) {
                early = early == null ? rejected(piece, snippet) : early;
                continue;
            }
            Run run = isExecutable(snippet) && event.status().isDefined() ? runs.poll() : null;
            Outcome ended = run == null ? null : ended(piece, run);
            if (ended != null) {
                early = early == null ? ended : early;
                forgetTemporary(snippet);
            } else if (early == null) {
                steps.add(step(piece, event, run, evaluated));
            }
        }
        session.takeBackLent(declares);
        return early;
    }

    /**
     * Where a record's canonical constructor begins that says no access, or -1. JShell makes records public, and then refuses
     * what the language allows.
     */
    private int refusedConstructor(Piece piece, Session.Evaluated evaluated) {
        for (SnippetEvent event : evaluated.events()) {
            if (event.status() == Snippet.Status.REJECTED) {
                return session.withJShell(() -> session.jshell()
                        .diagnostics(event.snippet())
                        .filter(each -> "compiler.err.invalid.canonical.constructor.in.record".equals(each.getCode())
                                && each.getMessage(Locale.ROOT).contains("was public")
                                && each.getStartPosition() >= 0)
                        .map(each -> (int) each.getStartPosition())
                        .filter(at -> !piece.source().substring(at).matches("(?s)(private|protected)\\b.*"))
                        .findFirst()
                        .orElse(-1));
            }
        }
        return -1;
    }

    private static boolean isExecutable(Snippet snippet) {
        return switch (snippet.kind()) {
            case VAR, EXPRESSION, STATEMENT -> true;
            default -> false;
        };
    }

    private void forgetTemporary(Snippet snippet) {
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND && snippet instanceof VarSnippet variable) {
            session.forget(variable, session.fieldOf(variable));
        }
    }

    private Outcome rejected(Piece piece, Snippet snippet) {
        Failure failure = session.withJShell(() ->
                failures.rejected(piece, session.jshell().diagnostics(snippet).toList()));
        return Engine.outcome(Status.REJECTED, steps, failure, OptionalInt.empty());
    }

    private @Nullable Outcome ended(Piece piece, Run run) {
        Run.Ending ending = run.ending();
        ExitRequest exit = run.exit();
        if (exit != null) {
            return Engine.outcome(Status.EXITED, steps, failures.exited(piece, exit), OptionalInt.of(exit.code()));
        }
        Throwable thrown = ending.thrown();
        if (run.interrupted() && thrown != null) {
            return interrupted(failures.interrupted(piece, run, thrown));
        }
        if (thrown != null) {
            return Engine.outcome(Status.THREW, steps, failures.threw(piece, thrown), OptionalInt.empty());
        }
        return null;
    }

    private Outcome interrupted(@Nullable Failure failure) {
        Failure shown = failure == null ? failures.interruptedBefore(evaluation.submission()) : failure;
        return Engine.outcome(Status.INTERRUPTED, steps, shown, OptionalInt.empty());
    }

    private Step step(Piece piece, SnippetEvent event, @Nullable Run run, Session.Evaluated evaluated) {
        Snippet snippet = event.snippet();
        Object value = run == null ? null : run.ending().value();
        String note = session.withJShell(() -> Notes.of(session.jshell(), event, evaluated));
        String text = piece.text();
        if (snippet instanceof VarSnippet variable) {
            if (variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                session.keepResult(variable, value);
                return new Step(Kind.EXPRESSION, text, variable.name(), variable.typeName(), value, true, note);
            }
            return new Step(Kind.VARIABLE, text, variable.name(), variable.typeName(), value, run != null, note);
        }
        if (snippet instanceof ExpressionSnippet expression) {
            boolean assigns = expression.subKind() == SubKind.ASSIGNMENT_SUBKIND;
            if (!assigns) {
                noteShown(expression, value);
            }
            return new Step(
                    assigns ? Kind.ASSIGNMENT : Kind.EXPRESSION,
                    text,
                    expression.name(),
                    expression.typeName(),
                    value,
                    true,
                    note);
        }
        if (snippet instanceof MethodSnippet method) {
            return new Step(Kind.METHOD, text, method.name(), Notes.declared(event), null, false, note);
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return new Step(Kind.TYPE, text, type.name(), Notes.declared(event), null, false, note);
        }
        if (snippet instanceof ImportSnippet imported) {
            return new Step(Kind.IMPORT, text, imported.fullname(), "", null, false, note);
        }
        return new Step(Kind.STATEMENT, text, "", "", null, false, note);
    }

    private void noteShown(ExpressionSnippet expression, @Nullable Object value) {
        var field = session.field(expression.name());
        if (field != null && !expression.name().equals("ans")) {
            session.results().setNewest(new Result(TypeSource.of(field), expression.typeName(), value));
        }
    }
}

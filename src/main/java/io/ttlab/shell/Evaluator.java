package io.ttlab.shell;

import io.ttlab.shell.Outcome.Status;
import io.ttlab.shell.Results.Result;
import io.ttlab.shell.Step.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
        Splitter splitter = new Splitter(evaluation.submission(), session::analysis);
        for (Piece piece = session.withJShell(splitter::next);
                piece != null;
                piece = session.withJShell(splitter::next)) {
            Outcome early = evaluation.cancelled() ? interrupted(null) : evaluate(piece);
            if (early != null) {
                return early;
            }
        }
        return Engine.outcome(Status.OK, steps, null, OptionalInt.empty());
    }

    private @Nullable Outcome evaluate(Piece piece) {
        Session.Evaluated evaluated = session.evaluate(piece);
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
            Outcome ended = run == null ? null : ended(piece, event, run);
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

    private @Nullable Outcome ended(Piece piece, SnippetEvent event, Run run) {
        Run.Ending ending = run.ending();
        ExitRequest exit = run.exit();
        if (exit != null) {
            return Engine.outcome(Status.EXITED, steps, failures.exited(piece, exit), OptionalInt.of(exit.code()));
        }
        Throwable thrown = ending.thrown();
        if (run.interrupted() && thrown != null) {
            return interrupted(failures.interrupted(piece, event, run, thrown));
        }
        if (thrown != null) {
            return Engine.outcome(Status.THREW, steps, failures.threw(piece, event, thrown), OptionalInt.empty());
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
            return new Step(Kind.METHOD, text, method.name(), method.signature(), null, false, note);
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return new Step(Kind.TYPE, text, type.name(), "", null, false, note);
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

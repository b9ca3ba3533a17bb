package io.ttlab.shell;

import io.ttlab.client.TtException;
import io.ttlab.shell.Frames.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.spi.SPIResolutionException;

/** Tells failures in terms of the user's own source. */
final class Failures {
    private final Session session;
    private final Frames frames;

    Failures(Session session) {
        this.session = session;
        this.frames = new Frames(session);
    }

    /** A spot in a submission; {@code line} is 0 when unknown. */
    private record Spot(String sourceName, int line, int column, String sourceLine, String caretLine) {}

    Failure rejected(Piece piece, List<Diag> diagnostics) {
        List<Diag> errors = diagnostics.stream().filter(Diag::isError).toList();
        if (errors.isEmpty()) {
            return failure("it does not compile", spotOfLine(piece.submission(), piece.submissionLine(1)));
        }
        Diag first = errors.get(0);
        List<String> others = new ArrayList<>();
        for (Diag other : errors.subList(1, errors.size())) {
            Spot spot = spotOf(piece, other);
            others.add("line " + spot.line() + ": " + Notes.message(other));
        }
        Spot spot = spotOf(piece, first);
        return new Failure(
                Notes.message(first),
                spot.sourceName(),
                spot.line(),
                spot.column(),
                spot.sourceLine(),
                spot.caretLine(),
                List.of(),
                others,
                null);
    }

    Failure exited(Piece piece, ExitRequest exit) {
        return failure("System.exit(" + exit.code() + ") was called", spotOfLine(piece.submission(), 0));
    }

    Failure interruptedBefore(Submission submission) {
        return failure("interrupted", spotOfLine(submission, 0));
    }

    Failure beyondLimits(BeyondLimitsException e) {
        Piece piece = e.piece();
        return failure(
                "error: " + e.getMessage() + ". No class file holds it: read it from a file, or divide it.",
                spotOfLine(piece.submission(), piece.submissionLine(1)));
    }

    Failure tooDeep(Submission submission) {
        return failure(
                "error: this is nested too deeply for the compiler. Divide it into several statements.",
                spotOfLine(submission, 0));
    }

    Failure interrupted(Piece piece, Run run, Throwable thrown) {
        Failure where = threw(piece, thrown);
        String stuckIn = run.stuckIn();
        String headline = stuckIn == null
                ? "interrupted"
                : "interrupted, but " + run.thread().getName() + " is stuck in " + stuckIn
                        + " and was left behind; a new thread takes its place";
        return new Failure(
                headline,
                where.sourceName(),
                where.line(),
                where.column(),
                where.sourceLine(),
                where.caretLine(),
                where.frames(),
                List.of(),
                thrown instanceof Stopped ? null : thrown);
    }

    Failure threw(Piece piece, Throwable thrown) {
        List<Frame> found = frames.of(thrown);
        Spot spot = found.isEmpty() ? spotOfLine(piece.submission(), 0) : spotOfFrame(found.get(0));
        return new Failure(
                headline(thrown),
                spot.sourceName(),
                spot.line(),
                spot.column(),
                spot.sourceLine(),
                spot.caretLine(),
                Frames.texts(found),
                causes(thrown),
                thrown);
    }

    /** What was thrown where nobody waited for it, line by line; empty when none of the user's code is in it. */
    List<String> lines(Throwable thrown) {
        List<Frame> found = frames.of(thrown);
        List<String> lines = new ArrayList<>();
        if (!found.isEmpty()) {
            lines.add(headline(thrown));
            Frames.texts(found).forEach(frame -> lines.add("    " + frame));
            causes(thrown).forEach(cause -> lines.add("caused by: " + cause));
        }
        return lines;
    }

    /** The failure of work that is no source. */
    static Failure ofCall(String name, Run run, Throwable thrown) {
        String stuckIn = run.stuckIn();
        String headline = !run.interrupted()
                ? Throwables.headline(thrown)
                : stuckIn == null ? "interrupted" : "interrupted, but the thread is stuck in " + stuckIn;
        return new Failure(headline, name, 0, 0, "", "", List.of(), List.of(), thrown);
    }

    private String headline(Throwable thrown) {
        if (thrown instanceof SPIResolutionException unresolved
                && frames.snippetNumbered(unresolved.id()) instanceof DeclarationSnippet snippet) {
            return unresolvedHeadline(snippet);
        }
        return Throwables.headline(thrown);
    }

    private String unresolvedHeadline(DeclarationSnippet snippet) {
        List<String> missing = session.withJShell(
                () -> session.jshell().unresolvedDependencies(snippet).toList());
        String what = snippet.kind() == Snippet.Kind.METHOD
                ? "method " + Signatures.of(snippet) + " cannot be invoked"
                : "class " + snippet.name() + " cannot be used";
        if (!missing.isEmpty()) {
            return what + Notes.until(missing);
        }
        return what
                + session.withJShell(() -> session.jshell()
                        .diagnostics(snippet)
                        .filter(Diag::isError)
                        .map(diagnostic -> " until this error is corrected: " + Notes.message(diagnostic))
                        .findFirst()
                        .orElse(""));
    }

    private List<String> causes(Throwable thrown) {
        List<String> found = new ArrayList<>();
        if (thrown instanceof TtException) {
            return found;
        }
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(thrown);
        for (Throwable cause = thrown.getCause(); cause != null && seen.add(cause); cause = cause.getCause()) {
            List<Frame> at = frames.of(cause);
            found.add(headline(cause) + (at.isEmpty() ? "" : " " + at.get(0).text()));
        }
        return found;
    }

    private static Spot spotOf(Piece piece, Diag diagnostic) {
        String source = piece.submission().source();
        int start = clamp(piece.submissionOffset((int) diagnostic.getStartPosition()), source);
        int end = clamp(piece.submissionOffset((int) diagnostic.getEndPosition()), source);
        int position = clamp(piece.submissionOffset((int) diagnostic.getPosition()), source);
        if (position < start || position > end) {
            start = position;
            end = position;
        }
        int line = Lines.lineAt(source, start);
        int column = Lines.columnAt(source, start);
        String text = Lines.line(source, line);
        int width = Math.min(end - start, Math.max(1, text.length() - column + 1));
        return new Spot(piece.submission().name(), line, column, text, Lines.carets(text, column, width));
    }

    private static int clamp(int offset, String source) {
        return Math.max(0, Math.min(offset, source.length()));
    }

    private static Spot spotOfLine(Submission submission, int line) {
        if (line < 1) {
            return new Spot(submission.name(), 0, 0, "", "");
        }
        String text = Lines.line(submission.source(), line);
        int column = text.length() - text.stripLeading().length() + 1;
        return new Spot(submission.name(), line, column, text, Lines.carets(text, column, 1));
    }

    /** Where the line begins, or the snippet if it begins behind others on that line. */
    private static Spot spotOfFrame(Frame frame) {
        Submission submission = frame.piece().submission();
        String source = submission.source();
        int from =
                Math.max(Lines.startOfLine(source, frame.line()), frame.piece().start());
        while (from < source.length() && (source.charAt(from) == ' ' || source.charAt(from) == '\t')) {
            from++;
        }
        if (from >= source.length() || Lines.lineAt(source, from) != frame.line()) {
            return spotOfLine(submission, frame.line());
        }
        String text = Lines.line(source, frame.line());
        int column = Lines.columnAt(source, from);
        return new Spot(submission.name(), frame.line(), column, text, Lines.carets(text, column, 1));
    }

    private static Failure failure(String headline, Spot spot) {
        return new Failure(
                headline,
                spot.sourceName(),
                spot.line(),
                spot.column(),
                spot.sourceLine(),
                spot.caretLine(),
                List.of(),
                List.of(),
                null);
    }
}

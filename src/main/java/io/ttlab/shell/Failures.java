package io.ttlab.shell;

import io.ttlab.client.TtException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/** Tells failures in terms of the user's own source. */
final class Failures {
    private static final int MOST_FRAMES = 20;
    private final Session session;

    Failures(Session session) {
        this.session = session;
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

    Failure interrupted(Piece piece, SnippetEvent event, Run run, Throwable thrown) {
        Failure where = threw(piece, event, thrown);
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

    Failure threw(Piece piece, SnippetEvent event, Throwable thrown) {
        JShellException translated = event.exception();
        List<Frame> frames = translated == null ? List.of() : frames(translated.getStackTrace());
        Spot spot = frames.isEmpty()
                ? spotOfLine(piece.submission(), 0)
                : spotOfLine(frames.get(0).piece().submission(), frames.get(0).line());
        return new Failure(
                headline(translated, thrown),
                spot.sourceName(),
                spot.line(),
                spot.column(),
                spot.sourceLine(),
                spot.caretLine(),
                texts(frames),
                causes(translated, thrown),
                thrown);
    }

    /** The failure of work that is no source. */
    static Failure ofCall(String name, Run run, Throwable thrown) {
        String stuckIn = run.stuckIn();
        String headline = !run.interrupted()
                ? Throwables.headline(thrown)
                : stuckIn == null ? "interrupted" : "interrupted, but the thread is stuck in " + stuckIn;
        return new Failure(headline, name, 0, 0, "", "", List.of(), List.of(), thrown);
    }

    private String headline(@Nullable JShellException translated, Throwable thrown) {
        if (translated instanceof UnresolvedReferenceException unresolved) {
            return unresolvedHeadline(unresolved.getSnippet());
        }
        return Throwables.headline(thrown);
    }

    private String unresolvedHeadline(DeclarationSnippet snippet) {
        List<String> missing = session.withJShell(
                () -> session.jshell().unresolvedDependencies(snippet).toList());
        String what = snippet.kind() == Snippet.Kind.METHOD
                ? "method " + Signatures.of(snippet) + " cannot be invoked"
                : "class " + snippet.name() + " cannot be used";
        return what + Notes.until(missing);
    }

    private List<String> causes(@Nullable JShellException translated, Throwable thrown) {
        List<String> found = new ArrayList<>();
        if (thrown instanceof TtException) {
            return found;
        }
        Set<Throwable> seen = new HashSet<>(Set.of(thrown));
        Throwable cause = thrown.getCause();
        Throwable translatedCause = translated == null ? null : translated.getCause();
        while (cause != null && seen.add(cause)) {
            List<Frame> frames = translatedCause == null ? List.of() : frames(translatedCause.getStackTrace());
            found.add(Throwables.headline(cause)
                    + (frames.isEmpty() ? "" : " " + frames.get(0).text()));
            cause = cause.getCause();
            translatedCause = translatedCause instanceof EvalException e ? e.getCause() : null;
        }
        return found;
    }

    private record Frame(String method, Piece piece, int line) {
        String text() {
            String place = "(" + piece.submission().name() + ":" + line + ")";
            return method.isEmpty() ? "at " + place : "at " + method + " " + place;
        }
    }

    private List<Frame> frames(StackTraceElement[] stack) {
        Map<String, Piece> origins = session.origins();
        List<Frame> found = new ArrayList<>();
        for (StackTraceElement element : stack) {
            String file = element.getFileName();
            Piece piece = file != null && file.startsWith("#") ? origins.get(file.substring(1)) : null;
            if (piece != null) {
                found.add(
                        new Frame(Signatures.frameName(element), piece, piece.submissionLine(element.getLineNumber())));
            }
        }
        return found;
    }

    private static List<String> texts(List<Frame> frames) {
        List<String> texts = new ArrayList<>();
        int repeats = 0;
        for (Frame frame : frames) {
            String text = frame.text();
            if (!texts.isEmpty() && texts.get(texts.size() - 1).equals(text)) {
                repeats++;
                continue;
            }
            addRepeats(texts, repeats);
            repeats = 0;
            if (texts.size() >= MOST_FRAMES) {
                texts.add("... and more");
                return texts;
            }
            texts.add(text);
        }
        addRepeats(texts, repeats);
        return texts;
    }

    private static void addRepeats(List<String> texts, int repeats) {
        if (repeats > 0) {
            texts.add("... " + repeats + " more of the same");
        }
    }

    private static Spot spotOf(Piece piece, Diag diagnostic) {
        String source = piece.submission().source();
        int start = clamp(piece.start() + (int) diagnostic.getStartPosition(), source);
        int end = clamp(piece.start() + (int) diagnostic.getEndPosition(), source);
        int position = clamp(piece.start() + (int) diagnostic.getPosition(), source);
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

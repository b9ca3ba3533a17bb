package io.ttlab.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/** Finds the user's own frames in a stack trace, in terms of the submissions. */
final class Frames {
    private static final int MOST_TEXTS = 20;
    private final Session session;

    Frames(Session session) {
        this.session = session;
    }

    /** A frame of the user's code. */
    record Frame(String method, Piece piece, int line) {
        String text() {
            String place = "(" + piece.submission().name() + ":" + line + ")";
            return method.isEmpty() ? "at " + place : "at " + method + " " + place;
        }
    }

    /** The user's frames of that throwable, innermost first. */
    List<Frame> of(Throwable thrown) {
        List<Frame> found = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (Snippets.isSnippetClass(element.getClassName()) && element.getLineNumber() > 0) {
                Cell.PieceLine at = Snippets.isCell(element.getClassName())
                        ? inCell(element)
                        : session.withJShell(() -> inSnippet(element));
                if (at != null) {
                    found.add(new Frame(
                            Signatures.frameName(element),
                            at.piece(),
                            at.piece().submissionLine(at.line())));
                }
            }
        }
        return found;
    }

    private Cell.@Nullable PieceLine inCell(StackTraceElement element) {
        Cells cells = session.cells();
        Cell cell = cells == null ? null : cells.cellOf(element.getClassName());
        return cell == null ? null : cell.lineOf(element.getLineNumber());
    }

    private Cell.@Nullable PieceLine inSnippet(StackTraceElement element) {
        Snippet snippet = snippetOf(element.getClassName(), element.getMethodName());
        Piece piece = snippet == null ? null : session.origins().get(snippet.id());
        if (snippet == null || piece == null) {
            return null;
        }
        SnippetWrapper wrapper = session.analysis().wrapper(snippet);
        String wrapped = wrapper.wrapped();
        int start = Lines.startOfLine(wrapped, element.getLineNumber());
        while (start < wrapped.length()
                && wrapped.charAt(start) != '\n'
                && Character.isWhitespace(wrapped.charAt(start))) {
            start++;
        }
        return new Cell.PieceLine(piece, Lines.lineAt(snippet.source(), wrapper.wrappedToSourcePosition(start)));
    }

    /** The newest snippet in that wrapper class; where several share one, the one of the method's name. */
    private @Nullable Snippet snippetOf(String className, String methodName) {
        JShell jshell = session.jshell();
        SourceCodeAnalysis analysis = session.analysis();
        Snippet found = null;
        for (Snippet snippet : jshell.snippets().toList()) {
            boolean wraps = snippet.kind() != Snippet.Kind.IMPORT
                    && snippet.kind() != Snippet.Kind.ERRONEOUS
                    && Snippets.isWithin(className, analysis.wrapper(snippet).fullClassName());
            boolean better = found == null || !methodName.equals(nameOf(found)) || methodName.equals(nameOf(snippet));
            if (wraps && better) {
                found = snippet;
            }
        }
        return found;
    }

    /** The snippet of JShell's number, as its unresolved references name it. */
    @Nullable
    Snippet snippetNumbered(int number) {
        SourceCodeAnalysis analysis = session.analysis();
        return session.withJShell(() -> session.jshell()
                .snippets()
                .filter(snippet -> snippet.kind().isPersistent() && snippet.kind() != Snippet.Kind.IMPORT)
                .filter(snippet -> Snippets.isNumbered(analysis.wrapper(snippet).fullClassName(), number))
                .reduce((older, newer) -> newer)
                .orElse(null));
    }

    private static String nameOf(Snippet snippet) {
        return snippet instanceof jdk.jshell.PersistentSnippet named ? named.name() : "";
    }

    /** The frames as lines to show, repetitions counted. */
    static List<String> texts(List<Frame> frames) {
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
            if (texts.size() >= MOST_TEXTS) {
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
}

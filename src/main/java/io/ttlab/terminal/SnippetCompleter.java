package io.ttlab.terminal;

import io.ttlab.shell.Completion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Size;

/**
 * Offers the engine's candidates to JLine, and remembers which of them need an import once they are used.
 *
 * <p>Confine to the thread that reads lines.
 */
final class SnippetCompleter implements Completer {

    static final int LIST_MAX = 200;

    /** Longer lists show names alone. */
    private static final int DESCRIBED = 12;

    /** Behind how many are shown of how many. */
    private static final String CUT = ", a letter gives fewer";

    /** What JLine leaves between columns. */
    private static final int COLUMN_GAP = 3;

    private final Session session;
    private final Commands commands;
    private final Map<String, Set<String>> importsOffered = new HashMap<>();

    SnippetCompleter(Session session, Commands commands) {
        this.session = session;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String source = line.line();
        int cursor = line.cursor();
        int java = Commands.isCommand(source) ? commands.javaIn(source.substring(0, cursor)) : 0;
        if (java < 0) {
            commands.complete(source.substring(0, cursor)).forEach(text -> candidates.add(plain(text)));
            return;
        }
        session.awaitReady();
        Completion completion = from(java, session.engine().complete(source.substring(java), cursor - java));
        int start = cursor - line.word().length();
        List<io.ttlab.shell.Candidate> all = completion.candidates();
        List<io.ttlab.shell.Candidate> shown = fitting(all, reader.getTerminal().getSize());
        String group = shown.size() == all.size() ? null : shown.size() + " of " + all.size() + CUT;
        int position = 0;
        for (io.ttlab.shell.Candidate candidate : shown) {
            String value = fromWordStart(source, start, completion.anchor(), candidate.text());
            if (candidate.addsImport()) {
                importsOffered
                        .computeIfAbsent(simpleName(candidate.importName()), name -> new LinkedHashSet<>())
                        .add(candidate.importName());
            }
            boolean described = shown.size() <= DESCRIBED
                    && !candidate.type().isEmpty()
                    && !candidate.display().contains(candidate.type());
            String type = described ? candidate.type() : null;
            candidates.add(new Candidate(value, candidate.display(), group, type, null, null, false, position++));
        }
    }

    /** Keeps as many candidates as the screen holds, so that no list asks whether it may be shown. */
    private static List<io.ttlab.shell.Candidate> fitting(List<io.ttlab.shell.Candidate> all, Size screen) {
        // JLine gives the headline of a list that is cut one of the columns.
        int widest = all.stream()
                .mapToInt(candidate -> candidate.display().length())
                .max()
                .orElse(1);
        widest = Math.max(widest, CUT.length() + 10);
        int columns = Math.max(1, screen.getColumns() / (widest + COLUMN_GAP));
        int room = Math.max(4, screen.getRows() - 5) * columns;
        if (all.size() <= Math.min(room, LIST_MAX)) {
            return all;
        }
        List<io.ttlab.shell.Candidate> shown = new ArrayList<>(all.subList(0, Math.min(room, LIST_MAX) - 1));
        // What all shown ones begin with is typed for the user, so it must be what all of them begin with.
        String common = commonStart(shown);
        all.stream()
                .filter(candidate -> !candidate.text().startsWith(common))
                .findFirst()
                .ifPresent(shown::add);
        return shown;
    }

    private static String commonStart(List<io.ttlab.shell.Candidate> candidates) {
        String common = candidates.get(0).text();
        for (io.ttlab.shell.Candidate candidate : candidates) {
            while (!candidate.text().startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common;
    }

    private static String simpleName(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** What ends like a folder or the first part of a coordinate goes on. */
    private static Candidate plain(String text) {
        boolean whole = !text.endsWith("/") && !text.endsWith(":") && !text.endsWith(".");
        return new Candidate(text, text, null, null, null, null, whole);
    }

    private static Completion from(int offset, Completion completion) {
        return new Completion(completion.anchor() + offset, completion.candidates());
    }

    /** The engine replaces from its anchor, JLine from the start of the word: makes one out of the other. */
    private static String fromWordStart(String source, int start, int anchor, String text) {
        if (anchor >= start) {
            return source.substring(start, anchor) + text;
        }
        int overlap = start - anchor;
        return text.length() >= overlap ? text.substring(overlap) : text;
    }

    /** Returns the imports that {@code source} needs for the types it took from a menu, and forgets what was offered. */
    List<String> importsFor(String source) {
        List<String> needed = JavaLexer.spans(source).stream()
                .filter(span -> span.kind() == JavaLexer.Kind.TYPE)
                .map(span -> source.substring(span.start(), span.end()))
                .distinct()
                .map(name -> importsOffered.getOrDefault(name, Set.of()))
                .filter(offered -> offered.size() == 1)
                .map(offered -> offered.iterator().next())
                .toList();
        importsOffered.clear();
        return needed;
    }
}

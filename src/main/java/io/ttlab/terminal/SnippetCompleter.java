package io.ttlab.terminal;

import io.ttlab.shell.Completion;
import io.ttlab.shell.Engine;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Offers the engine's candidates to JLine, and remembers which of them need an import once they are used.
 *
 * <p>Confine to the thread that reads lines.
 */
final class SnippetCompleter implements Completer {

    private final Engine engine;
    private final Commands commands;
    private final Map<String, Set<String>> importsOffered = new HashMap<>();

    SnippetCompleter(Engine engine, Commands commands) {
        this.engine = engine;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String source = line.line();
        int cursor = line.cursor();
        if (Commands.isCommand(source)) {
            commands.complete(source.substring(0, cursor)).forEach(text -> candidates.add(plain(text)));
            return;
        }
        Completion completion = engine.complete(source, cursor);
        int start = cursor - line.word().length();
        int position = 0;
        for (io.ttlab.shell.Candidate candidate : completion.candidates()) {
            String value = fromWordStart(source, start, completion.anchor(), candidate.text());
            if (candidate.addsImport()) {
                importsOffered
                        .computeIfAbsent(candidate.text(), name -> new LinkedHashSet<>())
                        .add(candidate.importName());
            }
            candidates.add(new Candidate(
                    value,
                    candidate.display(),
                    null,
                    candidate.type().isEmpty() ? null : candidate.type(),
                    null,
                    null,
                    false,
                    position++));
        }
    }

    private static Candidate plain(String text) {
        return new Candidate(text, text, null, null, null, null, !text.endsWith("/"));
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

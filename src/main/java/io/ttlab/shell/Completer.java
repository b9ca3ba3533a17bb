package io.ttlab.shell;

import io.ttlab.shell.Candidate.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Offers ways to go on at the cursor. */
final class Completer {
    private final Session session;

    Completer(Session session) {
        this.session = session;
    }

    Completion complete(String source, int cursor) {
        int[] anchor = new int[1];
        SourceCodeAnalysis analysis = session.analysis();
        List<Suggestion> suggestions = session.withJShell(() -> analysis.completionSuggestions(source, cursor, anchor));
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (boolean wanted : new boolean[] {true, false}) {
            for (Suggestion suggestion : suggestions) {
                if (suggestion.matchesType() == wanted) {
                    found.putIfAbsent(suggestion.continuation(), candidate(suggestion));
                }
            }
        }
        return new Completion(anchor[0], new ArrayList<>(found.values()));
    }

    private static Candidate candidate(Suggestion suggestion) {
        String text = suggestion.continuation();
        Kind kind = text.endsWith("(") || text.endsWith("()")
                ? Kind.METHOD
                : text.endsWith(".") ? Kind.PACKAGE : Character.isUpperCase(text.charAt(0)) ? Kind.TYPE : Kind.VARIABLE;
        return new Candidate(text, text, kind, "", "", suggestion.matchesType());
    }

    List<Doc> documentation(String source, int cursor) {
        SourceCodeAnalysis analysis = session.analysis();
        List<Documentation> found = session.withJShell(() -> analysis.documentation(source, cursor, true));
        return found.stream()
                .map(doc -> new Doc(doc.signature(), doc.javadoc() == null ? "" : doc.javadoc()))
                .toList();
    }
}

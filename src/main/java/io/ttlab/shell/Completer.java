package io.ttlab.shell;

import io.ttlab.shell.Candidate.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/** Offers ways to go on at the cursor: what JShell knows, classes that could be imported, and texts inside of literals. */
final class Completer {
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "toString()", "wait(", "class");
    private static final Pattern STARTS_WITH_TYPE = Pattern.compile("(?:new |\\(\\()?([A-Z]\\w*)\\b");
    private static final Pattern MEMBER_OF_TYPE = Pattern.compile("(?<![\\w$.])([A-Z]\\w*)\\.(\\w*)$");

    private final Session session;
    private final List<LiteralCompleter> literals;
    private final List<DocIndex> docs;
    private final ClassNames classNames;

    Completer(Session session, List<LiteralCompleter> literals, List<DocIndex> docs, ClassNames classNames) {
        this.session = session;
        this.literals = literals;
        this.docs = docs;
        this.classNames = classNames;
    }

    Completion complete(String source, int cursor) {
        String before = source.substring(0, cursor);
        Lexer lexer = Lexer.of(before);
        return switch (lexer.end()) {
            case STRING -> inLiteral(before);
            case CODE -> inCode(before);
            default -> new Completion(cursor, List.of());
        };
    }

    private Completion inLiteral(String before) {
        LiteralParser.Found found = LiteralParser.parse(before, session::valueNamed);
        if (found == null) {
            return new Completion(before.length(), List.of());
        }
        for (LiteralCompleter completer : literals) {
            List<Candidate> candidates = offered(completer, found.literal());
            if (!candidates.isEmpty()) {
                return new Completion(
                        found.start(),
                        candidates.stream().map(Completer::escaped).toList());
            }
        }
        return new Completion(found.start(), List.of());
    }

    /** As it has to be written between quotes. */
    private static Candidate escaped(Candidate candidate) {
        String text = candidate.text().replace("\\", "\\\\").replace("\"", "\\\"");
        return new Candidate(
                text,
                candidate.display(),
                candidate.kind(),
                candidate.type(),
                candidate.importName(),
                candidate.matchesType());
    }

    private static List<Candidate> offered(LiteralCompleter completer, LiteralCompleter.Literal literal) {
        try {
            return completer.complete(literal);
        } catch (RuntimeException changing) {
            // A running cell may change the table that is looked at: offer nothing this time.
            System.getLogger(Completer.class.getName()).log(System.Logger.Level.DEBUG, "a completer failed", changing);
            return List.of();
        }
    }

    private Completion inCode(String before) {
        int start = startOfLastSnippet(before);
        Map<String, Candidate> found = new LinkedHashMap<>();
        int anchor = suggest(before.substring(start), start, found);
        if (start > 0) {
            // Names that earlier snippets of the same cell declare exist only in the whole.
            suggest("{" + before, -1, found);
        }
        addLocals(before, found);
        if (found.isEmpty()) {
            Completion ofUnknown = membersOfUnknownType(before);
            if (ofUnknown != null) {
                return ofUnknown;
            }
        }
        return new Completion(anchor, ordered(before, found));
    }

    private List<Candidate> ordered(String before, Map<String, Candidate> found) {
        List<Candidate> candidates = new ArrayList<>(found.values());
        boolean members = isMember(before);
        candidates.sort(Comparator.comparing((Candidate candidate) -> !candidate.matchesType())
                .thenComparing(candidate -> members && OF_EVERY_OBJECT.contains(candidate.text())));
        addImportable(before, candidates);
        return candidates;
    }

    private static boolean isMember(String before) {
        return before.substring(0, startOfWord(before)).stripTrailing().endsWith(".");
    }

    /** The static members of a class that is not imported yet: {@code Pattern.comp}. */
    private @Nullable Completion membersOfUnknownType(String before) {
        Matcher unknown = MEMBER_OF_TYPE.matcher(before);
        if (!unknown.find()) {
            return null;
        }
        String name = unknown.group(1);
        String qualified = qualified(name);
        if (qualified.isEmpty()) {
            return null;
        }
        Map<String, Candidate> found = new LinkedHashMap<>();
        suggest(qualified + "." + unknown.group(2), 0, found);
        List<Candidate> candidates = ordered(before, found).stream()
                .map(member -> new Candidate(
                        name + "." + member.text(), member.display(), member.kind(), member.type(), qualified, false))
                .toList();
        return candidates.isEmpty() ? null : new Completion(unknown.start(1), candidates);
    }

    /** The likeliest class of that simple name, empty when there is none. */
    private String qualified(String name) {
        return classNames.named(name, session.classLoader()).stream()
                .findFirst()
                .orElse("");
    }

    private static void addLocals(String before, Map<String, Candidate> found) {
        int start = startOfWord(before);
        boolean behindValue = start == before.length() && start > 0 && ")]\"'".indexOf(before.charAt(start - 1)) >= 0;
        if (isMember(before) || behindValue) {
            return;
        }
        String prefix = before.substring(start);
        Locals.visibleAtEndOf(before.substring(0, start)).forEach((name, type) -> {
            if (name.startsWith(prefix)) {
                found.putIfAbsent(name, new Candidate(name, name, Kind.VARIABLE, type, "", false));
            }
        });
    }

    private static int startOfWord(String before) {
        int start = before.length();
        while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private int startOfLastSnippet(String before) {
        Splitter splitter = new Splitter(new Submission(before, ""), session::analyse);
        int start = 0;
        for (Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
            start = piece.start();
        }
        return start;
    }

    private int suggest(String code, int offset, Map<String, Candidate> found) {
        int[] anchor = {code.length()};
        SourceCodeAnalysis analysis = session.analysis();
        List<Suggestion> suggestions =
                session.withJShell(() -> analysis.completionSuggestions(code, code.length(), anchor));
        String prefix = code.substring(Math.min(anchor[0], code.length()));
        for (Suggestion suggestion : suggestions) {
            String text = suggestion.continuation();
            if (text.contains("$$") || text.startsWith(Snippets.CELL_PREFIX) || text.equals(CellVariables.VIEW)) {
                continue;
            }
            Candidate known = found.get(text);
            if (known == null || (!known.matchesType() && suggestion.matchesType())) {
                found.put(text, candidate(suggestion, prefix));
            }
        }
        return offset + anchor[0];
    }

    private Candidate candidate(Suggestion suggestion, String prefix) {
        String text = suggestion.continuation();
        String name = text.replaceAll("[(.].*", "");
        String type = session.typeNamed(name);
        Kind kind;
        if (text.endsWith("(") || text.endsWith("()") || text.endsWith("::")) {
            kind = Kind.METHOD;
        } else if (text.endsWith(".")) {
            kind = Kind.PACKAGE;
        } else if (!type.isEmpty()) {
            kind = Kind.VARIABLE;
        } else {
            kind = looksLikeType(name) ? Kind.TYPE : Kind.FIELD;
        }
        return new Candidate(text, text, kind, kind == Kind.VARIABLE ? type : "", "", suggestion.matchesType());
    }

    private static boolean looksLikeType(String name) {
        return !name.isEmpty()
                && Character.isUpperCase(name.charAt(0))
                && (name.length() == 1 || !name.equals(name.toUpperCase(java.util.Locale.ROOT)));
    }

    private void addImportable(String before, List<Candidate> candidates) {
        int start = startOfWord(before);
        String prefix = before.substring(start);
        boolean importing = before.stripLeading().startsWith("import ");
        if (prefix.length() < 2 || !Character.isUpperCase(prefix.charAt(0)) || isMember(before) || importing) {
            return;
        }
        Set<String> known = candidates.stream()
                .map(candidate -> candidate.text().replaceAll("[(.<].*", ""))
                .collect(Collectors.toSet());
        for (String qualified : classNames.startingWith(prefix, session.classLoader())) {
            int dot = qualified.lastIndexOf('.');
            String name = qualified.substring(dot + 1);
            if (!known.contains(name)) {
                String packageName = qualified.substring(0, dot);
                candidates.add(
                        new Candidate(name, name + " (" + packageName + ")", Kind.TYPE, packageName, qualified, false));
            }
        }
    }

    List<Doc> documentation(String source, int cursor) {
        int start = startOfLastSnippet(source.substring(0, cursor));
        List<Doc> found = documented(source.substring(start), cursor - start);
        String before = source.substring(0, cursor).strip();
        if (found.isEmpty()) {
            found = named(before);
        }
        Matcher type = STARTS_WITH_TYPE.matcher(before);
        if (found.isEmpty() && type.lookingAt()) {
            String known =
                    before.substring(0, type.start(1)) + qualified(type.group(1)) + before.substring(type.end(1));
            found = documented(known, known.length());
        }
        return found;
    }

    private List<Doc> documented(String code, int cursor) {
        SourceCodeAnalysis analysis = session.analysis();
        List<Documentation> found = session.withJShell(() -> analysis.documentation(code, cursor, true));
        return found.stream()
                .map(doc -> {
                    String signature = Notes.withoutAnnotations(doc.signature());
                    return new Doc(signature, text(signature, doc.javadoc()));
                })
                .distinct()
                .toList();
    }

    /** A type that is not imported has documentation all the same. */
    private List<Doc> named(String name) {
        if (!name.matches("[A-Z]\\w*(\\.\\w+)?")) {
            return List.of();
        }
        return docs.stream()
                .map(index -> index.named(name))
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private String text(String signature, @Nullable String javadoc) {
        for (DocIndex index : docs) {
            String known = index.find(signature).orElse("");
            if (!known.isEmpty()) {
                return known;
            }
        }
        return javadoc == null ? "" : javadoc.strip();
    }
}

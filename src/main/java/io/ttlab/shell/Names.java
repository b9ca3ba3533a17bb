package io.ttlab.shell;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the identifiers in a source. */
final class Names {
    /** Its backslash stands behind an even number of others. */
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");

    private Names() {}

    /** The identifiers outside of comments and literals that do not follow a dot. */
    static Set<String> in(String source) {
        String code = Lexer.of(withoutEscapes(source)).code();
        Set<String> found = new LinkedHashSet<>();
        int at = 0;
        while (at < code.length()) {
            if (!Character.isJavaIdentifierStart(code.charAt(at))) {
                at = Character.isDigit(code.charAt(at)) ? endOfWord(code, at) : at + 1;
                continue;
            }
            int end = endOfWord(code, at);
            if (!followsDot(code, at)) {
                found.add(code.substring(at, end));
            }
            at = end;
        }
        return found;
    }

    /** Translates Unicode escapes, as Java does before anything else. */
    private static String withoutEscapes(String source) {
        return source.contains("\\u")
                ? ESCAPE.matcher(source).replaceAll(found -> {
                    char meant = (char) Integer.parseInt(found.group(2), 16);
                    return Matcher.quoteReplacement(found.group(1) + meant);
                })
                : source;
    }

    private static int endOfWord(String code, int from) {
        int end = from;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean followsDot(String code, int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
            before--;
        }
        return before >= 0 && code.charAt(before) == '.' && !code.startsWith("...", Math.max(0, before - 2));
    }
}

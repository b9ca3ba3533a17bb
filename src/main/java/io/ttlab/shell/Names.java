package io.ttlab.shell;

import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the identifiers in a source. */
final class Names {
    private Names() {}

    /** The identifiers outside of comments and literals that do not follow a dot. */
    static Set<String> in(String source) {
        String code = Lexer.of(source).code();
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

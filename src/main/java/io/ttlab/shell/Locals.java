package io.ttlab.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The local variables and parameters that unfinished code declares before its end, read from its words: JShell's own
 * completion knows none.
 */
final class Locals {
    private static final Set<String> NO_TYPES = Set.of(
            "return",
            "throw",
            "new",
            "else",
            "instanceof",
            "package",
            "import",
            "case",
            "assert",
            "do",
            "goto",
            "break",
            "continue",
            "yield",
            "extends",
            "implements",
            "class",
            "interface",
            "enum",
            "record",
            "throws");

    private Locals() {}

    /** Names with their types as written, the nearest last; a lambda's parameters have the type {@code ""}. */
    static Map<String, String> visibleAtEndOf(String source) {
        List<String> words = words(Lexer.of(source).code());
        Deque<Map<String, String>> scopes = new ArrayDeque<>();
        scopes.push(new LinkedHashMap<>());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "{", "(" -> scopes.push(new LinkedHashMap<>());
                case "}" -> pop(scopes);
                case ")" -> closeParenthesis(words, i, scopes);
                case "->" -> addLambdaParameter(words, i, scopes);
                default -> addDeclared(words, i, scopes);
            }
        }
        Map<String, String> visible = new LinkedHashMap<>();
        scopes.descendingIterator().forEachRemaining(visible::putAll);
        return visible;
    }

    private static void pop(Deque<Map<String, String>> scopes) {
        if (scopes.size() > 1) {
            scopes.pop();
        }
    }

    /** Parameters stay visible in the body that follows: of a method, a loop, a catch clause or a lambda. */
    private static void closeParenthesis(List<String> words, int at, Deque<Map<String, String>> scopes) {
        Map<String, String> inside = scopes.peek();
        pop(scopes);
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        boolean opensBody = next.equals("{") || next.equals("->") || next.equals("throws");
        if (opensBody && inside != null && scopes.peek() != null) {
            scopes.peek().putAll(inside);
        }
    }

    private static void addLambdaParameter(List<String> words, int at, Deque<Map<String, String>> scopes) {
        if (at == 0 || scopes.peek() == null) {
            return;
        }
        int last = at - 1;
        if (isName(words.get(last))) {
            scopes.peek().put(words.get(last), "");
        }
        for (int i = last - 1;
                words.get(last).equals(")") && i >= 0 && !words.get(i).equals("(");
                i--) {
            String follower = words.get(i + 1);
            if (isName(words.get(i)) && (follower.equals(",") || follower.equals(")"))) {
                scopes.peek().putIfAbsent(words.get(i), "");
            }
        }
    }

    private static void addDeclared(List<String> words, int at, Deque<Map<String, String>> scopes) {
        if (at == 0 || at + 1 >= words.size() || !isName(words.get(at)) || scopes.peek() == null) {
            return;
        }
        String next = words.get(at + 1);
        String before = words.get(at - 1);
        boolean declares =
                next.equals("=") || next.equals(";") || next.equals(":") || next.equals(",") || next.equals(")");
        boolean typed = before.equals("]") || before.equals(">") || (isName(before) && !NO_TYPES.contains(before));
        if (declares && typed) {
            scopes.peek().put(words.get(at), isName(before) ? before : "");
        }
    }

    private static boolean isName(String word) {
        return Character.isJavaIdentifierStart(word.charAt(0));
    }

    private static List<String> words(String code) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = at + 1;
            if (Character.isJavaIdentifierPart(c)) {
                while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
                    end++;
                }
            } else if (code.startsWith("->", at) || code.startsWith("==", at)) {
                end = at + 2;
            }
            words.add(code.substring(at, end));
            at = end;
        }
        return words;
    }
}

package io.ttlab.shell;

import io.ttlab.shell.LiteralCompleter.Call;
import io.ttlab.shell.LiteralCompleter.Link;
import io.ttlab.shell.LiteralCompleter.Literal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads backwards from a string literal what call it is an argument of. */
final class LiteralParser {
    private final String source;
    private final String code;
    private final Function<String, @Nullable Object> values;

    private LiteralParser(String source, String code, Function<String, @Nullable Object> values) {
        this.source = source;
        this.code = code;
        this.values = values;
    }

    /** A literal and the offset of its first character. */
    record Found(Literal literal, int start) {}

    /** The literal that the source ends in, or null when it ends elsewhere. */
    static @Nullable Found parse(String source, Function<String, @Nullable Object> values) {
        Lexer lexer = Lexer.of(source);
        if (lexer.end() != Lexer.End.STRING) {
            return null;
        }
        int start = lexer.literalStart() + 1;
        LiteralParser parser = new LiteralParser(source, lexer.code(), values);
        return new Found(new Literal(unescape(source.substring(start)), parser.callAround(start - 1)), start);
    }

    private static String unescape(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private @Nullable Call callAround(int before) {
        int depth = 0;
        int argument = 0;
        for (int i = before - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == ')' || c == ']' || c == '}') {
                depth++;
            } else if (c == '(' && depth == 0) {
                Call call = callAt(i, argument);
                return call == null ? callAround(i) : call;
            } else if (c == '(' || c == '[' || c == '{') {
                if (depth == 0) {
                    return c == '[' ? null : callAround(i);
                }
                depth--;
            } else if (c == ',' && depth == 0) {
                argument++;
            } else if (c == ';' && depth == 0) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Call callAt(int open, int argument) {
        int nameEnd = skipBlanksBack(open);
        int nameStart = startOfWord(nameEnd);
        String method = code.substring(nameStart, nameEnd);
        if (method.isEmpty() || method.equals("if") || method.equals("while") || method.equals("for")) {
            return null;
        }
        Deque<Link> chain = new ArrayDeque<>();
        int at = skipBlanksBack(nameStart);
        int receiverStart = nameStart;
        int receiverEnd = nameStart;
        if (at > 0 && code.charAt(at - 1) == '.') {
            receiverEnd = at - 1;
            receiverStart = receiverStart(receiverEnd, chain);
        }
        Link root = chain.poll();
        boolean rootIsName = root != null && !code.startsWith("(", receiverStart) && isPlainRoot(receiverStart, root);
        String rootName = rootIsName ? root.name() : "";
        if (root != null && !rootIsName) {
            chain.addFirst(root);
        }
        return new Call(
                source.substring(receiverStart, receiverEnd).strip(),
                method,
                argument,
                rootName,
                rootName.isEmpty() ? null : values.apply(rootName),
                new ArrayList<>(chain),
                firstValue(open),
                callAround(open));
    }

    private boolean isPlainRoot(int start, Link root) {
        int end = start + root.name().length();
        int next = end;
        while (next < code.length() && Character.isWhitespace(code.charAt(next))) {
            next++;
        }
        return code.startsWith(root.name(), start) && (next == code.length() || code.charAt(next) != '(');
    }

    /** Walks back over names, calls and indexes joined by dots; collects them, the root first. */
    private int receiverStart(int end, Deque<Link> chain) {
        int at = skipBlanksBack(end);
        while (true) {
            int linkEnd = at;
            int argumentsOpen = -1;
            while (at > 0 && (code.charAt(at - 1) == ')' || code.charAt(at - 1) == ']')) {
                int open = openerOf(at - 1);
                if (open < 0) {
                    return linkEnd;
                }
                argumentsOpen = code.charAt(at - 1) == ')' ? open : argumentsOpen;
                at = skipBlanksBack(open);
            }
            int start = startOfWord(at);
            if (start == at) {
                return linkEnd;
            }
            chain.addFirst(new Link(code.substring(start, at), firstText(argumentsOpen), firstValue(argumentsOpen)));
            int before = skipBlanksBack(start);
            if (before == 0 || code.charAt(before - 1) != '.') {
                return start;
            }
            at = skipBlanksBack(before - 1);
        }
    }

    private String firstText(int open) {
        if (open < 0) {
            return "";
        }
        int quote = open + 1;
        while (quote < code.length() && Character.isWhitespace(code.charAt(quote))) {
            quote++;
        }
        if (quote >= code.length() || code.charAt(quote) != '"') {
            return "";
        }
        int close = code.indexOf('"', quote + 1);
        return close < 0 ? "" : unescape(source.substring(quote + 1, close));
    }

    private @Nullable Object firstValue(int open) {
        if (open < 0) {
            return null;
        }
        int start = open + 1;
        while (start < code.length() && Character.isWhitespace(code.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end == start ? null : values.apply(code.substring(start, end));
    }

    private int openerOf(int closer) {
        int depth = 0;
        for (int i = closer; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == ')' || c == ']' || c == '}') {
                depth++;
            } else if (c == '(' || c == '[' || c == '{') {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int skipBlanksBack(int from) {
        int at = from;
        while (at > 0 && Character.isWhitespace(code.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int startOfWord(int end) {
        int at = end;
        while (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}

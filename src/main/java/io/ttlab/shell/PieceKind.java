package io.ttlab.shell;

import java.util.Set;

/**
 * Tells from its words alone what a snippet is, for those that the engine can compile by itself. What it gets wrong does not
 * compile, and then JShell decides.
 *
 * @param form what it is
 * @param name the variable that a declaration declares, else empty
 * @param typeSource the type that a declaration names, {@code var} included, else empty
 * @param laterCode where in a declaration code begins that may run later, such as a lambda's; -1 when there is none
 */
record PieceKind(Form form, String name, String typeSource, int laterCode) {
    /** The forms. */
    enum Form {
        EXPRESSION,
        STATEMENT,
        VARIABLE,
        /** For JShell. */
        OTHER
    }

    private static final PieceKind EXPRESSION = new PieceKind(Form.EXPRESSION, "", "", -1);
    private static final PieceKind STATEMENT = new PieceKind(Form.STATEMENT, "", "", -1);
    private static final PieceKind OTHER = new PieceKind(Form.OTHER, "", "", -1);

    private static final Set<String> STATEMENT_WORDS =
            Set.of("if", "for", "while", "do", "try", "throw", "return", "assert", "break", "continue");
    private static final Set<String> OTHER_WORDS = Set.of(
            "import",
            "class",
            "interface",
            "enum",
            "record",
            "public",
            "private",
            "protected",
            "static",
            "final",
            "abstract",
            "native",
            "strictfp",
            "transient",
            "volatile",
            "default",
            "sealed",
            "non",
            "switch",
            "yield",
            "package",
            "module",
            "void",
            "synchronized",
            "else",
            "case",
            "catch",
            "finally");
    private static final Set<String> PRIMITIVES =
            Set.of("int", "long", "double", "boolean", "char", "byte", "short", "float");

    static PieceKind of(String source) {
        return new Reader(Lexer.of(source).code()).kind();
    }

    private static final class Reader {
        private final String code;
        private int at;

        Reader(String code) {
            this.code = code;
        }

        PieceKind kind() {
            skipBlanks();
            if (at == code.length()) {
                return OTHER;
            }
            char first = code.charAt(at);
            if (first == '{') {
                return STATEMENT;
            }
            if (first == '@' || first == '<' || first == ';' || first == '}' || first == '.') {
                return OTHER;
            }
            if (!Character.isJavaIdentifierStart(first)) {
                return EXPRESSION;
            }
            String word = peekWord();
            if (STATEMENT_WORDS.contains(word)) {
                return STATEMENT;
            }
            if (OTHER_WORDS.contains(word)) {
                return OTHER;
            }
            return word.equals("new") || word.equals("this") || word.equals("super") ? EXPRESSION : typed();
        }

        private PieceKind typed() {
            int start = at;
            if (!skipType()) {
                return EXPRESSION;
            }
            String type = code.substring(start, at).strip();
            skipBlanks();
            if (at < code.length() && code.charAt(at) == ':' && !code.startsWith("::", at)) {
                return STATEMENT;
            }
            String name = peekWord();
            if (name.isEmpty() || name.equals("instanceof")) {
                return EXPRESSION;
            }
            at += name.length();
            skipBlanks();
            boolean plain = at < code.length()
                    && code.charAt(at) == '='
                    && !code.startsWith("==", at)
                    && hasOneDeclarator(at + 1);
            return plain ? new PieceKind(Form.VARIABLE, name, type, laterCode(at + 1)) : OTHER;
        }

        /** From a lambda's arrow on; where methods are referred to, from the start, since what they belong to comes before. */
        private int laterCode(int from) {
            return code.indexOf("::", from) >= 0 ? from : code.indexOf("->", from);
        }

        /** Whether no comma outside of brackets starts another variable, and no class is declared in the initialiser. */
        private boolean hasOneDeclarator(int from) {
            int depth = 0;
            int angle = 0;
            for (int i = from; i < code.length(); i++) {
                char c = code.charAt(i);
                switch (c) {
                    case '(', '[', '{' -> depth++;
                    case ')', ']', '}' -> depth--;
                    case '<' -> angle++;
                    case '>' -> angle = Math.max(0, angle - 1);
                    case ',' -> {
                        if (depth == 0 && angle == 0) {
                            return false;
                        }
                    }
                    default -> {}
                }
            }
            return !hasClassBody(from);
        }

        private boolean hasClassBody(int from) {
            for (int brace = code.indexOf('{', from); brace >= 0; brace = code.indexOf('{', brace + 1)) {
                int before = brace - 1;
                while (before > 0 && Character.isWhitespace(code.charAt(before))) {
                    before--;
                }
                if (code.charAt(before) == ')') {
                    return true;
                }
            }
            return false;
        }

        private boolean skipType() {
            String word = peekWord();
            at += word.length();
            if (!PRIMITIVES.contains(word)) {
                if (!skipArguments()) {
                    return false;
                }
                while (dotAndName()) {
                    if (!skipArguments()) {
                        return false;
                    }
                }
            }
            return skipDimensions();
        }

        private boolean dotAndName() {
            int before = at;
            skipBlanks();
            if (at < code.length() && code.charAt(at) == '.') {
                at++;
                skipBlanks();
                String word = peekWord();
                if (!word.isEmpty() && !word.equals("new") && !word.equals("class")) {
                    at += word.length();
                    return true;
                }
            }
            at = before;
            return false;
        }

        /** Skips type arguments if there are any; false when what follows cannot be some. */
        private boolean skipArguments() {
            int before = at;
            skipBlanks();
            if (at >= code.length() || code.charAt(at) != '<') {
                at = before;
                return true;
            }
            int depth = 0;
            for (; at < code.length(); at++) {
                char c = code.charAt(at);
                if (c == '<') {
                    depth++;
                } else if (c == '>') {
                    if (--depth == 0) {
                        at++;
                        return true;
                    }
                } else if (!Character.isJavaIdentifierPart(c)
                        && !Character.isWhitespace(c)
                        && ".,?&[]".indexOf(c) < 0) {
                    return false;
                }
            }
            return false;
        }

        private boolean skipDimensions() {
            while (true) {
                int before = at;
                skipBlanks();
                if (at >= code.length() || code.charAt(at) != '[') {
                    at = before;
                    return true;
                }
                at++;
                skipBlanks();
                if (at >= code.length() || code.charAt(at) != ']') {
                    return false;
                }
                at++;
            }
        }

        private void skipBlanks() {
            while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
                at++;
            }
        }

        private String peekWord() {
            if (at >= code.length() || !Character.isJavaIdentifierStart(code.charAt(at))) {
                return "";
            }
            int end = at;
            while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
                end++;
            }
            return code.substring(at, end);
        }
    }
}

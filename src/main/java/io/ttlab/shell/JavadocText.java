package io.ttlab.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Javadoc comments as plain text: paragraphs on one line each, lists with dashes, code as it is. */
public final class JavadocText {
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)(?=\\s|$)");
    private static final Pattern TYPE_PARAMETER = Pattern.compile("^\\s*<(\\w+)>");
    private static final Pattern PREFORMATTED = Pattern.compile("(?is)<pre>(.*?)</pre>");

    private JavadocText() {}

    /**
     * Returns a comment without its markup: inline tags as their text, parameters as {@code name: meaning}, no tags that
     * tell history.
     */
    public static String plain(String comment) {
        String text = inlineTags(comment);
        Matcher tag = BLOCK_TAG.matcher(text);
        int end = tag.find() ? tag.start() : text.length();
        StringBuilder out = new StringBuilder(paragraphs(text.substring(0, end)));
        boolean first = true;
        while (end < text.length()) {
            String name = tag.group(1);
            int start = tag.end();
            end = tag.find() ? tag.start() : text.length();
            String body = TYPE_PARAMETER.matcher(text.substring(start, end)).replaceFirst("&lt;$1&gt;");
            String line = blockTag(name, paragraphs(body));
            if (!line.isEmpty()) {
                out.append(first ? "\n\n" : "\n").append(line);
                first = false;
            }
        }
        return unescaped(out.toString()).strip();
    }

    private static String blockTag(String name, String text) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        return switch (name) {
            case "param" -> word + ": " + rest;
            case "return" -> "Returns: " + text;
            case "throws", "exception" -> "Throws " + word + ": " + rest;
            case "deprecated" -> "Deprecated: " + text;
            default -> "";
        };
    }

    /** Replaces <code>{&#64;code x}</code> and its like, which may hold braces, by their text. */
    private static String inlineTags(String comment) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int start = comment.indexOf("{@"); start >= 0; start = comment.indexOf("{@", from)) {
            int end = closing(comment, start);
            out.append(comment, from, start);
            String[] parts = comment.substring(start + 2, end).split("\\s", 2);
            out.append(inlineTag(parts[0], parts.length > 1 ? parts[1] : ""));
            from = Math.min(comment.length(), end + 1);
        }
        return out.append(comment.substring(from)).toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String inlineTag(String name, String text) {
        return switch (name) {
            case "code", "literal" -> escaped(text);
            case "link", "linkplain", "value" -> escaped(reference(text.strip()));
            case "return" -> "Returns " + inlineTags(text) + ".";
            case "inheritDoc", "docRoot" -> "";
            default -> inlineTags(text);
        };
    }

    /** {@code Type#member(A, B) label} is its label, else {@code Type.member(A, B)}. */
    private static String reference(String text) {
        int end = 0;
        int depth = 0;
        while (end < text.length() && (depth > 0 || !Character.isWhitespace(text.charAt(end)))) {
            depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        String label = text.substring(end).strip();
        return label.isEmpty() ? text.replaceFirst("^#", "").replace('#', '.') : label;
    }

    private static String paragraphs(String text) {
        StringBuilder out = new StringBuilder();
        Matcher block = PREFORMATTED.matcher(text);
        int from = 0;
        while (block.find()) {
            String code = block.group(1).replaceAll("</?[a-zA-Z][^>]*>", "").replaceFirst("^\\s*\n", "");
            out.append(flowed(text.substring(from, block.start())).stripTrailing())
                    .append("\n\n")
                    .append(code.stripTrailing())
                    .append("\n\n");
            from = block.end();
        }
        return out.append(flowed(text.substring(from)))
                .toString()
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String flowed(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("(?i) ?<(p|h\\d|ul|ol|table|blockquote)\\b[^>]*> ?", "\n\n")
                .replaceAll("(?i) ?</(ul|ol|table|blockquote|h\\d)> ?", "\n\n")
                .replaceAll("(?i) ?<li> ?", "\n- ")
                .replaceAll("(?i) ?<(br|tr|dt|dd)\\b[^>]*> ?", "\n")
                .replaceAll("</?[a-zA-Z][^>]*>", "")
                .replaceAll(" {2,}", " ")
                .replaceAll("\n{2,}(- )", "\n$1")
                .replaceAll("\n{3,}", "\n\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#64;", "@")
                .replace("&#064;", "@")
                .replace("&mdash;", "-")
                .replace("&ndash;", "-")
                .replace("&pi;", "\u03c0")
                .replace("&le;", "<=")
                .replace("&ge;", ">=")
                .replace("&amp;", "&");
    }
}

package io.ttlab.jupyter;

import io.ttlab.shell.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documentation, whose text may hold HTML tags as Javadoc writes them, in the three forms that front ends read. */
final class DocText {
    private DocText() {}

    /** The forms by MIME type; without {@code detailed} only the first sentence of each text. */
    static Map<String, @Nullable Object> forms(List<Doc> docs, boolean detailed) {
        StringBuilder plain = new StringBuilder();
        StringBuilder html = new StringBuilder();
        StringBuilder markdown = new StringBuilder();
        for (Doc doc : docs) {
            String body = detailed ? doc.text() : firstSentence(doc.text());
            String text = plain(body);
            plain.append(doc.signature()).append('\n');
            markdown.append("```java\n").append(doc.signature()).append("\n```\n\n");
            html.append("<pre>").append(escape(doc.signature())).append("</pre>");
            if (!text.isBlank()) {
                plain.append(text.indent(4)).append('\n');
                markdown.append(text).append("\n\n");
                html.append("<p>")
                        .append(escape(text).replace("\n\n", "</p><p>"))
                        .append("</p>");
            }
        }
        return Json.map(
                "text/plain", plain.toString().stripTrailing(),
                "text/html", html.toString(),
                "text/markdown", markdown.toString().stripTrailing());
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        int line = text.indexOf(".\n");
        int first = end < 0 ? line : line < 0 ? end : Math.min(end, line);
        return first < 0 ? text : text.substring(0, first + 1);
    }

    /** Javadoc without its tags. */
    static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link|linkplain|literal|value)\\s+([^}]*)}", "$1")
                .replaceAll("(?i)\\s*<p>\\s*|\\s*</p>\\s*", "\n\n")
                .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
                .replaceAll("(?i)<br\\s*/?>", "\n")
                .replaceAll("</?[a-zA-Z][^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

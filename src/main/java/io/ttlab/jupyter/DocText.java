package io.ttlab.jupyter;

import io.ttlab.shell.Doc;
import io.ttlab.shell.JavadocText;
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
            String whole = JavadocText.plain(doc.text());
            String text = detailed ? whole : firstSentence(whole);
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

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

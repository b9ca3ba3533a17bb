package io.ttlab.shell;

import io.ttlab.display.HtmlTable;
import io.ttlab.display.MimeBundle;
import io.ttlab.shell.Transcript.Entry;
import io.ttlab.shell.Transcript.Kind;
import io.ttlab.shell.Transcript.Output;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A session as one page that needs nothing else: readable in light and dark, on screen and paper, without scripts.
 *
 * <p>Everything is escaped. Of an output's forms it takes the picture, the table, or else the text: markup from elsewhere
 * could do anything in a page.
 */
record TranscriptPage(List<Entry> entries, List<String> libraries) {

    private static final String STYLE = """
            :root{color-scheme:light dark;--back:#fff;--fore:#1a1a1a;--faint:#777;--field:#f4f5f7;--edge:#d9dce1}
            @media (prefers-color-scheme:dark){
            :root{--back:#16181d;--fore:#e6e6e6;--faint:#999;--field:#20232a;--edge:#3a3f4a}}
            body{background:var(--back);color:var(--fore);font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;
            padding:0 1rem}
            pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;margin:.3rem 0;overflow-x:auto}
            pre.in{background:var(--field);border:1px solid var(--edge);border-radius:6px;padding:.6rem .8rem;
            white-space:pre-wrap}
            section{margin:1.2rem 0}.note{color:var(--faint)}img{max-width:100%;background:#fff}
            h1{font-size:1.2rem}footer{color:var(--faint);font-size:.85rem}
            @media print{pre{white-space:pre-wrap}section{break-inside:avoid}}
            """;

    /** Returns the page. */
    String text() {
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(SavedSession.PAGE_MARK)
                .append("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';")
                .append(" img-src data:\">\n<title>TT Lab session</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>TT Lab session</h1>\n");
        if (!libraries.isEmpty()) {
            page.append("<pre class=\"in\">//DEPS ")
                    .append(HtmlTable.escape(String.join(" ", libraries)))
                    .append("</pre>\n");
        }
        for (Entry entry : entries) {
            page.append("<section>\n<pre class=\"in\">")
                    .append(HtmlTable.escape(entry.source().strip()))
                    .append("</pre>\n");
            entry.outputs().forEach(output -> output(page, output));
            page.append("</section>\n");
        }
        int count = entries.size();
        return page.append("<footer>")
                .append(count)
                .append(count == 1 ? " entry" : " entries")
                .append(" that succeeded. Made by TT Lab.</footer>\n</body>\n</html>\n")
                .toString();
    }

    private static void output(StringBuilder page, Output output) {
        MimeBundle forms = output.forms().get();
        for (String type : List.of("image/png", "image/jpeg", "image/gif")) {
            if (forms.data().get(type) instanceof String picture) {
                image(page, type, picture.replaceAll("\\s", ""), forms.text());
                return;
            }
        }
        if (forms.data().get("image/svg+xml") instanceof String drawing) {
            // In an image nothing of it runs.
            String coded = Base64.getEncoder().encodeToString(drawing.getBytes(StandardCharsets.UTF_8));
            image(page, "image/svg+xml", coded, forms.text());
        } else if (forms.data().get("text/html") instanceof String markup && HtmlTable.isOurs(markup)) {
            page.append(markup).append('\n');
        } else {
            page.append(output.kind() == Kind.NOTE ? "<pre class=\"note\">" : "<pre>")
                    .append(HtmlTable.escape(forms.text().stripTrailing()))
                    .append("</pre>\n");
        }
    }

    private static void image(StringBuilder page, String type, String base64, String text) {
        page.append("<img alt=\"")
                .append(HtmlTable.escape(text))
                .append("\" src=\"data:")
                .append(type)
                .append(";base64,")
                .append(HtmlTable.escape(base64))
                .append("\">\n");
    }
}

package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.display.Display;
import io.ttlab.display.MimeBundle;
import io.ttlab.display.MimeRenderer;
import io.ttlab.shell.Transcript.Entry;
import io.ttlab.shell.Transcript.Kind;
import io.ttlab.shell.Transcript.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SavedSessionTest {
    private static final String SECRET = "deadbeef-0000-4000-8000-000000000001:5ec2e700-0000-4000-8000-000000000001";

    @TempDir
    Path folder;

    private static SavedSession session() {
        Table table = Table.create("t", StringColumn.create("side", "<b>BUY", "SELL"));
        return new SavedSession(
                List.of(
                        new Entry("int x = 5", List.of(Output.text(Kind.NOTE, "x ==> 5"))),
                        new Entry(
                                "System.out.println(\"<&>\");\nx < 6",
                                List.of(
                                        Output.text(Kind.PRINTED, "<&>\nsecond line\n"),
                                        Output.text(Kind.VALUE, "true"))),
                        new Entry(
                                "t",
                                List.of(Output.of(
                                        Kind.VALUE, MimeRenderer.defaults().render(table)))),
                        new Entry(
                                "HTML(\"<script>\")",
                                List.of(Output.of(Kind.VALUE, Display.HTML("<script>alert(1)</script>kept")))),
                        new Entry("String secret = \"" + SECRET + "\"", List.of(Output.text(Kind.NOTE, SECRET))),
                        new Entry("System.out.println(hidden)", List.of(Output.text(Kind.PRINTED, SECRET)))),
                List.of("int x = 5", "String secret = \"" + SECRET + "\"", "x < 6\n"),
                List.of("g:a:1", "g:b:2"));
    }

    private String written(String name) throws IOException {
        Path file = folder.resolve(name);
        session().export(file);
        return Files.readString(file);
    }

    @Test
    void writesAScriptThatLoadsItsLibraries() throws IOException {
        assertEquals(
                "// Saved by TT Lab; run it with: ttlab run day.jsh\n//DEPS g:a:1 g:b:2\nint x = 5\n"
                        + "// left out: it looks as if it held a secret\nx < 6\n",
                written("day.jsh"));
    }

    @Test
    void writesANotebookWithItsOutputs() throws IOException {
        String text = written("day.ipynb");
        assertTrue(text.contains("\"nbformat\" : 4,\n  \"nbformat_minor\" : 5\n}"), text);
        assertTrue(text.contains("\"name\" : \"ttlab\""), text);
        assertTrue(text.contains("\"source\" : [ \"//DEPS g:a:1 g:b:2\" ]"), text);
        assertTrue(text.contains("\"source\" : [ \"System.out.println(\\\"<&>\\\");\\n\", \"x < 6\" ]"), text);
        assertTrue(text.contains("\"text\" : [ \"<&>\\n\", \"second line\\n\" ]"), text);
        assertTrue(
                text.contains("\"execution_count\" : 3,\n      \"metadata\" : { },\n"
                        + "      \"output_type\" : \"execute_result\""),
                text);
        assertTrue(text.contains("\"text/html\" : \"<style>"), text);
        assertFalse(text.contains("x ==> 5"), "a notebook says nothing of a declaration");
        assertFalse(text.contains("deadbeef") || text.contains("5ec2e700"), text);
    }

    @Test
    void writesAPageThatEscapesEverythingAndFetchesNothing() throws IOException {
        String page = written("day.html");
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        assertTrue(
                page.contains("<pre class=\"in\">System.out.println(&quot;&lt;&amp;&gt;&quot;);\nx &lt; 6</pre>"),
                page);
        assertTrue(page.contains("<pre>&lt;&amp;&gt;\nsecond line</pre>"), page);
        assertTrue(page.contains("<pre class=\"note\">x ==&gt; 5</pre>"), page);
        assertTrue(page.contains("<td>&lt;b&gt;BUY</td>"), page);
        assertTrue(page.contains("<pre>kept</pre>"), page);
        assertTrue(page.contains("prefers-color-scheme:dark"), page);
        assertFalse(page.contains("<script") || page.contains("http://") || page.contains("https://"), page);
        assertFalse(page.contains("deadbeef") || page.contains("5ec2e700"), page);
        assertTrue(page.contains("(left out: it looks as if it held a secret)"), page);
    }

    @Test
    void replacesOnlyWhatItHasWritten() throws IOException {
        for (String name : List.of("day.jsh", "day.ipynb", "day.html")) {
            Path file = folder.resolve(name);
            assertEquals(
                    (name.endsWith("jsh") ? 3 : 6) + " entries to '" + file + "'",
                    session().export(file));
            session().export(file);
            Files.writeString(file, "mine");
            assertEquals(
                    "'" + file + "' exists and was not written here. Choose another name, or delete it first.",
                    refusal(file));
            assertEquals("mine", Files.readString(file));
        }
        Files.write(folder.resolve("picture.html"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertTrue(refusal(folder.resolve("picture.html")).contains("was not written here"));
    }

    @Test
    void saysWhatItCannotWrite() {
        assertEquals(
                "'" + folder.resolve("day.htm")
                        + "' does not say what to write. Nearest: '.html'. End it with .ipynb for"
                        + " a notebook, .html for a page to read, or .jsh for a script.",
                refusal(folder.resolve("day.htm")));
        assertEquals(
                "Cannot write '" + folder.resolve("no/day.html") + "': there is no such folder.",
                refusal(folder.resolve("no/day.html")));
        assertEquals(
                "Nothing has succeeded yet, so there is nothing to save.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new SavedSession(List.of(), List.of(), List.of())
                                        .export(folder.resolve("x.html")))
                        .getMessage());
    }

    private static String refusal(Path file) {
        return assertThrows(IllegalArgumentException.class, () -> session().export(file))
                .getMessage();
    }

    @Test
    void letsGoOfTheRichFormsOfOldOutputs() {
        Transcript transcript = new Transcript();
        String large = "x".repeat(Transcript.MOST_CHARACTERS / 2);
        for (int i = 0; i < 3; i++) {
            MimeBundle forms = MimeBundle.of("image/png", large, "picture " + i);
            transcript.add(new Entry("plot " + i, List.of(Output.of(Kind.VALUE, forms))));
        }
        assertEquals(
                List.of(1, 1, 2),
                transcript.entries().stream()
                        .map(entry ->
                                entry.outputs().get(0).forms().get().data().size())
                        .toList());
        assertEquals(
                "picture 0",
                transcript.entries().get(0).outputs().get(0).forms().get().text());
    }

    @Test
    void keepsTheStartOfWhatWasPrintedLongAgo() {
        Transcript transcript = new Transcript();
        String large = "x".repeat(Transcript.MOST_CHARACTERS / 2);
        for (int i = 0; i < 3; i++) {
            transcript.add(new Entry("print " + i, List.of(Output.text(Kind.PRINTED, i + large))));
        }
        List<String> texts = transcript.entries().stream()
                .map(entry -> entry.outputs().get(0).forms().get().text())
                .toList();
        String start = large.substring(0, Transcript.OLD_TEXT - 1) + "\n(more was shown)\n";
        assertEquals(List.of("0" + start, "1" + start, "2" + large), texts);
    }
}

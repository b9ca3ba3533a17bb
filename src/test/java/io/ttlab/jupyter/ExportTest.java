package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are written to files. */
class ExportTest extends KernelTestCase {
    @TempDir
    Path folder;

    @Test
    void exportsCellsWithTheirOutputs() throws IOException {
        client.run("%reset");
        client.run("System.out.println(\"prin\" + \"ted\");\ndisplay(\"first\", \"place\");");
        client.run("updateDisplay(\"nowhere\", 1); clearOutput(); 1 / 0");
        client.run("var t = Table.create(\"t\", StringColumn.create(\"side\", \"<BUY>\"));\nt");
        Path notebook = folder.resolve("day.ipynb");
        assertEquals("Exported 2 entries to '" + notebook + "'.\n", client.run("%export " + notebook).stream("stdout"));
        Map<String, ?> json = Json.object(Files.readAllBytes(notebook));
        assertEquals(4, json.get("nbformat"));
        List<?> cells = (List<?>) json.get("cells");
        Map<?, ?> first = (Map<?, ?>) cells.get(0);
        assertEquals(
                List.of("stream", "display_data"),
                ((List<?>) first.get("outputs"))
                        .stream()
                                .map(each -> ((Map<?, ?>) each).get("output_type"))
                                .toList());
        Map<?, ?> last = (Map<?, ?>) ((List<?>) ((Map<?, ?>) cells.get(1)).get("outputs")).get(0);
        assertTrue(
                String.valueOf(((Map<?, ?>) last.get("data")).get("text/html")).contains("&lt;BUY&gt;"));

        Path page = folder.resolve("day.html");
        assertEquals("ok", client.run("/export " + page).status());
        String html = Files.readString(page);
        assertTrue(html.contains("<td>&lt;BUY&gt;</td>") && html.contains("<pre>printed</pre>"), html);
        assertEquals("ok", client.run("/export " + folder.resolve("day.jsh")).status());
        assertTrue(Files.readString(folder.resolve("day.jsh")).startsWith("// Saved by TT Lab; run it with: "));
        assertTrue(client.run("/export day.pdf")
                .reply()
                .text("evalue")
                .startsWith("'day.pdf' does not say what to write."));
    }
}

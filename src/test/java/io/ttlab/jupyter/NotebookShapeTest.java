package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build takes for a change of a notebook's outputs. */
class NotebookShapeTest {
    @TempDir
    Path folder;

    private List<String> shape(Object... outputs) throws IOException {
        Path file = folder.resolve("page.ipynb");
        var cell =
                Map.of("cell_type", "code", "source", List.of("tt.orders()\n", "// more"), "outputs", List.of(outputs));
        Files.write(file, Json.bytes(Map.of("cells", List.of(Map.of("cell_type", "markdown"), cell))));
        return NotebookShape.of(file);
    }

    private static Map<String, ?> table(String header, String value) {
        String html = "<table><thead><tr><th>" + header + "</th></tr></thead><td>" + value + "</td></table>";
        return Map.of(
                "output_type",
                "execute_result",
                "data",
                Map.of("text/html", List.of(html), "text/plain", List.of("x")));
    }

    private static Map<String, ?> shown(String text) {
        return Map.of("output_type", "display_data", "data", Map.of("text/plain", List.of(text)));
    }

    @Test
    void changesWithTheKindAndTheHeaderOfAnOutputButNotWithItsNumbers() throws IOException {
        List<String> committed = shape(table("price", "1.5"));
        assertEquals(List.of("tt.orders() -> [execute_result [text/html, text/plain] price]"), committed);
        assertEquals(committed, shape(table("price", "2.25")));
        assertNotEquals(committed, shape(table("quantity", "1.5")));
        assertNotEquals(committed, shape(shown("1.5")));
        assertNotEquals(committed, shape(table("price", "1.5"), shown("more")));
        assertNotEquals(committed, shape());
    }

    @Test
    void leavesOutTheLineOfASlowCall() throws IOException {
        assertEquals(shape(table("price", "1")), shape(shown(""), table("price", "1")));
    }
}

package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the display calls and rich values send. */
class NotebookDisplayTest extends KernelTestCase {
    @Test
    void showsATableAsEscapedHtmlAndAsText() {
        Ran ran = client.run(
                "Table.create(\"t\", StringColumn.create(\"name\", \"<b>&\"), DoubleColumn.create(\"price\", 2.5))");
        Map<String, Object> data = ran.of("execute_result").get(0).object("data");
        String html = String.valueOf(data.get("text/html"));
        assertTrue(html.contains("&lt;b&gt;&amp;") && !html.contains("<b>&"), html);
        assertTrue(html.contains("class=\"n\"") && html.contains("1 row"), html);
        assertTrue(String.valueOf(data.get("text/plain")).contains("<b>&"));
    }

    @Test
    void showsUpdatesAndClearsUnderAnId() {
        Ran ran = client.run(
                "display(\"one\", \"place\"); updateDisplay(\"place\", \"two\"); clearOutput(); clearOutput(true);");
        Received shown = ran.of("display_data").get(0);
        assertEquals(Map.of("display_id", "place"), shown.object("transient"));
        assertEquals("\"one\"", shown.object("data").get("text/plain"));
        Received updated = ran.of("update_display_data").get(0);
        assertEquals(Map.of("display_id", "place"), updated.object("transient"));
        assertEquals("\"two\"", updated.object("data").get("text/plain"));
        assertEquals(
                List.of(false, true),
                ran.of("clear_output").stream()
                        .map(m -> m.content().get("wait"))
                        .toList());
    }

    @Test
    void returnsTheIdOfWhatItShowsWithoutShowingIt() {
        assertEquals(List.of(), client.run("display(1)").of("execute_result"));
        Ran ran = client.run("String id = display(1);\nupdateDisplay(id, 2);");
        assertEquals(
                ran.of("display_data").get(0).object("transient"),
                ran.of("update_display_data").get(0).object("transient"));
    }

    @Test
    void showsMarkupMarkdownAndTypedText() {
        Ran ran = client.run(
                "display(HTML(\"<i>x</i>\")); display(Markdown(\"*y*\")); display(\"<u>z</u>\", \"text/html\");"
                        + " render(\"{}\", \"application/json\")");
        List<Received> shown = ran.of("display_data");
        assertEquals(
                Map.of("text/html", "<i>x</i>", "text/plain", "x"), shown.get(0).object("data"));
        assertEquals("*y*", shown.get(1).object("data").get("text/markdown"));
        assertEquals("<u>z</u>", shown.get(2).object("data").get("text/html"));
        assertTrue(ran.of("execute_result").get(0).object("data").containsKey("application/json"));
        assertTrue(ran.of("execute_result").get(0).object("data").containsKey("text/plain"));
    }

    @Test
    void showsAsManyTypesAsAreNamed() {
        Ran ran = client.run("String id = display(\"<p>a</p>\", \"text/html\", \"text/markdown\");"
                + " updateDisplay(id, 3, \"text/html\", \"text/plain\");"
                + " render(\"*b*\", \"text/markdown\", \"text/latex\")");
        assertEquals("ok", ran.status(), ran.reply().content().toString());
        assertEquals(
                Map.of("text/html", "<p>a</p>", "text/markdown", "<p>a</p>", "text/plain", "a"),
                ran.of("display_data").get(0).object("data"));
        assertEquals(
                Map.of("text/html", "3", "text/plain", "3"),
                ran.of("update_display_data").get(0).object("data"));
        assertEquals(
                Map.of("text/markdown", "*b*", "text/latex", "*b*", "text/plain", "*b*"),
                ran.of("execute_result").get(0).object("data"));
    }

    @Test
    void showsPictures() {
        Ran ran = client.run("Image(new java.awt.image.BufferedImage(4, 3, 1))");
        Map<String, Object> data = ran.of("execute_result").get(0).object("data");
        assertTrue(String.valueOf(data.get("image/png")).startsWith("iVBORw0KGgo"), data.toString());
        assertEquals("[picture, 4 x 3]", data.get("text/plain"));
        Received error = client.run("Image(\"missing.png\")").of("error").get(0);
        assertTrue(error.text("evalue").startsWith("No picture \"missing.png\" in "), error.text("evalue"));
    }

    @Test
    void honoursJvmReprDisplayers() {
        Map<String, Object> data = client.run("new jupyter.Displayers.Sample()")
                .of("execute_result")
                .get(0)
                .object("data");
        assertEquals("<em>sample</em>", data.get("text/html"));
        assertFalse(String.valueOf(data.get("text/plain")).isEmpty());
    }
}

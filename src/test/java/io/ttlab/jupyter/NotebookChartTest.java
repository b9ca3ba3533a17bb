package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a chart sends to a notebook. */
class NotebookChartTest extends KernelTestCase {
    private static final String CHART = "plot(new double[] {1, 3, 2}).title(\"three\")";

    @Test
    void aChartIsInteractiveAndAPictureAndText() {
        Map<String, Object> data = client.run(CHART).of("execute_result").get(0).object("data");
        assertEquals(Set.of("text/html", "text/plain", "image/png", "application/vnd.plotly.v1+json"), data.keySet());
        assertEquals(0x89, Base64.getDecoder().decode((String) data.get("image/png"))[0] & 0xFF);
        assertTrue(String.valueOf(data.get("text/html")).contains("src=\"data:image/png;base64,"));
        assertTrue(String.valueOf(data.get("text/plain")).startsWith("three\nvalue\n"), data.toString());
        Map<?, ?> figure = (Map<?, ?>) data.get("application/vnd.plotly.v1+json");
        Map<?, ?> trace = (Map<?, ?>) ((List<?>) figure.get("data")).get(0);
        assertEquals(List.of(1, 3, 2), trace.get("y"));
        Map<?, ?> config = (Map<?, ?>) figure.get("config");
        assertEquals(
                List.of(false, "", false),
                List.of(config.get("showSendToCloud"), config.get("plotlyServerURL"), config.get("displaylogo")));
    }

    @Test
    void theLibraryComesOnceToAClientAndLeavesWithItsCell() {
        Ran first = client.run(CHART);
        List<Received> shown = first.of("display_data");
        assertEquals(1, shown.size(), first.types().toString());
        assertTrue(String.valueOf(shown.get(0).object("data").get("text/html")).contains("DecompressionStream"));
        Received emptied = first.of("update_display_data").get(0);
        assertEquals(shown.get(0).object("transient"), emptied.object("transient"));
        assertEquals(Map.of("text/plain", ""), emptied.object("data"));
        List<String> types = first.types();
        assertTrue(
                types.indexOf("display_data") < types.indexOf("execute_result")
                        && types.indexOf("execute_result") < types.indexOf("update_display_data"),
                types.toString());

        Ran second = client.run("display(" + CHART + "); " + CHART);
        assertEquals(1, second.of("display_data").size());
        assertTrue(String.valueOf(second.of("display_data").get(0).content()).length() < 100_000);
        try (WireClient reopened = kernel.client()) {
            assertEquals(1, reopened.run(CHART).of("display_data").size());
        }
    }

    @Test
    void theLibraryStaysBelowTheRateThatNotebookServersAllow() {
        // Notebook servers drop output above a million bytes a second, over three seconds.
        int sent = String.valueOf(client.run(CHART).of("display_data").get(0).content())
                .length();
        assertTrue(sent > 1_000_000 && sent < 2_700_000, "sent: " + sent);
    }

    @Test
    void aChartThatFailsIsTheCellsError() {
        Received error = client.run("plot(Table.create(\"t\", DoubleColumn.create(\"pnl\", 1))).hist(\"pln\")")
                .of("error")
                .get(0);
        assertEquals(
                "No column 'pln' in table 't'. Nearest: 'pnl'. List them with t.columnNames().", error.text("evalue"));
    }
}

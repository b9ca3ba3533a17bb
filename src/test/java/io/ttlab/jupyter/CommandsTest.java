package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a notebook: their help, their completion, what they change. */
class CommandsTest extends KernelTestCase {
    @TempDir
    Path folder;

    private Object matches(String code) {
        return client.request("complete_request", Map.of("code", code, "cursor_pos", code.length()))
                .content()
                .get("matches");
    }

    @Test
    void knowsEveryCommandOfTheTerminalThatMakesSense() {
        String help = client.run("/help").stream("stdout");
        for (String name : List.of(
                "help", "vars", "methods", "imports", "history", "save", "open", "edit", "reset", "time", "deps", "doc",
                "export", "set")) {
            assertTrue(help.contains("\n  /" + name + " "), name + " in " + help);
            String one = client.run("/help " + name).stream("stdout");
            assertEquals(
                    name.equals("open") ? 4 : name.equals("deps") ? 4 : 3,
                    one.lines().count(),
                    one);
        }
        assertEquals(
                "No command '/exprot'. Nearest: '/export', '/edit', '/imports'. /help lists them all.",
                client.run("/exprot x").reply().text("evalue"));
    }

    @Test
    void completesWhatCommandsTake() throws IOException {
        Files.writeString(folder.resolve("morning.jsh"), "1");
        assertEquals(List.of(folder + "/morning.jsh"), matches("/open " + folder + "/mor"));
        assertEquals(List.of("export"), matches("%help exp"));
        assertEquals(List.of("rows"), matches("/set r"));
        assertEquals(List.of("50"), matches("/set rows 5"));
        assertEquals(List.of("length()"), matches("/time \"abc\".leng"));
        assertEquals(List.of("ledger"), matches("x = 1;\n/doc tt.led"));
    }

    @Test
    void changesHowValuesAreShown() {
        client.run("/set rows 4");
        String html = String.valueOf(client.run("tt.ledger.orders()")
                .of("execute_result")
                .get(0)
                .object("data")
                .get("text/html"));
        assertTrue(html.contains("180 rows (4 shown)"), html);
        assertEquals("rows   4\nwidth  120\nzone   UTC\n", client.run("/set").stream("stdout"));
        assertEquals(
                "'few' is no value for rows: a whole number from 2, or all.",
                client.run("/set rows few").reply().text("evalue"));
        assertEquals(
                "No option 'row'. Nearest: 'rows'. There are: rows, width, zone.",
                client.run("/set row 3").reply().text("evalue"));
        client.run("/set rows 20");
    }

    @Test
    void bringsACellBackToEdit() {
        client.run("int price = 5;\nprice * 2");
        client.run("int other = 1");
        Ran ran = client.run("/edit price");
        assertEquals(
                List.of(Map.of("source", "set_next_input", "text", "int price = 5;\nprice * 2", "replace", false)),
                ran.reply().content().get("payload"));
        assertEquals(
                "No cell that succeeded contains \"nowhere\".",
                client.run("/edit nowhere").reply().text("evalue"));
    }

    @Test
    void keepsTheLineNumbersOfTimedCode() {
        assertTrue(traceback("%%time\n\nint late = 1 / 0").contains(":3 | "));
        assertTrue(traceback("int fine = 1;\n%time 1 / 0").contains(":2 | "));
    }

    private String traceback(String code) {
        return String.valueOf(client.run(code).reply().content().get("traceback"));
    }

    @Test
    void runsCommandsInTimedCellsAndLoadedFiles() throws IOException {
        Ran timed = client.run("%%time\nint timed = 4;\n/vars timed\ntimed + 1");
        assertEquals("5", timed.result());
        assertTrue(timed.stream("stdout").startsWith("int timed ==> 4\nWall time: "), timed.stream("stdout"));
        Path notebook = folder.resolve("ijava.ipynb");
        Files.write(
                notebook,
                Json.bytes(Map.of(
                        "cells",
                        List.of(Map.of("cell_type", "code", "source", List.of("%time 1 + 1\n", "int loaded = 9;"))))));
        Ran ran = client.run("%load " + notebook + "\nloaded");
        assertEquals("9", ran.result(), ran.reply().content().toString());
    }
}

package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Completion, inspection, completeness, history and the commands. */
class QuestionsTest extends KernelTestCase {
    private Received complete(String code) {
        return client.request(
                "complete_request", Map.of("code", code, "cursor_pos", code.codePointCount(0, code.length())));
    }

    @Test
    void completesWithTypesAndSignatures() {
        Received reply = complete("\"abc\".subs");
        assertTrue(reply.text("matches").contains("substring("), reply.text("matches"));
        assertEquals(6, reply.content().get("cursor_start"));
        assertEquals(10, reply.content().get("cursor_end"));
        List<?> types = (List<?>) reply.object("metadata").get("_jupyter_types_experimental");
        Map<?, ?> first = (Map<?, ?>) types.get(0);
        assertEquals("function", first.get("type"));
        assertEquals(Map.of("start", 6, "end", 10), Map.of("start", first.get("start"), "end", first.get("end")));
        assertTrue(first.containsKey("signature"));
    }

    @Test
    void countsCursorsInCodePoints() {
        Received reply = complete("\"🎈🎈\".subs");
        assertEquals(5, reply.content().get("cursor_start"));
        assertEquals(9, reply.content().get("cursor_end"));
        assertTrue(reply.text("matches").contains("substring("));
    }

    @Test
    void completesVariablesOfTheSessionAndCommands() {
        client.run("int volumeOfToday = 1");
        assertTrue(complete("volumeOfT").text("matches").contains("volumeOfToday"));
        assertTrue(complete("%ti").text("matches").contains("%time"));
        assertTrue(complete("/hel").text("matches").contains("/help"));
    }

    @Test
    void neverEvaluatesWhatItCompletes() {
        client.run("int evaluated = 0; String touch() { evaluated++; return \"\"; }");
        complete("touch().");
        assertEquals("0", client.run("evaluated").result());
    }

    private Received inspect(String code, int cursor, int detail) {
        return client.request("inspect_request", Map.of("code", code, "cursor_pos", cursor, "detail_level", detail));
    }

    @Test
    void findsTheNameWhereverTheCursorStandsInIt() {
        client.run("double priceOfGold = 2.5");
        String code = "String.valueOf(1)";
        for (int cursor : new int[] {7, 10, 14, 15}) {
            Received reply = inspect(code, cursor, 0);
            assertEquals(true, reply.content().get("found"), "cursor " + cursor);
            assertTrue(reply.object("data").get("text/plain").toString().contains("valueOf(int"), "cursor " + cursor);
        }
        Map<String, Object> data = inspect("x + priceOfGold", 15, 1).object("data");
        assertEquals("double priceOfGold = 2.5", data.get("text/plain"));
        assertEquals("<pre>double priceOfGold = 2.5</pre>", data.get("text/html"));
        assertTrue(data.get("text/markdown").toString().contains("```java"));
        assertEquals(true, inspect("String.length", 13, 1).content().get("found"));
        Received nothing = inspect("   ", 1, 0);
        assertEquals(false, nothing.content().get("found"));
        assertEquals("ok", nothing.text("status"));
    }

    @Test
    void explainsCommandsCallsAroundLiteralsAndNamesBeyondTheBasicPlane() {
        assertTrue(plain("%time 1 + 1", 3).startsWith("/time CODE\n"), plain("%time 1 + 1", 3));
        assertTrue(plain("int x;\n/save day", 9).startsWith("/save FILE\n"));
        assertTrue(plain("HTML(\"bold", 8).contains("HTML(String html)"), plain("HTML(\"bold", 8));
        client.run("int \uD835\uDCB3size = 3");
        for (int cursor : new int[] {0, 1, 5}) {
            assertEquals("int \uD835\uDCB3size = 3", plain("\uD835\uDCB3size", cursor));
        }
        String display = plain("display(1)", 4);
        assertTrue(display.contains("display(Object value)") && display.contains("Shows a value now"), display);
    }

    private String plain(String code, int cursor) {
        return String.valueOf(inspect(code, cursor, 0).object("data").get("text/plain"));
    }

    @Test
    void tellsWhetherACellIsWhole() {
        Map<String, String> verdicts = Map.of(
                "int a = 1;", "complete",
                "1 + 1", "complete",
                "", "complete",
                "%time 1", "complete",
                "for (int i = 0; i < 3; i++) {", "incomplete",
                "%jars x\nint f() {", "incomplete",
                "if (true)", "incomplete",
                "}", "invalid",
                "f(]", "invalid");
        verdicts.forEach((code, verdict) -> assertEquals(
                verdict,
                client.request("is_complete_request", Map.of("code", code)).text("status"),
                code));
        assertEquals(
                "    ",
                client.request("is_complete_request", Map.of("code", "if (true) {"))
                        .text("indent"));
    }

    private List<?> history(Map<String, ?> query) {
        Map<String, Object> content = Json.map("output", false, "raw", true);
        content.putAll(query);
        return (List<?>) client.request("history_request", content).content().get("history");
    }

    @Test
    void remembersCells() {
        Ran ran = client.run("1000 + 1");
        client.run("1000 + 2");
        client.run("1000 + 2");
        client.run("\"unstored\"", Map.of("store_history", false));
        List<?> tail = history(Map.of("hist_access_type", "tail", "n", 3));
        assertEquals(List.of("1000 + 1", "1000 + 2", "1000 + 2"), sources(tail));
        List<?> first = (List<?>) tail.get(0);
        int line = ((Number) ran.reply().content().get("execution_count")).intValue();
        assertEquals(line, first.get(1));
        assertEquals(
                List.of("1000 + 1", "1000 + 2"),
                sources(history(Map.of(
                        "hist_access_type", "range", "session", first.get(0), "start", line, "stop", line + 2))));
        assertEquals(
                3,
                history(Map.of("hist_access_type", "range", "session", 0, "start", line))
                        .size());
        assertEquals(
                3,
                history(Map.of("hist_access_type", "search", "pattern", "1000 + ?"))
                        .size());
        assertEquals(
                2,
                history(Map.of("hist_access_type", "search", "pattern", "1000 + *", "unique", true))
                        .size());
        assertEquals(
                1,
                history(Map.of("hist_access_type", "search", "pattern", "*+ [12]", "n", 1))
                        .size());
        List<?> both = (List<?>) history(Map.of("hist_access_type", "tail", "n", 1, "output", true))
                .get(0);
        assertEquals(List.of("1000 + 2", "1002"), both.get(2));
    }

    private static List<?> sources(List<?> rows) {
        return rows.stream().map(row -> ((List<?>) row).get(2)).toList();
    }

    @Test
    void answersDocWithAPage() {
        Ran ran = client.run("/doc String.length");
        Map<?, ?> page = (Map<?, ?>) ((List<?>) ran.reply().content().get("payload")).get(0);
        assertEquals("page", page.get("source"));
        assertTrue(((Map<?, ?>) page.get("data")).get("text/plain").toString().contains("int String.length()"));
        assertEquals("CommandError", client.run("/doc Nonsense.nowhere").reply().text("ename"));
    }

    @Test
    void runsCommandsAmongJavaAndKeepsLineNumbers() {
        Ran ran = client.run("int before = 1;\n%time Thread.sleep(1)\nbefore + 1");
        assertTrue(ran.stream("stdout").startsWith("Wall time: "), ran.stream("stdout"));
        assertEquals("2", ran.result());
        Ran failed = client.run("%time 1\n\nint x = \"no\";");
        assertTrue(
                failed.reply().text("traceback").contains(":3 | "),
                failed.reply().text("traceback"));
        Ran timed = client.run("%%time\nint a = 1;\na + 1");
        assertTrue(timed.stream("stdout").startsWith("Wall time: "));
        assertEquals("2", timed.result());
        assertEquals("2", client.run("int left = 10;\nint y = left\n% 4;\ny").result(), "a remainder is no command");
    }

    @Test
    void listsAndExplainsCommands() {
        String help = client.run("/help").stream("stdout");
        assertTrue(help.contains("/vars") && help.contains("/save FILE"), help);
        assertTrue(client.run("%help jars").stream("stdout").contains("%classpath"));
        Received error = client.run("/varz").of("error").get(0);
        assertEquals(
                "No command '/varz'. Nearest: '/vars', '/jars', '/save'. /help lists them all.", error.text("evalue"));
    }

    @Test
    void listsVariablesAndDeclarationsAndForgetsThem() {
        client.run("long listed = 5; int twice(int n) { return 2 * n; }");
        assertTrue(client.run("/vars listed").stream("stdout").contains("long listed ==> 5"));
        assertTrue(client.run("/methods").stream("stdout").contains("int twice(int)"));
        client.run("/reset");
        assertEquals("error", client.run("listed").status());
        assertFalse(client.run("/vars").stream("stdout").contains("listed"));
    }

    @Test
    void explainsTtAndTablesawWithoutTheirSources() {
        for (Map.Entry<String, String> asked : Map.of(
                        "tt.ledger.fills", "Returns the fills of the current day in TT_ZONE, by time.",
                        "Table.sortOn", "Returns a copy of this table sorted on the given column names",
                        "progress", "how fast they go and how long it will take")
                .entrySet()) {
            Object text = inspect(asked.getKey(), asked.getKey().length(), 1)
                    .object("data")
                    .get("text/plain");
            assertTrue(String.valueOf(text).contains(asked.getValue()), String.valueOf(text));
        }
    }
}

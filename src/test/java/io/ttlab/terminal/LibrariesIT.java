package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.SampleLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that a user brings in, and sessions that are exported, on a real pseudo-terminal. */
class LibrariesIT {
    private static final String CTRL_U = "\u0015";

    @TempDir
    Path home;

    private Map<String, String> variables = Map.of();

    @BeforeEach
    void publish() throws IOException {
        SampleLibraries repository = new SampleLibraries(Files.createDirectories(home.resolve("repo")));
        repository.publish("below", "1", "");
        repository.publish("top", "1", "below:1");
        Path maven = Files.createDirectories(home.resolve("user/.m2"));
        Files.writeString(maven.resolve("settings.xml"), repository.settings());
        variables = Map.of("TTLAB_JAVA_OPTS", "-Dttlab.archive= -Duser.home=" + home.resolve("user"));
    }

    private PseudoTerminal open(String... arguments) throws Exception {
        return PseudoTerminal.open(100, 40, home, variables, arguments);
    }

    @Test
    void fetchesLibrariesListsThemAndSavesThemWithTheScript() throws Exception {
        Path script = home.resolve("libs.jsh");
        try (PseudoTerminal terminal = open()) {
            terminal.untilShows("demo>");
            terminal.enter("/deps");
            terminal.untilPromptAfter("No libraries yet. /deps org.apache.commons:commons-csv:1.10.0 would fetch one");
            terminal.enter("/deps g:top:1");
            terminal.untilPromptAfter("Added 2 jars to the class path.");
            terminal.enter("lib.From_top.hello() + \", \" + lib.From_below.hello()");
            terminal.untilPromptAfter("$1 ==> \"top 1, below 1\"");
            terminal.enter("/deps");
            terminal.untilPromptAfter("\ng:top:1\n  top-1.jar\n  below-1.jar");
            terminal.enter("/deps g/top/1");
            terminal.untilPromptAfter(
                    "'g/top/1' is no Maven coordinate. Did you mean g:top:1? Write group:artifact:version");
            terminal.enter("/deps g:nothing:1");
            terminal.untilPromptAfter("add a repository that has it.");
            // The group, the artifact and the version by Tab; the grey suggestion from history is no part of the line.
            terminal.enter("/deps g\tt\t\t");
            terminal.untilPromptAfter("Added 0 jars to the class path.");
            terminal.enter("System.out.println(lib.From_top.hello())");
            terminal.untilPromptAfter("\ntop 1");
            terminal.enter("/save " + script);
            terminal.untilPromptAfter("Saved 2 entries to");
        }
        assertTrue(Files.readString(script).contains("\n//DEPS g:top:1\n"), Files.readString(script));
        try (PseudoTerminal run = open("run", script.toString())) {
            assertEquals(0, run.exitStatus());
            run.untilShows("top 1");
        }
        try (PseudoTerminal terminal = open()) {
            terminal.untilShows("demo>");
            terminal.enter("/restore");
            terminal.untilPromptAfter("Restored 3 entries.");
            terminal.enter("lib.From_below.hello()");
            terminal.untilPromptAfter("==> \"below 1\"");
        }
    }

    @Test
    void endsAScriptWhoseLibraryIsMissingWithItsLine() throws Exception {
        Path script = home.resolve("missing.jsh");
        Files.writeString(script, "// A report.\n//DEPS g:nothing:1\nSystem.out.println(\"ran\");\n");
        try (PseudoTerminal run = open("run", script.toString())) {
            assertEquals(1, run.exitStatus());
            String screen = run.untilShows("//DEPS g:nothing:1");
            assertTrue(screen.contains("missing.jsh:2: Could not find artifact g:nothing:jar:1"), screen);
            assertTrue(!screen.contains("ran"), screen);
        }
    }

    @Test
    void exportsWhatSucceededWithWhatItShowed() throws Exception {
        Path page = home.resolve("day.html");
        Path notebook = home.resolve("day.ipynb");
        try (PseudoTerminal terminal = open()) {
            terminal.untilShows("demo>");
            terminal.enter("/export " + page);
            terminal.untilPromptAfter("Nothing has succeeded yet, so there is nothing to save.");
            terminal.enter("var few = tt.ledger.orders().first(3)");
            terminal.untilPromptAfter("few ==> Table 3 rows");
            terminal.enter("few");
            terminal.untilPromptAfter("3 rows, 49 columns");
            terminal.enter("int broken = 1 / 0");
            terminal.untilPromptAfter("by zero");
            terminal.enter("System.out.println(\"a < \" + \"b\"); 6 * 7");
            terminal.untilPromptAfter("==> 42");
            terminal.enter("plot(few).bar(\"account\", \"orderQty\")");
            terminal.untilPromptAfter("ENERGY-01");
            terminal.enter("/export " + page);
            terminal.untilPromptAfter("Exported 4 entries to");
            terminal.enter("/export " + notebook);
            terminal.untilPromptAfter("day.ipynb'.");
            terminal.enter("/export day.txt");
            terminal.untilPromptAfter("End it with .ipynb for a notebook, .html for");
        }
        String html = Files.readString(page);
        assertTrue(html.contains("<table class=\"tt\">") && html.contains("3 rows, 49 columns"), html);
        assertTrue(html.contains("<pre class=\"note\">few ==&gt; Table 3 rows x 49 columns</pre>"), html);
        assertTrue(html.contains("<pre>a &lt; b</pre>\n<pre>42</pre>"), html);
        assertTrue(!html.contains("broken") && !html.contains("\u001b"), html);
        assertTrue(html.contains("src=\"data:image/png;base64,"), html);
        String cells = Files.readString(notebook);
        assertTrue(cells.contains("\"text\" : [ \"a < b\\n\" ]"), cells);
        assertTrue(cells.contains("\"text/plain\" : \"42\""), cells);
    }

    @Test
    void completesNamesInsideOfTtsCallsAndTheJavaOfCommands() throws Exception {
        try (PseudoTerminal terminal = open()) {
            terminal.untilShows("demo>");
            terminal.enter("tt.account.accounts().rowCount() + tt.pds.products(\"CME\").rowCount() > 0");
            terminal.untilPromptAfter("==> true");
            terminal.type("tt.ledger.fills(q -> q.account(\"ENERGY-0\t");
            terminal.until("an account", screen -> screen.endsWith("q.account(\"ENERGY-01"));
            terminal.type("\").product(\"CME:Z\t");
            terminal.untilShows("CME:ZN");
            terminal.type(CTRL_U);
            terminal.type("/time tt.led\t");
            terminal.until("the Java of a command", screen -> screen.endsWith("demo> /time tt.ledger"));
        }
    }
}

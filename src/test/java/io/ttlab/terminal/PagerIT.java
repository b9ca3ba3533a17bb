package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long text by the page, and colours, on a real pseudo-terminal. */
class PagerIT {

    private static final String RIGHT = "\u001bOC";

    @TempDir
    Path home;

    private PseudoTerminal open(Map<String, String> variables, String... arguments) throws Exception {
        PseudoTerminal terminal = PseudoTerminal.open(80, 24, home, variables, arguments);
        terminal.untilShows("demo>");
        return terminal;
    }

    @Test
    void pagesTheLastValueWithSearchAndSidewaysScrolling() throws Exception {
        try (PseudoTerminal terminal = open(Map.of())) {
            terminal.enter("var wide = Table.create(\"t\").addColumns(IntColumn.indexColumn(\"row\", 300, 1),"
                    + " StringColumn.create(\"text\", Collections.nCopies(300, \"x\".repeat(90))),"
                    + " IntColumn.indexColumn(\"last\", 300, 5001))");
            terminal.untilPromptAfter("wide ==> ");
            terminal.enter("/page");
            String first = terminal.until("the first page", screen -> screen.startsWith("row  text"));
            assertFalse(first.contains("  last"), first);
            terminal.type(" ");
            terminal.until("the second page", screen -> screen.contains("\n 40  ") && !screen.contains("row  text"));
            terminal.type("/222\r");
            terminal.until("line 222 on top", screen -> screen.startsWith("222  xxx"));
            terminal.type(RIGHT);
            terminal.until("the columns on the right", screen -> screen.contains("  5222\n"));
            terminal.resize(70, 12);
            terminal.until(
                    "the same at another size",
                    screen -> screen.contains("  5222\n") && screen.lines().count() == 12);
            terminal.type("q");
            terminal.until("the prompt", screen -> screen.endsWith("demo>"));
            terminal.enter("1 + 1");
            terminal.untilPromptAfter("$1 ==> 2");
        }
    }

    @Test
    void pagesByItselfWhatTheScreenCannotHold() throws Exception {
        try (PseudoTerminal terminal = open(Map.of())) {
            terminal.enter("/set pager on");
            terminal.untilPromptAfter("/set pager on");
            terminal.enter("tt.ledger.orders()");
            terminal.until("the pager", screen -> screen.startsWith("dateTime "));
            // Ctrl-C leaves as q does, and the short form stays on the screen.
            terminal.type("\u0003");
            String screen = terminal.untilPromptAfter(" not shown (");
            assertTrue(screen.contains("180 rows (20 shown)"), screen);
            terminal.enter("List.of(1, 2)");
            terminal.untilPromptAfter("==> [1, 2]");
            terminal.enter("/set pager off");
            terminal.untilPromptAfter("/set pager off");
            terminal.type("\u000c");
            terminal.until("an empty screen", shown -> shown.equals("demo>"));
            terminal.enter("tt.ledger.orders()");
            terminal.untilPromptAfter(" not shown (");
        }
    }

    @Test
    void pagesDocumentationThatIsLongerThanTheScreen() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 12, home, Map.of())) {
            terminal.untilShows("demo>");
            terminal.enter("/doc String.valueOf");
            terminal.until(
                    "the pager",
                    screen -> screen.startsWith("String String.valueOf(") && screen.endsWith("\n/doc String.valueOf"));
            terminal.type("q");
            terminal.until("the prompt", screen -> screen.endsWith("/doc String.valueOf\ndemo>"));
            terminal.enter("/set pager off");
            terminal.untilPromptAfter("/set pager off");
            terminal.enter("/doc String.valueOf");
            terminal.untilPromptAfter("String String.valueOf(");
        }
    }

    @Test
    void neverPagesOnADumbTerminal() throws Exception {
        try (PseudoTerminal terminal = open(Map.of("TERM", "dumb"))) {
            terminal.enter("/set pager on");
            terminal.enter("IntStream.range(0, 100).boxed().toList()");
            terminal.untilShows("==>");
            terminal.enter("/page");
            terminal.until("the last element", screen -> screen.contains(" 99"));
            terminal.enter("20 + 22");
            terminal.untilShows("==> 42");
            assertFalse(terminal.raw().contains("\u001b["), terminal.raw());
        }
    }

    @Test
    void coloursForLightAndDarkScreens() throws Exception {
        String side = "Table.create(\"t\", StringColumn.create(\"side\", \"BUY\", \"SELL\"))";
        try (PseudoTerminal terminal = open(Map.of())) {
            terminal.enter("/set");
            terminal.untilPromptAfter("theme  auto (dark)");
            terminal.enter(side);
            terminal.untilPromptAfter("2 rows");
            assertTrue(terminal.raw().contains("\u001b[32mBUY\u001b[0m"), terminal.raw());
            terminal.enter("/set theme light");
            terminal.untilPromptAfter("/set theme light");
            terminal.enter(side);
            terminal.untilPromptAfter("$2 ==>");
            assertTrue(terminal.raw().contains("\u001b[38;5;28mBUY\u001b[0m"), terminal.raw());
            terminal.enter("/set theme blue");
            terminal.untilPromptAfter("'blue' is no value for theme: auto or dark or light.");
        }
        // Kept for later sessions; and what the terminal says decides where nothing else does.
        try (PseudoTerminal terminal = open(Map.of())) {
            terminal.enter("/set");
            terminal.untilPromptAfter("theme  light");
            terminal.enter("/set theme auto");
            terminal.untilPromptAfter("/set theme auto");
        }
        try (PseudoTerminal terminal = open(Map.of("COLORFGBG", "0;15"))) {
            terminal.enter("/set");
            terminal.untilPromptAfter("theme  auto (light)");
        }
    }

    @Test
    void usesNoColourWhenToldSo() throws Exception {
        try (PseudoTerminal terminal = open(Map.of(), "--no-color")) {
            terminal.enter("Table.create(\"t\", StringColumn.create(\"side\", \"BUY\", \"SELL\"))");
            terminal.untilPromptAfter("2 rows");
            terminal.enter("int x = \"a\"");
            terminal.untilPromptAfter("incompatible types");
            assertFalse(terminal.raw().matches("(?s).*\u001b\\[[0-9;]*(3[0-8]|9[0-7])[;0-9]*m.*"), terminal.raw());
            terminal.type("\u0004");
            assertEquals(0, terminal.exitStatus());
        }
    }
}

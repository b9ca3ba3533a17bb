package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys at the prompt, on a real pseudo-terminal: what a person presses, and the line that they then see. */
class EditingIT {

    private static final String CTRL_A = "\u0001";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_R = "\u0012";
    private static final String TAB = "\t";
    private static final String UP = "\u001bOA";
    private static final String DOWN = "\u001bOB";
    private static final String RIGHT = "\u001bOC";
    private static final String ESC = "\u001b";

    @TempDir
    Path home;

    private PseudoTerminal open(int columns, int rows) throws Exception {
        PseudoTerminal terminal = PseudoTerminal.open(columns, rows, home, Map.of());
        terminal.untilShows("demo>");
        return terminal;
    }

    /** Waits until the last line is {@code line}: the one that is being typed. */
    private static String untilLine(PseudoTerminal terminal, String line) throws InterruptedException {
        return terminal.until("the line '" + line + "'", screen -> screen.endsWith("\n" + line));
    }

    @Test
    void takesCtrlCWithTheMenuOpenAndLosesNoKeyBehindIt() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("int warm = 1");
            terminal.untilPromptAfter("warm ==> 1");
            for (int round = 1; round <= 5; round++) {
                terminal.type("List.of(1)." + TAB);
                terminal.untilShows("iterator()");
                // In one write: the keys behind Ctrl-C are there before the shell has seen it.
                terminal.type(CTRL_C + round + "0+" + round + "\r");
                String screen = terminal.untilPromptAfter("$" + round + " ==> " + 11 * round);
                assertTrue(screen.contains("\ndemo> List.of(1).\ndemo> " + round + "0+" + round + "\n"), screen);
                assertFalse(screen.contains("iterator()"), screen);
            }
        }
    }

    @Test
    void takesCtrlCInTheMiddleOfQuickTyping() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.type("nonsense" + CTRL_C + "6*7\r");
            terminal.untilPromptAfter("$1 ==> 42");
            terminal.type("more" + CTRL_R + "non" + CTRL_C + "6*8\r");
            terminal.untilPromptAfter("$2 ==> 48");
        }
    }

    @Test
    void endsAStartupScriptThatHangs() throws Exception {
        Files.writeString(
                home.resolve("startup.jsh"), "int early = 1;\nprint(\"on its \" + \"way\");\nwhile (true) {}\n");
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("on its way");
            terminal.enter("early + 1");
            terminal.untilShows("demo> early + 1");
            // The first may come before the entry is waiting, and then only empties the line.
            for (int press = 0; press < 10 && !terminal.screen().contains("nterrupted"); press++) {
                terminal.type(CTRL_C);
                terminal.showsWithin(3_000, "nterrupted");
            }
            terminal.until("a prompt", screen -> screen.endsWith("\ndemo>"));
            terminal.enter("early + 41");
            terminal.untilPromptAfter("==> 42");
        }
    }

    @Test
    void showsWhatAStartupScriptPrintsWhileAnEntryWaitsForIt() throws Exception {
        Path go = home.resolve("go");
        Files.writeString(
                home.resolve("startup.jsh"),
                "while (!java.nio.file.Files.exists(Path.of(\"" + go + "\"))) Thread.sleep(50);\n"
                        + "for (int i = 0; i < 3; i++) System.out.println(\"from startup \" + i);\n"
                        + "int early = 1;\n");
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("early + 41");
            terminal.untilShows("demo> early + 41");
            Files.createFile(go);
            String screen = terminal.untilPromptAfter("==> 42");
            assertTrue(screen.contains("from startup 0\nfrom startup 1\nfrom startup 2\n"), screen);
        }
    }

    @Test
    void suggestsTheRestOfAnEarlierEntryAndTakesItWithRight() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("int firstNumber = 11");
            terminal.untilPromptAfter("firstNumber ==> 11");
        }
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.type("int fir");
            untilLine(terminal, "demo> int firstNumber = 11");
            assertTrue(terminal.raw().contains("\u001b[90m"), "the suggestion is grey");
            // What is only suggested is not entered.
            terminal.enter("");
            terminal.untilPromptAfter("int fir\n");
            terminal.type("int fir");
            untilLine(terminal, "demo> int firstNumber = 11");
            terminal.type(RIGHT + "1\r");
            terminal.untilPromptAfter("firstNumber ==> 111");
            terminal.type("int first");
            untilLine(terminal, "demo> int firstNumber = 111");
            // Ctrl-Right takes a word, End all.
            terminal.type(ESC + "[1;5C" + ESC + "[1;5C" + "22" + "\r");
            terminal.untilPromptAfter("firstNumber ==> 11122");
            terminal.type("int f" + ESC + "[F" + "3\r");
            terminal.untilPromptAfter("firstNumber ==> 111223");
        }
    }

    @Test
    void recallsEntriesThatBeginWithWhatIsTypedAlsoOfEarlierSessions() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            for (String entry : new String[] {"int a1 = 1", "long b = 2", "int a2 = 3"}) {
                terminal.enter(entry);
                terminal.untilPromptAfter(entry.split(" ")[1] + " ==> ");
            }
        }
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.type("int" + UP);
            untilLine(terminal, "demo> int a2 = 3");
            terminal.type(UP);
            untilLine(terminal, "demo> int a1 = 1");
            terminal.type(DOWN);
            untilLine(terminal, "demo> int a2 = 3");
            terminal.type(CTRL_C + UP + UP);
            untilLine(terminal, "demo> long b = 2");
            terminal.type(DOWN + DOWN + "5 + 5\r");
            terminal.untilPromptAfter("$1 ==> 10");
            terminal.type(CTRL_R + "a1");
            terminal.untilShows("bck-i-search: a1");
            terminal.enter("");
            terminal.untilPromptAfter("a1 ==> 1");
        }
    }

    @Test
    void editsAsViDoesAndRemembersThat() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("/set keys vi");
            terminal.untilPromptAfter("/set keys vi");
        }
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.type("int beta = 6");
            untilLine(terminal, "demo> int beta = 6");
            terminal.type(ESC);
            terminal.type("0wcwgamma");
            untilLine(terminal, "demo> int gamma = 6");
            terminal.enter("");
            terminal.untilPromptAfter("gamma ==> 6");
            terminal.enter("/set");
            terminal.untilPromptAfter("keys   vi");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[H 1+|[F", "OH 1+|OF", "[1~ 1+|[4~", "[7~ 1+|[8~", "[1;5D[1;5D1+|[1;5C[1;5C", "[5D[5D1+|[5C[5C"
            })
    void knowsTheKeysOfManyTerminals(String keys) throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            String[] parts = keys.split("\\|");
            terminal.type("22 * 2");
            untilLine(terminal, "demo> 22 * 2");
            terminal.type(sequences(parts[0]) + sequences(parts[1]) + "5");
            untilLine(terminal, "demo> " + (keys.contains(" 1") ? " " : "") + "1+22 * 25");
            // Delete takes what is under the cursor, and End may suggest nothing here.
            terminal.type(CTRL_A + ESC + "[3~" + ESC + "[3~" + (keys.contains(" 1") ? ESC + "[3~" : "") + "\r");
            terminal.untilPromptAfter("$1 ==> 550");
        }
    }

    private static String sequences(String keys) {
        return keys.replaceAll("(\\[[0-9;]*[A-Z~]|O[A-Z])", ESC + "$1");
    }

    @Test
    void keepsTheLineWhenTheWindowChangesItsSize() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.type("List.of(\"a word\", \"another word\").size() + 100 +");
            terminal.untilShows("+ 100 +");
            terminal.resize(40, 20);
            terminal.until(
                    "the line folded at 40 columns",
                    screen -> screen.endsWith("demo> List.of(\"a word\", \"another word\").\nsize() + 100 +"));
            terminal.resize(120, 30);
            terminal.type(" 1");
            terminal.until(
                    "the line whole at 120 columns",
                    screen -> screen.endsWith("demo> List.of(\"a word\", \"another word\").size() + 100 + 1"));
            terminal.enter("");
            terminal.untilPromptAfter("$1 ==> 103");
            terminal.enter("tt.ledger.orders()");
            String wide = terminal.untilPromptAfter(" not shown (");
            assertTrue(wide.lines().anyMatch(line -> line.length() > 100), wide);
            terminal.resize(60, 30);
            terminal.enter("tt.ledger.orders()");
            terminal.until(
                    "the table at 60 columns",
                    screen -> screen.lines()
                            .anyMatch(line ->
                                    line.matches("(account|instrument) .* price .{0,20}") && line.length() <= 60));
        }
    }

    @Test
    void takesAPasteOfHundredsOfLinesAsOneEntry() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            StringBuilder paste = new StringBuilder("int total = 0;\n");
            for (int line = 1; line <= 400; line++) {
                paste.append("total += ")
                        .append(line)
                        .append("; // line ")
                        .append(line)
                        .append('\n');
            }
            terminal.type(ESC + "[200~" + paste + "total\n" + ESC + "[201~");
            terminal.untilShows("// line 400");
            assertFalse(terminal.raw().contains("==>"), "nothing runs before Enter");
            terminal.enter("");
            terminal.untilPromptAfter("==> 80200");
            terminal.enter("1 + 1");
            terminal.untilPromptAfter("==> 2");
        }
    }

    @Test
    void editsARecalledEntryOfSeveralLines() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("int three() {");
            terminal.enter("return 3;");
            terminal.enter("}");
            terminal.untilPromptAfter("created method three");
            terminal.type(UP);
            terminal.until("the entry", screen -> screen.endsWith("demo> int three() {\n    >     return 3;\n    > }"));
            terminal.type(UP + ESC + "[F" + "\u007f" + "0 + 4;\r");
            terminal.until(
                    "the changed entry",
                    screen -> screen.contains("    >     return 30 + 4;") || screen.endsWith("demo>"));
            terminal.enter("");
            terminal.untilPromptAfter("three");
            terminal.enter("three()");
            terminal.untilPromptAfter("==> 34");
        }
    }

    @Test
    void waitsForTheBodyOfALoopAndEndsItWithAnEmptyLine() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("for (int i = 40; i < 42; i++)");
            untilLine(terminal, "    >");
            terminal.enter("System.out.println(i);");
            String screen = terminal.untilPromptAfter("41");
            assertTrue(screen.contains("\n    >     System.out.println(i);\n40\n41\n"), screen);
            terminal.enter("if (1 > 2)");
            untilLine(terminal, "    >");
            terminal.enter("");
            terminal.untilPromptAfter("if (1 > 2)");
            terminal.enter("int three() {");
            untilLine(terminal, "    >");
            // Within brackets an empty line is but an empty line.
            terminal.enter("");
            terminal.enter("return 3; }");
            terminal.untilPromptAfter("created method three");
        }
    }

    /** Waits for the blank behind the prompt too: such a terminal shows at once what is typed, wherever it stands. */
    private static void untilListens(PseudoTerminal terminal, String prompt) throws InterruptedException {
        terminal.until("'" + prompt + "' and a blank", screen -> terminal.raw().endsWith(prompt + " "));
    }

    @Test
    void worksOnATerminalThatObeysNothing() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24, home, Map.of("TERM", "dumb"))) {
            untilListens(terminal, "demo>");
            terminal.enter("int three() {");
            untilListens(terminal, "    >");
            terminal.enter("return 3; }");
            terminal.untilPromptAfter("created method three");
            untilListens(terminal, "demo>");
            terminal.enter("print(\"be\" + \"gun\"); while (true) {}");
            terminal.untilShows("begun");
            terminal.type(CTRL_C);
            terminal.untilPromptAfter("interrupted");
            untilListens(terminal, "demo>");
            terminal.type("nonsense");
            terminal.untilShows("demo> nonsense");
            terminal.type(CTRL_C);
            terminal.untilPromptAfter("nonsense");
            untilListens(terminal, "demo>");
            terminal.enter("three() * 14");
            String screen = terminal.untilPromptAfter("$1 ==> 42");
            untilListens(terminal, "demo>");
            assertTrue(screen.contains("\ndemo> three() * 14\n$1 ==> 42\n"), screen);
            assertFalse(terminal.raw().contains(ESC), terminal.raw());
            terminal.type("\u0004");
            assertEquals(0, terminal.exitStatus());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300})
    void worksOnNarrowAndWideScreens(int columns) throws Exception {
        try (PseudoTerminal terminal = open(columns, 24)) {
            terminal.enter("\"abcdefghij\".repeat(3)");
            String screen = terminal.untilPromptAfter("==>");
            assertTrue(screen.lines().allMatch(line -> line.length() <= columns), screen);
            terminal.enter("tt.ledger.orders()");
            terminal.untilPromptAfter("180 rows");
            terminal.enter("6 * 7");
            terminal.untilPromptAfter("==> 42");
        }
    }
}

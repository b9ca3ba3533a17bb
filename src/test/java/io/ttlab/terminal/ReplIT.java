package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees at the prompt, on a real pseudo-terminal. */
class ReplIT {

    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String TAB = "\t";

    @TempDir
    Path home;

    private PseudoTerminal open(int columns, int rows) throws Exception {
        return PseudoTerminal.open(columns, rows, home, Map.of());
    }

    @Test
    void showsResultsDeclarationsAndErrorsLikeJshell() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("1+1");
            terminal.untilPromptAfter("$1 ==> 2");
            terminal.enter("int x = 5");
            terminal.untilPromptAfter("x ==> 5");
            terminal.enter("\"a\\u001b[2Jb\"");
            terminal.untilPromptAfter("$2 ==> \"a\\u001b[2Jb\"");
            terminal.enter("int y = \"text\"");
            String screen = terminal.untilPromptAfter("incompatible types");
            assertTrue(screen.contains("  int y = \"text\"\n          ^^^^^^"), screen);
            terminal.type(CTRL_D);
            assertEquals(0, terminal.exitStatus());
        }
    }

    @Test
    void keepsWhatIsTypedBeforeTheEngineIsReady() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.enter("20 + 1");
            terminal.enter("ans * 2");
            terminal.untilPromptAfter("==> 42");
        }
    }

    @Test
    void fitsTheOrdersIntoEightyAndTwoHundredColumns() throws Exception {
        for (int columns : new int[] {80, 200}) {
            try (PseudoTerminal terminal = open(columns, 50)) {
                terminal.untilShows("demo>");
                terminal.enter("tt.ledger.orders()");
                String screen = terminal.untilPromptAfter(" not shown (");
                String header = screen.lines()
                        .filter(line -> line.contains("instrument "))
                        .findFirst()
                        .orElseThrow();
                assertTrue(header.contains("side") && header.contains("account"), screen);
                assertEquals(columns > 100, header.contains("dateTime"), screen);
                assertTrue(screen.lines().anyMatch(line -> line.contains("BUY")), screen);
                assertTrue(screen.contains("\n180 rows (20 shown), 49 columns ("), screen);
                assertTrue(screen.lines().allMatch(line -> line.length() <= columns), screen);
                // A line that is too wide would wrap and leave the next one without its start.
                assertEquals(
                        1, screen.lines().filter(line -> line.startsWith("──")).count(), screen);
            }
        }
    }

    @Test
    void continuesAndIndentsAnEntryUntilItIsWhole() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int twice(int a) {");
            terminal.untilShows("\n    >");
            terminal.enter("return 2 * a;");
            terminal.enter("}");
            String screen = terminal.untilPromptAfter("created method twice");
            assertTrue(screen.contains("\n    >     return 2 * a;\n    > }\n"), screen);
            terminal.enter("twice(21)");
            terminal.untilPromptAfter("$1 ==> 42");
        }
    }

    @Test
    void takesABracketedPasteAsOneEntry() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            StringBuilder paste = new StringBuilder();
            for (int line = 1; line <= 15; line++) {
                paste.append("int v").append(line).append(" = ").append(line).append(";\n");
            }
            terminal.type("\u001b[200~" + paste + "v1 + v15\u001b[201~");
            terminal.untilShows("v1 + v15");
            assertFalse(terminal.screen().contains("==>"), terminal.screen());
            terminal.enter("");
            terminal.untilPromptAfter("$1 ==> 16");
        }
    }

    @Test
    void completesMembersAndVariables() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("var letters = List.of(\"a\", \"b\")");
            terminal.untilPromptAfter("letters ==> [\"a\", \"b\"]");
            terminal.type("lett" + TAB);
            terminal.untilShows("demo> letters\n".strip());
            terminal.type(".parallelS" + TAB);
            terminal.untilShows("letters.parallelStream()");
        }
    }

    @Test
    void showsTheSignatureAfterAnOpenBracket() throws Exception {
        try (PseudoTerminal terminal = open(100, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("1");
            terminal.untilPromptAfter("$1 ==> 1");
            terminal.type("\"abc\".substring(" + TAB);
            terminal.untilShows("substring(int beginIndex, int endIndex)");
        }
    }

    @Test
    void endsARunawayEntryAndKeepsTheSession() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int before = 7");
            terminal.untilPromptAfter("before ==> 7");
            terminal.enter("System.out.println(\"spin\" + \"ning\"); while (true) {}");
            terminal.untilShows("\nspinning");
            terminal.type(CTRL_C);
            terminal.untilPromptAfter("nterrupted");
            terminal.enter("before + 1");
            terminal.untilPromptAfter("$1 ==> 8");
        }
    }

    @Test
    void clearsTheLineOnCtrlC() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.type("int nonsense = ");
            terminal.untilShows("nonsense");
            terminal.type(CTRL_C);
            terminal.until("a fresh prompt", screen -> screen.endsWith("\ndemo>"));
            terminal.enter("6 * 7");
            terminal.untilPromptAfter("$1 ==> 42");
        }
    }

    @Test
    void beginsTheNextPromptOnALineOfItsOwn() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("System.out.print(\"no line\" + \" break\")");
            String screen = terminal.until("the next prompt", text -> text.contains("\nno line break\ndemo>"));
            assertTrue(screen.endsWith("\ndemo>"), screen);
        }
    }

    @Test
    void survivesSystemExitAndDeepRecursion() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("System.exit(3)");
            terminal.untilPromptAfter("exit");
            terminal.enter("int deep(int n) { return deep(n + 1) + 1; }");
            terminal.untilPromptAfter("created method deep");
            terminal.enter("deep(0)");
            terminal.untilPromptAfter("StackOverflowError");
            terminal.enter("1 + 1");
            terminal.untilPromptAfter("==> 2");
        }
    }

    @Test
    void survivesACellThatTakesAllMemory() throws Exception {
        Map<String, String> small = Map.of("TTLAB_JAVA_OPTS", "-Xmx200m -Dttlab.archive=");
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24, home, small)) {
            terminal.untilShows("demo>");
            terminal.enter("int kept = 20");
            terminal.untilPromptAfter("kept ==> 20");
            for (int round = 1; round <= 3; round++) {
                terminal.enter("{ var hog = new ArrayList<long[]>(); while (true) hog.add(new long[1_000_000]); }");
                terminal.untilPromptAfter("OutOfMemoryError");
                terminal.enter("kept + " + round);
                terminal.untilPromptAfter("$" + round + " ==> " + (20 + round));
            }
            terminal.enter("tt.ledger.orders().rowCount()");
            terminal.untilPromptAfter("$4 ==> 180");
        }
    }

    @Test
    void explainsCommandsAndNamesTheNearest() throws Exception {
        try (PseudoTerminal terminal = open(100, 40)) {
            terminal.untilShows("demo>");
            terminal.enter("/help");
            String screen = terminal.untilPromptAfter("tt.help() shows what tt can do.");
            assertTrue(screen.contains("\n  /save FILE "), screen);
            terminal.enter("/set pager off");
            terminal.enter("/doc String.substring");
            terminal.untilPromptAfter("substring(int beginIndex, int endIndex)");
            terminal.enter("/sav x");
            terminal.untilPromptAfter("Nothing has succeeded yet, so there is nothing to save.");
            terminal.enter("/vasr");
            terminal.untilPromptAfter("No command '/vasr'. Nearest: '/vars'");
            terminal.enter("/set rows ten");
            terminal.untilPromptAfter("'ten' is no value for rows: a whole number from 2, or all.");
        }
    }

    @Test
    void savesASessionThatRunsAgain() throws Exception {
        Path script = home.resolve("morning.jsh");
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int x = 20");
            terminal.untilPromptAfter("x ==> 20");
            terminal.enter("int y = x / 0");
            terminal.untilPromptAfter("by zero");
            terminal.enter("System.out.println(\"twice: \" + 2 * x)");
            terminal.untilPromptAfter("\ntwice: 40");
            terminal.enter("/save " + script);
            terminal.untilShows("Saved 2 entries to");
            terminal.enter("/exit");
            assertEquals(0, terminal.exitStatus());
        }
        String saved = Files.readString(script);
        assertEquals(
                "// Saved by TT Lab; run it with: ttlab run morning.jsh\n"
                        + "int x = 20\nSystem.out.println(\"twice: \" + 2 * x)\n",
                saved);
        try (PseudoTerminal run = PseudoTerminal.open(80, 24, home, Map.of(), "run", script.toString())) {
            assertEquals(0, run.exitStatus());
            run.untilShows("twice: 40");
        }
    }

    @Test
    void remembersEntriesAcrossSessionsWithoutSecrets() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int remembered = 11");
            terminal.untilPromptAfter("remembered ==> 11");
            terminal.enter("String apiSecret = \"deadbeef-0000-4000-8000-00000000beef\"");
            terminal.untilPromptAfter("apiSecret ==>");
            terminal.type(CTRL_D);
            terminal.exitStatus();
        }
        Path history = home.resolve("history");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
        String kept = Files.readString(history);
        assertTrue(kept.contains("remembered"), kept);
        assertFalse(kept.contains("beef"), kept);
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.type("\u001bOA");
            terminal.untilShows("demo> int remembered = 11");
        }
    }

    @Test
    void runsTheStartupScriptAfterThePreloads() throws Exception {
        Files.writeString(home.resolve("startup.jsh"), "int fromStartup = List.of(1, 2).size();\n");
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("fromStartup * 21");
            terminal.untilPromptAfter("==> 42");
        }
    }

    @Test
    void obeysNoColorButKeepsEditing() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24, home, Map.of("NO_COLOR", "1"))) {
            terminal.untilShows("demo>");
            terminal.enter("new int[] {-1}.length + \"x\"");
            terminal.untilPromptAfter("$1 ==> \"1x\"");
            assertFalse(terminal.raw().matches("(?s).*\u001b\\[[0-9;]*(3[0-7]|9[0-7])m.*"), terminal.raw());
        }
    }

    @Test
    void saysLiveInWordsAndRed() throws Exception {
        Map<String, String> live = Map.of(
                "TT_ENV", "live",
                "TT_API_KEY", "deadbeef-0000-4000-8000-000000000001",
                "TT_API_SECRET", "5ec2e700-0000-4000-8000-000000000001",
                "TT_BASE_URL", "http://127.0.0.1:9");
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24, home, live)) {
            String screen = terminal.untilShows("LIVE live>");
            assertTrue(screen.contains("LIVE: this session can see and reach real orders"), screen);
            assertTrue(terminal.raw().contains("\u001b[1;31m"), terminal.raw());
        }
    }

    @Test
    void restoresTheSessionOfAKilledProcess() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int kept = 40");
            terminal.untilPromptAfter("kept ==> 40");
            terminal.enter("kept = kept + 1; int more = 1");
            terminal.untilPromptAfter("more ==> 1");
            terminal.kill();
        }
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("/restore");
            terminal.untilPromptAfter("Restored 2 entries.");
            terminal.enter("kept + more");
            terminal.untilPromptAfter("==> 42");
        }
    }

    @Test
    void restoresWhatWasOpenedAndGoesOnBehindAnEntryThatFailsNow() throws Exception {
        Path file = Files.writeString(home.resolve("one.jsh"), "int one = 1;\n");
        try (PseudoTerminal terminal = open(120, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("/open " + file);
            terminal.untilPromptAfter("one ==> 1");
            terminal.enter("var size = Files.size(Path.of(\"" + file + "\"))");
            terminal.untilPromptAfter("size ==> ");
            terminal.enter("int two = 2");
            terminal.untilPromptAfter("two ==> 2");
            terminal.kill();
        }
        Files.delete(file);
        try (PseudoTerminal terminal = open(120, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("/restore");
            terminal.untilPromptAfter("Restored 2 of 3 entries.");
            terminal.untilShows("restored 2:1: java.nio.file.NoSuchFileException: ");
            terminal.enter("one + two");
            terminal.untilPromptAfter("==> 3");
        }
    }

    @Test
    void leavesAToStringBehindThatNeverEnds() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter(
                    "class Endless { public String toString() { System.out.println(\"mak\" + \"ing\"); while (true) {} } }");
            terminal.untilPromptAfter("created ");
            terminal.enter("new Endless()");
            terminal.untilShows("\nmaking");
            terminal.type(CTRL_C);
            terminal.untilPromptAfter("it is left behind.");
            terminal.enter("1 + 1");
            terminal.untilPromptAfter("==> 2");
        }
    }

    @Test
    void worksOnADumbTerminal() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24, home, Map.of("TERM", "dumb"))) {
            terminal.untilShows("demo>");
            terminal.enter("40 + 2");
            terminal.untilShows("$1 ==> 42");
            assertFalse(terminal.raw().contains("\u001b["), terminal.raw());
        }
    }
}

package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are shown in place and progress, on a real pseudo-terminal. */
class InPlaceIT {
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path home;

    private PseudoTerminal open(int columns, int rows) throws Exception {
        return PseudoTerminal.open(columns, rows, home, Map.of());
    }

    @Test
    void watchesInOnePlaceUntilInterrupted() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int seen = 0");
            terminal.untilPromptAfter("seen ==> 0");
            terminal.enter("watch(\"200ms\", () -> \"look \" + ++seen + \"\\n\" + \"again\")");
            String screen = terminal.untilShows("\nlook 4\nagain\n");
            assertEquals(
                    1, screen.lines().filter(line -> line.startsWith("look")).count(), screen);
            assertTrue(screen.contains("every 200 ms, seen "), screen);
            terminal.type(CTRL_C);
            screen = terminal.untilPromptAfter("interrupted");
            assertFalse(screen.contains("every 200 ms"), screen);
            terminal.enter("seen > 3");
            terminal.untilPromptAfter("==> true");
        }
    }

    @Test
    void watchesATableThatFitsTheScreen() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("watch(\"200ms\", 4, () -> tt.ledger.orders())");
            String screen = terminal.untilPromptAfter(" not shown (");
            assertEquals(1, screen.lines().filter(line -> line.startsWith("──")).count(), screen);
            assertTrue(screen.contains("\n180 rows (16 shown), "), screen);
            assertTrue(screen.contains("demo> watch("), screen);
        }
    }

    @Test
    void endsAWatchWithWhatTheSourceThrows() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("int left = 2");
            terminal.untilPromptAfter("left ==> 2");
            terminal.enter("watch(Duration.ofMillis(150), () -> 10 / left--)");
            String screen = terminal.untilPromptAfter("/ by zero");
            assertTrue(screen.contains("\n10\n") && !screen.contains("\n5\n"), screen);
        }
    }

    @Test
    void countsALoopBelowWhatItPrints() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("for (int day : progress(IntStream.range(0, 12), \"days\")) { Thread.sleep(80);"
                    + " if (day == 3) System.out.println(\"third\" + \" day\"); }");
            String screen = terminal.until(
                    "progress below the output", text -> text.matches("(?s).*\nthird day\ndays: \\d+ of 12 .*"));
            assertTrue(
                    screen.matches("(?s).*\ndays: \\d+ of 12 █+░+ \\d+ %, \\d+(\\.\\d)?/s, \\d\\.\\d s left"), screen);
            screen = terminal.untilPromptAfter("third day");
            assertFalse(screen.contains("days: "), screen);
            terminal.enter("for (var each : progress(List.of(1, 2, 3).iterator(), \"\")) { Thread.sleep(300);"
                    + " if (each == 3) break; }");
            terminal.until("a counter without a size", text -> text.matches("(?s).*\n[12], .*"));
            terminal.until("the counter gone", text -> text.endsWith("break; }\ndemo>"));
        }
    }

    @Test
    void replacesAndClearsWhatItHasShown() throws Exception {
        try (PseudoTerminal terminal = open(80, 24)) {
            terminal.untilShows("demo>");
            terminal.enter("display(\"first\", \"place\"); System.out.println(\"be\" + \"low\");"
                    + " updateDisplay(\"place\", \"second\"); display(HTML(\"<b>bo\" + \"ld</b>\"));");
            String screen = terminal.untilPromptAfter("\nbold");
            assertTrue(screen.contains(";\n\"second\"\nbelow\nbold\ndemo>"), screen);
            terminal.enter(
                    "System.out.println(\"go\" + \"ing\"); clearOutput(); System.out.println(\"st\" + \"ays\");");
            screen = terminal.untilPromptAfter("\nstays");
            assertFalse(screen.contains("going"), screen);
        }
    }

    @Test
    void showsTheProgressOfAScriptOnItsScreenAndNotInItsOutput() throws Exception {
        Path script = home.resolve("loop.jsh");
        Path output = home.resolve("out.txt");
        Files.writeString(script, """
                for (int i : progress(IntStream.range(0, 8), "steps")) { Thread.sleep(120); }
                watch("100ms", 2, () -> "value " + args.size());
                System.out.println("done");
                """);
        try (PseudoTerminal run = PseudoTerminal.open(80, 24, home, Map.of(), "run", script.toString())) {
            run.untilShows("steps: ");
            assertEquals(0, run.exitStatus());
            assertEquals("value 0\ndone", run.until("the end", text -> text.contains("done")));
        }
        String launcher = System.getProperty("ttlab.launcher");
        ProcessBuilder builder = new ProcessBuilder(launcher, "run", script.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TTLAB_HOME", home.toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        assertEquals(0, builder.start().waitFor());
        assertEquals("value 0\n\nvalue 0\ndone\n", Files.readString(output));
    }
}

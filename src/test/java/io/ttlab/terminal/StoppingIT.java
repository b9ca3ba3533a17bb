package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C says of what cannot be ended, on a real pseudo-terminal. */
@DisabledOnOs(OS.WINDOWS)
class StoppingIT {
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path home;

    private static void assertHasLine(String line, String screen) {
        assertTrue(screen.lines().map(each -> each.replace("^C", "")).anyMatch(line::equals), screen);
    }

    /** A pipe that nobody writes to: nothing in a process can end the opening of it. */
    private Path pipe() throws Exception {
        Path pipe = home.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    @Test
    void saysThatItIsStillStoppingAndThenThatAThreadIsLeftBehind() throws Exception {
        Path pipe = pipe();
        try (PseudoTerminal terminal = PseudoTerminal.open(140, 24, home, Map.of())) {
            terminal.untilShows("demo>");
            terminal.enter("new java.io.FileInputStream(\"" + pipe + "\").read()");
            TimeUnit.SECONDS.sleep(3);
            terminal.type(CTRL_C);
            // Signals that come as one would count as one.
            TimeUnit.MILLISECONDS.sleep(200);
            terminal.type(CTRL_C);
            terminal.untilShows("Still stopping");
            String screen = terminal.untilPromptAfter("takes its place");
            assertHasLine(
                    "Still stopping: waiting for the entry's thread to end. If it cannot, it is left behind.", screen);
            assertHasLine(
                    "interrupted, but ttlab-cell-1 is stuck in java.io.FileInputStream.open0 and was left behind; a new"
                            + " thread takes its place",
                    screen);
            terminal.enter("20 + 22");
            terminal.untilPromptAfter("==> 42");
        }
    }

    @Test
    void namesTheThreadThatAnEntryLeavesBehind() throws Exception {
        Path pipe = pipe();
        try (PseudoTerminal terminal = PseudoTerminal.open(200, 24, home, Map.of())) {
            terminal.untilShows("demo>");
            terminal.enter("{ var t = new Thread(() -> { try { new java.io.FileInputStream(\"" + pipe
                    + "\"); } catch (Exception e) {} }, \"reader\"); t.setDaemon(true); t.start(); t.join(); }");
            TimeUnit.SECONDS.sleep(2);
            terminal.type(CTRL_C);
            String screen = terminal.untilPromptAfter("left behind.");
            assertHasLine(
                    "The thread 'reader' that the interrupted code started cannot be ended: it is stuck in"
                            + " java.io.FileInputStream.open0, and is left behind.",
                    screen);
        }
    }

    @Test
    void leavesTheTextOfAValueBehind() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(140, 24, home, Map.of())) {
            terminal.untilShows("demo>");
            terminal.enter(
                    "class Endless { public String toString() { while (true) { try { Thread.sleep(1000); } catch (Throwable t) {} } } }");
            terminal.untilPromptAfter("created class Endless");
            terminal.enter("new Endless()");
            TimeUnit.SECONDS.sleep(2);
            terminal.type(CTRL_C);
            String screen = terminal.untilPromptAfter("left behind.");
            assertHasLine("The value's text is still being made: it is left behind.", screen);
        }
    }
}

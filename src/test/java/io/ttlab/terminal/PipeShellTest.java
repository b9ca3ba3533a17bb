package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.display.TextOptions;
import io.ttlab.shell.Engine;
import io.ttlab.shell.EngineOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code echo … | ttlab} writes. */
class PipeShellTest {
    private static final Engine ENGINE = Engine.open(EngineOptions.defaults());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream formerOut;
    private PrintStream formerErr;

    @BeforeEach
    void replaceStreams() {
        formerOut = System.out;
        formerErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        ENGINE.reset();
    }

    @AfterEach
    void giveStreamsBack() {
        System.setOut(formerOut);
        System.setErr(formerErr);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static int run(String input) throws IOException {
        return PipeShell.run(
                ENGINE, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), TextOptions.defaults());
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void goesOnWhereTheNextLineDoes() throws IOException {
        String input = "for (int i = 0; i < 2; i++)\n  System.out.println(i);\nif (false)\n  System.out.println(2);\n"
                + "else\n  System.out.println(3);\nList.of(4, 5)\n  .size()\n6";
        assertEquals(0, run(input), () -> text(err));
        assertEquals("0\n1\n3\n$1 ==> 2\n$2 ==> 6\n", text(out).replace("\r", ""));
    }

    @Test
    void goesOnBehindAFailureAndTellsItByItsStatus() throws IOException {
        assertEquals(1, run("1 / 0\n2\n/vars\n3\n"));
        assertEquals("$1 ==> 2\n$2 ==> 3\n", text(out).replace("\r", ""));
        assertEquals(
                "java.lang.ArithmeticException: / by zero\n  1 / 0\n  ^\n  at (line 1:1)\n"
                        + "'/vars' is for the prompt: what comes from a pipe is Java.\n",
                text(err).replace("\r", ""));
    }
}

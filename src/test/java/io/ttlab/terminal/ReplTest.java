package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.Engine;
import io.ttlab.shell.EngineOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplTest {
    @TempDir
    Path home;

    @Test
    void goesOnAfterAnEntryThatTheShellItselfFailsOn() throws Exception {
        Engine engine = Engine.open(EngineOptions.defaults());
        engine.close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream("1 + 1\n/theme x\n".getBytes(StandardCharsets.UTF_8));
        ReplOptions options = new ReplOptions("demo", home, false, ZoneOffset.UTC, "0", () -> {});
        try (DumbTerminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            assertEquals(0, Repl.run(terminal, engine, options));
        }
        List<String> said = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace("demo> ", "").strip())
                .toList();
        assertTrue(
                said.contains("The shell itself failed on this entry (java.lang.IllegalStateException: The engine is"
                        + " closed.). The session goes on; /restore after a restart brings its entries back."),
                said::toString);
        assertTrue(
                said.contains("No command '/theme'. Nearest: '/time', '/help'. /help lists them all."), said::toString);
    }
}

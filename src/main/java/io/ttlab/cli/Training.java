package io.ttlab.cli;

import io.ttlab.jupyter.KernelTraining;
import io.ttlab.shell.Connection;
import io.ttlab.shell.Engine;
import io.ttlab.terminal.KnownTerminals;
import io.ttlab.terminal.Repl;
import io.ttlab.terminal.ReplOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/** A session without a user, lived through so that the archive knows which classes a session loads. */
final class Training {

    /** One entry of each kind, a completion, a table, an error; {@code tt} loads the client and the demo gateway. */
    private static final List<String> ENTRIES = List.of(
            "1+1",
            "int x = 5",
            "x = x + 1",
            "int twice(int a) { return 2 * a; }",
            "record Lot(String account, int lots) {}",
            "for (int i = 0; i < 3; i++) { System.out.println(i); }",
            "List.of(1, 2, 3).stream().map(i -> i * 2).toList()",
            "Table.create(\"t\", StringColumn.create(\"side\", \"BUY\", \"SELL\"), DoubleColumn.create(\"price\", 1.5, 2))",
            "tt.ledger.orders()",
            "tt.ledger.orders().rowCount()",
            "List.of(1).str\t",
            "Map.of(1, \"a\")",
            "nothing(",
            ");",
            "1 / 0",
            "/vars",
            "/help");

    /** Of a person's session on a terminal, which this one has not: to be named here loads them. */
    private static final List<Class<?>> OF_A_TERMINAL =
            List.of(ShellStart.class, PosixSysTerminal.class, Signals.class, ShutdownHooks.class);

    private Training() {}

    static int run() throws IOException {
        beginAsACommand();
        Path home = Files.createTempDirectory("ttlab-training");
        byte[] keys = (String.join("\r", ENTRIES) + "\r\u0004").getBytes(StandardCharsets.UTF_8);
        try (Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .streams(new ByteArrayInputStream(keys), OutputStream.nullOutputStream())
                        .provider("jni")
                        .build();
                Connection connection = Connection.of("demo", null, Map.of());
                Engine engine = Sessions.open(connection)) {
            KernelTraining.run(engine);
            return Repl.run(
                    terminal, engine, new ReplOptions("demo", home, true, ZoneOffset.UTC, "training", () -> {}));
        } finally {
            // Deepest first: a session leaves its history and its autosave there.
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What a person's command does before its session. */
    private static void beginAsACommand() {
        GlobalOptions globals = GlobalOptions.NONE;
        globals.take(new ArrayList<>(List.of("--no-color")), 0);
        Faces.color(globals);
        Version.text();
        KnownTerminals.use();
    }
}

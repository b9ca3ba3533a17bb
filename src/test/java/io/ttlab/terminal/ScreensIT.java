package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first minute, screen by screen, as a person sees it at 80 and at 200 columns.
 *
 * <p>The world is the demo gateway's on a fixed day. The screens are in {@code screens/NAME-COLUMNS.txt}.
 */
class ScreensIT {

    private static final Clock DAY = Clock.fixed(Instant.parse("2026-11-20T15:30:00Z"), ZoneOffset.UTC);

    private static DemoGateway gateway;

    private final StringBuilder differences = new StringBuilder();

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        gateway = DemoGateway.start(
                DemoOptions.defaults().withSeed(7).withClock(DAY).withTicking(false));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void showsTheFirstMinute(int columns) throws Exception {
        try (PseudoTerminal terminal = open(columns)) {
            terminal.until("the prompt", screen -> screen.endsWith("\nuat>"));
            assertScreen("greeting", columns, terminal);

            terminal.enter("var orders = tt.ledger.orders()");
            promptAfter(terminal, "orders ==>");
            terminal.enter("orders");
            promptAfter(terminal, " not shown (");
            assertScreen("orders", columns, terminal);

            clear(terminal);
            terminal.enter("tt.account.account(\"60111\")");
            promptAfter(terminal, "1 row");
            terminal.enter("int lots = \"ten\" + orders.rowCount();");
            promptAfter(terminal, "^");
            terminal.enter("int half(int lots) { return lots / (lots - lots); }");
            promptAfter(terminal, "created method half");
            terminal.enter("half(4)");
            promptAfter(terminal, "by zero");
            terminal.enter("/vasr");
            promptAfter(terminal, "Nearest");
            assertScreen("one-row-and-errors", columns, terminal);

            clear(terminal);
            terminal.type("orders.stringColumn(\"\t");
            terminal.untilShows("securityDescription");
            assertScreen("completion", columns, terminal);

            terminal.type("\u0003");
            clear(terminal);
            terminal.type("half(\t");
            terminal.untilShows("int half(int lots)");
            assertScreen("signature", columns, terminal);
        }
        assertEquals("", differences.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void showsAllOfAWideTableAndHowLongCodeTakes(int columns) throws Exception {
        try (PseudoTerminal terminal = open(columns)) {
            terminal.until("the prompt", screen -> screen.endsWith("\nuat>"));
            terminal.enter("/set rows 2");
            terminal.enter("var orders = tt.ledger.orders()");
            promptAfter(terminal, "orders ==>");
            clear(terminal);
            terminal.enter("Table.create(orders.columns().subList(0, 14))");
            promptAfter(terminal, " not shown");
            terminal.enter("/wide");
            promptAfter(terminal, " of 14");
            terminal.enter("/time orders.rowcount()");
            promptAfter(terminal, "^");
            assertScreen("wide-and-time", columns, terminal);
        }
        assertEquals("", differences.toString());
    }

    private PseudoTerminal open(int columns) throws Exception {
        Map<String, String> variables = Map.of(
                "TT_ENV", "uat",
                "TT_BASE_URL", gateway.baseUrl().toString(),
                "TT_API_KEY", gateway.apiKey(),
                "TT_API_SECRET", gateway.apiSecret());
        return PseudoTerminal.open(columns, 32, home, variables);
    }

    private static void clear(PseudoTerminal terminal) throws Exception {
        terminal.type("\u000c");
        terminal.until("an empty screen", screen -> screen.equals("uat>"));
    }

    private static void promptAfter(PseudoTerminal terminal, String text) throws Exception {
        terminal.until("a prompt after '" + text + "'", screen -> {
            int at = screen.lastIndexOf(text);
            return at >= 0 && screen.indexOf('\n', at) >= 0 && screen.endsWith("\nuat>");
        });
    }

    /** Leaves the screen in {@code target/screens}, to be looked at, and taken over where it is right. */
    private void assertScreen(String name, int columns, PseudoTerminal terminal) throws Exception {
        String file = "screens/" + name + "-" + columns + ".txt";
        String shown = terminal.screen().replaceFirst("^TT Lab \\d+\\.\\d+\\.\\d+,", "TT Lab X.Y.Z,") + "\n";
        Path copy = Path.of("target").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, shown);
        try (InputStream in = ScreensIT.class.getResourceAsStream(file)) {
            String wanted =
                    in == null ? "no file '" + file + "'\n" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!wanted.equals(shown)) {
                differences.append("The screen '").append(file).append("' is\n").append(shown);
                differences.append("instead of\n").append(wanted);
            }
        }
    }
}

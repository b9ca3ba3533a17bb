package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Commands commands = new Commands(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final List<String> ran = new ArrayList<>();

    CommandsTest() {
        for (String name : List.of("save", "set", "vars")) {
            commands.add(new Command(
                    name,
                    "FILE",
                    "Does " + name,
                    "More.",
                    typed -> ran.add(name + ":" + typed),
                    typed -> List.of("x")));
        }
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> commands.run(line)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vars", "/save x", "%time 1", "/", "/?"})
    void takesSlashAndPercentForCommands(String line) {
        assertTrue(Commands.isCommand(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// comment", "/* comment */", "1 / 2", "", "/ 2", "%", "/1"})
    void takesEverythingElseForJava(String line) {
        assertFalse(Commands.isCommand(line));
    }

    @Test
    void handsOverWhatFollowsTheName() {
        commands.run("/save  my file.jsh ");
        commands.run("%va");
        assertEquals(List.of("save:my file.jsh", "vars:"), ran);
    }

    @Test
    void namesTheNearestOrTheOnesThatFit() {
        assertEquals("No command '/varz'. Nearest: '/vars', '/save'. /help lists them all.", failure("/varz"));
        assertEquals("'/s' could be /save, /set. Type a letter more.", failure("/s"));
    }

    @Test
    void explainsOneCommand() {
        commands.run("/help /save");
        assertEquals("/save FILE\n  Does save.\n  More.\n", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void completesNamesThenArguments() {
        assertEquals(List.of("/help", "/save", "/set", "/vars"), commands.complete("/"));
        assertEquals(List.of("x"), commands.complete("/save a"));
        assertEquals(List.of(), commands.complete("/nothing a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String apiSecret = \"5ec2e700-0000\"",
                "login(\"deadbeef-0000-4000-8000-000000000001:5ec2e700-0000-4000-8000-000000000001\")",
                "password = 'hunter22'",
                "Authorization: Bearer abcdefgh",
                "x-api-key: deadbeef-0000"
            })
    void keepsWhatLooksLikeASecretOutOfTheHistory(String entry) {
        assertTrue(PrivateHistory.looksSecret(entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tt.ledger.order(\"deadbeef-0000-4000-8000-000000000001\")",
                "System.getenv(\"TT_API_SECRET\")",
                "var tokens = text.split(\" \")",
                "tt.ledger.fills()"
            })
    void keepsOrdinaryEntries(String entry) {
        assertFalse(PrivateHistory.looksSecret(entry));
    }

    @Test
    void showsTimesInUnitsThatRead() throws Exception {
        assertEquals("1 run: 1.50 s", new Timing(1, 1_500_000_000L, 1_500_000_000L, 1_500_000_000L).toString());
        assertEquals(
                "3 runs: 1.5 us min, 2.00 ms median, 3.00 s max",
                new Timing(3, 1_500, 2_000_000, 3_000_000_000L).toString());
        int[] calls = new int[1];
        Timing timing = Timing.of(() -> calls[0]++);
        assertEquals(timing.runs(), calls[0]);
        assertEquals(100, timing.runs());
    }
}

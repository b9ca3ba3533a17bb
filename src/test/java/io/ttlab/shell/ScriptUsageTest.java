package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptUsageTest {
    private static final ScriptUsage DESK = new ScriptUsage("""
            Positions.
            usage: ttlab run positions.jsh [--account NAME] [--by account|product] [--day today|2026-11-20]
                                           [--flat] --base EUR

            --by    totals""");

    private static String of(String... args) {
        return DESK.problem(List.of(args));
    }

    @Test
    void takesWhatTheTextNames() {
        assertEquals("", of("--account", "RATES-01", "--by=product", "--flat", "--day", "2026-11-20", "--base", "-5"));
        assertEquals("", of());
    }

    @Test
    void refusesOptionsThatTheTextDoesNotName() {
        assertEquals("no option '--acount'. Nearest: '--account'.", of("--acount", "X"));
    }

    @Test
    void refusesValuesThatAListOfWordsDoesNotHold() {
        assertEquals("--by is 'user' but must be account or product.", of("--by", "user"));
        assertEquals("--by is '' but must be account or product.", of("--by"));
        assertEquals("--by is 'x' but must be account or product.", of("--by=x"));
    }

    @Test
    void refusesWordsThatBelongToNoOption() {
        assertEquals("'RATES-01' belongs to no option.", of("RATES-01"));
        assertEquals("'17' belongs to no option.", of("--by=product", "17"));
    }

    @Test
    void takesWordsWhereTheUsageNamesSome() {
        for (String text :
                List.of("usage: ttlab run x.jsh FILE [--all]", "usage: x.jsh [FILE…] [--all]", "--all: all")) {
            assertEquals("", new ScriptUsage(text).problem(List.of("a.csv", "--all")), text);
        }
    }
}

package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final String TEXT = """
            Fills for Excel.
            usage: ttlab run fills.jsh [--since TIME] [--account NAME]
                                       [--otc] [--format table|csv]

            --since  15m, 4h, 5d; a script such as other.jsh FILE is none of its arguments
            """;

    private static String problem(String text, String... args) {
        return Usage.of(text).problem(List.of(args)).orElse("");
    }

    @Test
    void letsPassWhatTheTextNames() {
        assertEquals("", problem(TEXT));
        assertEquals("", problem(TEXT, "--since", "4h", "--otc", "--account=RATES-01"));
        assertEquals("", problem(TEXT, "--otc", "true", "--since", "-5"));
    }

    @Test
    void refusesAnOptionThatTheTextDoesNotName() {
        assertEquals("no option '--acount'. Nearest: '--account'.", problem(TEXT, "--acount", "RATES-01"));
    }

    @Test
    void refusesAnOptionWithoutItsValueInsteadOfTakingAll() {
        assertEquals("--account needs a value.", problem(TEXT, "--account"));
        assertEquals("--account needs a value.", problem(TEXT, "--account="));
        assertEquals("--account needs a value.", problem(TEXT, "--account", "--otc"));
    }

    @Test
    void refusesAFormatThatTheCommandLeftBehind() {
        assertEquals("--format is 'xml' but must be table, csv, json or markdown.", problem(TEXT, "--format", "xml"));
    }

    @Test
    void refusesAStrayArgumentWhereTheTextTakesNone() {
        assertEquals("one argument too many: 'RATES-01'.", problem(TEXT, "RATES-01"));
        assertEquals("one argument too many: 'x'.", problem(TEXT, "--otc", "x"));
    }

    @Test
    void letsArgumentsPassWhereTheTextTakesSomeOrDoesNotSay() {
        assertEquals("", problem("usage: ttlab run sum.jsh [--otc] FILE...", "a.csv", "b.csv"));
        assertEquals("", problem("usage: ttlab run sum.jsh [FILE]", "a.csv"));
        assertEquals("", problem("Sums files, --all of them.", "a.csv"));
    }
}

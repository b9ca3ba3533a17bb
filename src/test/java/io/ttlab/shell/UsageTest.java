package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final String TEXT = """
            Fills for Excel.
            usage: ttlab run fills.jsh [--since TIME] [--account NAME]
                                       [--otc] [--by account|product] [--day today|2026-11-20]
                                       [--format table|csv|json|markdown] --base EUR

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
        assertEquals("", problem(TEXT, "--by=product", "--day", "2026-11-20", "--base", "USD"));
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
    void refusesValuesThatAListOfWordsDoesNotHold() {
        assertEquals("--by is 'user' but must be account or product.", problem(TEXT, "--by", "user"));
        assertEquals("--by is '' but must be account or product.", problem(TEXT, "--by"));
        assertEquals("--by is 'x' but must be account or product.", problem(TEXT, "--by=x"));
    }

    @Test
    void refusesAStrayArgumentWhereTheTextTakesNone() {
        assertEquals("'RATES-01' belongs to no option.", problem(TEXT, "RATES-01"));
        assertEquals("'x' belongs to no option.", problem(TEXT, "--otc", "x"));
    }

    @Test
    void letsArgumentsPassWhereTheTextTakesSomeOrDoesNotSay() {
        assertEquals("", problem("usage: ttlab run sum.jsh [--otc] FILE...", "a.csv", "b.csv"));
        assertEquals("", problem("usage: ttlab run sum.jsh [FILE]", "a.csv"));
        assertEquals("", problem("Sums files, --all of them.", "a.csv"));
    }
}

package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code scripts/} as a scheduler runs them: output alone on standard output, and exit codes. */
@DisabledOnOs(OS.WINDOWS)
class ScriptsIT {
    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {
        @Override
        public String toString() {
            return "status " + status + "\n-- out\n" + out + "-- err\n" + err;
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** A gateway of its own settings, which a script reaches as it would reach TT's. */
    private static Map<String, String> at(DemoGateway gateway) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TT_ENV", "uat");
        variables.put("TT_BASE_URL", gateway.baseUrl().toString());
        variables.put("TT_API_KEY", gateway.apiKey());
        variables.put("TT_API_SECRET", gateway.apiSecret());
        variables.put("TT_RATE", "1000");
        return variables;
    }

    private Run script(Map<String, String> variables, String name, String... args) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                System.getProperty("ttlab.launcher"),
                "run",
                Path.of("scripts", name).toAbsolutePath().toString()));
        words.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TT_"));
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("never ended: " + words);
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static DemoGateway demo(String faults) throws Exception {
        return DemoGateway.start(DemoOptions.defaults()
                .withSeed(4)
                .withFills(1_000)
                .withTicking(false)
                .withFaults(Faults.parse(faults)));
    }

    @Test
    void eachSaysHowItIsCalledAndRefusesOptionsThatItDoesNotKnow() throws Exception {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(Path.of("scripts"))) {
            scripts = files.filter(file -> file.toString().endsWith(".jsh"))
                    .sorted()
                    .toList();
        }
        assertTrue(scripts.size() >= 8, scripts::toString);
        for (Path file : scripts) {
            String source = Files.readString(file);
            assertTrue(source.startsWith("#!/usr/bin/env -S ttlab run\n"), file::toString);
            assertTrue(source.contains("usage: ttlab run " + file.getFileName()), file::toString);
            assertTrue(source.contains("exit codes: 0 "), file::toString);
        }
        Run help = script(Map.of(), "working-orders.jsh", "--help");
        assertEquals(0, help.status(), help::toString);
        assertTrue(help.out().startsWith("Working orders with names"), help::toString);
        assertEquals("", help.err());
        Run wrong = script(Map.of(), "expiries.jsh", "--dayz", "3");
        assertEquals(new Run(2, "", "no option '--dayz'. Nearest: '--days'. See the script's --help.\n"), wrong);
        Run method = script(Map.of(), "pnl.jsh", "--method", "fofo");
        assertEquals(
                new Run(2, "", "--method is 'fofo' but must be fifo, lifo or average. See the script's --help.\n"),
                method);
    }

    /** Exit 1 of these scripts is an alert: a slip of the pen must not raise it, nor be taken for all being well. */
    @Test
    void endWithTwoWhenAnArgumentCannotBeRead() throws Exception {
        String help = " See the script's --help.\n";
        assertEquals(
                new Run(2, "", "--percent is 'abc' but must be a number." + help),
                script(Map.of(), "credit-alert.jsh", "--percent", "abc"));
        assertEquals(
                new Run(2, "", "--days is 'x' but must be a whole number." + help),
                script(Map.of(), "expiries.jsh", "--days", "x"));
        assertEquals(new Run(2, "", "'17h' belongs to no option." + help), script(Map.of(), "reconcile.jsh", "17h"));
        assertEquals(
                new Run(2, "", "--account is '' but must be a value." + help),
                script(Map.of(), "positions.jsh", "--account", ""));
        assertEquals(
                new Run(2, "", "--format is 'xml' but must be table, csv, json or markdown." + help),
                script(Map.of(), "working-orders.jsh", "--format", "xml"));
        Run day = script(Map.of(), "end-of-day.jsh", "--day", "tomorrow");
        assertEquals(2, day.status(), day::toString);
        assertTrue(
                day.err().startsWith("'tomorrow' is no day. Say today, yesterday or a date such as "), day::toString);
    }

    @Test
    void printTheirTablesAloneAndExitByWhatTheyFind() throws Exception {
        try (DemoGateway gateway = demo("")) {
            Map<String, String> uat = at(gateway);
            Run fills = script(uat, "fills.jsh", "--account", "RATES-01");
            assertEquals(0, fills.status(), fills::toString);
            assertEquals("", fills.err());
            assertTrue(fills.out().startsWith("Date (UTC),Time (UTC),Exchange,Contract,B/S,FillQty,Price,"));
            long expected = gateway.world().fills().stream()
                    .filter(fill -> fill.timeNs() >= gateway.world().todayNs())
                    .filter(fill -> fill.order().accountId() == 60111)
                    .count();
            // A tab or a quote within a text is no new line.
            assertEquals(expected + 1, fills.lines().size());

            Run positions = script(uat, "positions.jsh", "--by", "currency", "--format", "csv");
            assertEquals(0, positions.status(), positions::toString);
            assertTrue(positions.out().startsWith("currency,positions,realizedPnl,"), positions::toString);

            Run pnl = script(uat, "pnl.jsh", "--by", "account", "--format", "csv");
            assertEquals(0, pnl.status(), pnl::toString);
            assertTrue(pnl.out().startsWith("account,fills,"), pnl::toString);

            Run same = script(uat, "reconcile.jsh", "--format", "csv");
            assertEquals(0, same.status(), same::toString);
            assertEquals(1, same.lines().size(), same::toString);
            assertTrue(same.err().startsWith("0 of "), same::toString);

            Run expiries = script(uat, "expiries.jsh", "--days", "400", "--format", "csv");
            assertEquals(1, expiries.status(), expiries::toString);
            assertTrue(expiries.lines().size() > 10, expiries::toString);

            Run credit = script(uat, "credit-alert.jsh", "--percent", "0.001", "--format", "csv");
            assertEquals(1, credit.status(), credit::toString);
            assertTrue(credit.lines().size() > 1, credit::toString);

            Run report = script(uat, "end-of-day.jsh", "--out", "eod.html");
            assertEquals(0, report.status(), report::toString);
            assertEquals(
                    folder.resolve("eod.html").toRealPath(),
                    Path.of(report.out().strip()).toRealPath());
            assertTrue(Files.readString(folder.resolve("eod.html")).contains("Profit and loss"));
        }
    }

    /** What a script printed, without the moments at which rates were asked for. */
    private static String timeless(Run run) {
        return run.out().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "…");
    }

    /** Answers that fail now and then are asked for again; a gateway that only fails ends a script with 3, or 1, and no output. */
    @Test
    void surviveFaultsThatPassAndTellThoseThatDoNotFromFindings() throws Exception {
        Map<String, String> expected = new HashMap<>();
        try (DemoGateway sound = demo("")) {
            for (String name : List.of("working-orders.jsh", "positions.jsh", "pnl.jsh")) {
                expected.put(name, timeless(script(at(sound), name, "--format", "csv")));
            }
        }
        try (DemoGateway shaky = demo("429:0.05,500:0.05,reset:0.02")) {
            Map<String, String> uat = at(shaky);
            Run same = script(uat, "reconcile.jsh", "--format", "csv");
            assertEquals(0, same.status(), same::toString);
            Run file = script(uat, "fills.jsh", "--layout", "columns", "--out", "fills.csv");
            assertEquals(0, file.status(), file::toString);
            assertEquals("", file.out());
            String csv = Files.readString(folder.resolve("fills.csv"));
            assertTrue(csv.startsWith("timeStamp,timeStampNs,transactTime,"), csv.substring(0, 80));
            assertFalse(Files.exists(folder.resolve("fills.csv.part")));

            for (String name : List.of("working-orders.jsh", "positions.jsh", "pnl.jsh")) {
                Run run = script(uat, name, "--format", "csv");
                assertEquals(0, run.status(), run::toString);
                assertEquals(expected.get(name), timeless(run), name);
            }
            Run report = script(uat, "end-of-day.jsh", "--out", "eod.html");
            assertEquals(0, report.status(), report::toString);
        }
        try (DemoGateway broken = demo("html:1.0")) {
            Map<String, String> uat = at(broken);
            for (String name : List.of("reconcile.jsh", "expiries.jsh", "credit-alert.jsh")) {
                Run run = script(uat, name);
                assertEquals(3, run.status(), run::toString);
                assertEquals("", run.out(), name);
                assertFalse(run.err().isBlank(), name);
            }
            for (String name : List.of("working-orders.jsh", "positions.jsh", "pnl.jsh")) {
                Run run = script(uat, name);
                assertEquals(1, run.status(), run::toString);
                assertEquals("", run.out(), name);
                assertTrue(run.err().contains("answered with a web page"), run::toString);
            }
            Files.writeString(folder.resolve("kept.html"), "yesterday's");
            Run report = script(uat, "end-of-day.jsh", "--out", "kept.html");
            assertEquals(1, report.status(), report::toString);
            assertEquals("yesterday's", Files.readString(folder.resolve("kept.html")));
            Run fills = script(uat, "fills.jsh", "--out", "none.csv");
            assertEquals(1, fills.status(), fills::toString);
            assertFalse(Files.exists(folder.resolve("none.csv")));
        }
    }
}

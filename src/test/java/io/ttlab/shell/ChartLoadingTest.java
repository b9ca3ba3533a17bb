package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What charts cost a session that draws none: nothing, since none of their classes is loaded. */
class ChartLoadingTest {

    /** Runs in a process of its own, whose classes are listed. */
    public static final class Process {
        private Process() {}

        /** Starts an engine and evaluates the arguments. */
        public static void main(String[] sources) {
            try (Engine engine = Engine.open(EngineOptions.defaults())) {
                engine.warmUp();
                for (String source : sources) {
                    System.out.println(
                            engine.eval(new Submission(source, "REPL 1")).status());
                }
            }
            System.exit(0);
        }
    }

    private static List<String> loaded(String... sources) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Process.class.getName()));
        command.addAll(List.of(sources));
        java.lang.Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, out);
        assertEquals(
                sources.length, out.lines().filter(line -> line.endsWith("OK")).count(), out);
        return out.lines()
                .filter(line -> line.contains("io.ttlab.chart.") || line.contains("java.awt."))
                .toList();
    }

    @Test
    void nothingOfChartsIsLoadedBeforeTheFirstPlot() throws Exception {
        // To tell a chart from other values takes its type, and how a terminal takes pictures is an option.
        Set<String> known = Set.of("Plot", "Figures", "TerminalImages");
        List<String> more = loaded("var t = Table.create(\"t\")", "1 + 1", "param(\"x\", 1)", "new Object()").stream()
                .filter(line -> !known.contains(line.replaceAll(".*io\\.ttlab\\.chart\\.(\\w+) .*", "$1")))
                .toList();
        assertEquals(List.of(), more);
        assertTrue(loaded("plot(new double[] {1, 2}).toString()").size() > 10);
    }
}

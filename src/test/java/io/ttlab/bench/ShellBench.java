package io.ttlab.bench;

import io.ttlab.shell.Engine;
import io.ttlab.shell.EngineOptions;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Submission;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures start, latency and completion beside the JDK's own jshell, and beside IPython where there is one, whole
 * processes by turns in one run.
 *
 * <p>{@code mvn -Pbench verify} runs it, with {@code -Dbench.rounds=N} other than 7 rounds. Both sides run on the JDK that
 * runs Maven. What is measured inside of this process is what a session does: {@code pom.xml} starts it with the options that
 * the launcher gives a session. Times are milliseconds.
 */
public final class ShellBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int WARM = 200;
    private static final int MANY = 1_000;
    private static final List<String> COMPLETIONS = List.of(
            "\"abc\".sub",
            "List.of(1).st",
            "tt.",
            "tt.led",
            "tt.ledger.o",
            "orders.whe",
            "orders.column(\"si",
            "orders.stringColumn(\"",
            "orders.where(orders.stringColumn(\"side\").isEqualTo(\"",
            "ArrayLi",
            "Concurr",
            "Math.max(",
            "java.time.",
            "for (int i = 0; i < orders.row",
            "new StringB");

    private final List<String> ttlab;
    private final List<String> jshell;
    private final List<String> ipython = List.of("python3", "-m", "IPython");
    private final Map<String, String> variables;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final StringBuilder notes = new StringBuilder();

    private ShellBench(Path launcher, Path home) {
        Path jdk = Path.of(System.getProperty("java.home"));
        this.ttlab = List.of(launcher.toAbsolutePath().toString());
        this.jshell = List.of(jdk.resolve("bin/jshell").toString());
        this.variables = Map.of("JAVA_HOME", jdk.toString(), "TTLAB_HOME", home.toString(), "TT_ENV", "demo");
    }

    /** Takes the path of the {@code ttlab} launcher. */
    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("ttlab-bench");
        new ShellBench(Path.of(args[0]), home).run(home);
        System.exit(0);
    }

    private void run(Path home) throws Exception {
        makeArchive(home);
        boolean hasIpython = hasIpython();
        for (int round = 0; round < ROUNDS; round++) {
            add("prompt painted, jshell", prompt(jshell, "jshell>"));
            add("prompt painted", prompt(ttlab, "demo> "));
            if (hasIpython) {
                add("prompt painted, IPython", prompt(ipython, "In ["));
            }
            add("1+1, jshell", process(jshell, "1+1\n/exit\n"));
            add("eval '1+1'", process(eval("1+1"), ""));
            add("eval orders().rowCount()", process(eval("tt.ledger.orders().rowCount()"), ""));
        }
        for (int round = 0; round < Math.min(3, ROUNDS); round++) {
            add("paste of 100", paste(ttlab, "demo> ", "\u001b[200~", "\u001b[201~\r"));
        }
        add("paste of 100, jshell", paste(jshell, "jshell>", "", ""));
        inProcess();
        print();
    }

    private boolean hasIpython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import IPython").start().waitFor() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private List<String> eval(String code) {
        return List.of(ttlab.get(0), "eval", code);
    }

    /** The first command of an installation makes the archive, behind itself. */
    private void makeArchive(Path home) throws Exception {
        process(eval("1"), "");
        long endNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!hasKey(home.resolve("cache"))) {
            if (System.nanoTime() > endNs) {
                notes.append("measured without a start archive: none was made in four minutes\n");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static boolean hasKey(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.anyMatch(file -> file.toString().endsWith(".key"));
        }
    }

    private void add(String what, double ms) {
        figures.computeIfAbsent(what, name -> new ArrayList<>()).add(ms);
    }

    private double prompt(List<String> command, String prompt) throws Exception {
        long start = System.nanoTime();
        try (Painted terminal = Painted.start(command, variables)) {
            terminal.await(prompt);
            return ms(start);
        }
    }

    private double process(List<String> command, String input) throws Exception {
        Path in = Files.writeString(Files.createTempFile("ttlab-bench", ".in"), input);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")));
        builder.environment().putAll(variables);
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        double took = ms(start);
        Files.delete(in);
        if (status != 0) {
            throw new IllegalStateException(command + " ended with " + status);
        }
        return took;
    }

    private double paste(List<String> command, String prompt, String before, String after) throws Exception {
        try (Painted terminal = Painted.start(command, variables)) {
            terminal.await(prompt);
            terminal.type("int warm = 1\r");
            terminal.await("warm ==> 1");
            terminal.await(prompt);
            // A session is warm when the user has read its greeting.
            TimeUnit.SECONDS.sleep(4);
            String statements = IntStream.rangeClosed(1, 100)
                    .mapToObj(i -> "int v" + i + " = " + i + ";\r")
                    .collect(Collectors.joining());
            long start = System.nanoTime();
            terminal.type(before + statements + after);
            terminal.await("v100 ==> 100");
            return ms(start);
        }
    }

    private void inProcess() throws Exception {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            engine.warmUp();
            engine.define(
                    "orders",
                    tech.tablesaw.api.Table.create(
                            "orders",
                            tech.tablesaw.api.StringColumn.create("side", "BUY", "SELL"),
                            tech.tablesaw.api.DoubleColumn.create("price", 1, 2)));
            for (int i = 0; i < WARM; i++) {
                engine.eval(new Submission("1+" + i, "bench"));
            }
            add("warm 1+1", median(engine, "%d+1"));
            add("warm declaration", median(engine, "int d%d = 1;"));
            add("warm method", median(engine, "int m%d(int a) { return a; }"));
            add("warm name", median(engine, "orders"));
            completions(engine);
        }
        growth();
        variables();
    }

    private static double median(Engine engine, String pattern) {
        double[] all = new double[60];
        for (int i = 0; i < all.length; i++) {
            long start = System.nanoTime();
            evaluated(engine, String.format(Locale.ROOT, pattern, i));
            all[i] = ms(start);
        }
        return percentile(all, 50);
    }

    private static void evaluated(Engine engine, String source) {
        Outcome outcome = engine.eval(new Submission(source, "bench"));
        if (outcome.status() != Outcome.Status.OK) {
            throw new IllegalStateException(source + ": " + outcome.failure());
        }
    }

    private void completions(Engine engine) {
        double[] all = new double[COMPLETIONS.size() * 20];
        for (int round = -5; round < 20; round++) {
            for (int i = 0; i < COMPLETIONS.size(); i++) {
                String source = COMPLETIONS.get(i);
                long start = System.nanoTime();
                engine.complete(source, source.length());
                if (round >= 0) {
                    all[round * COMPLETIONS.size() + i] = ms(start);
                }
            }
        }
        add("completion p50", percentile(all, 50));
        add("completion p95", percentile(all, 95));
    }

    /** Snippets by the thousand: their time and the heap that stays. */
    private void growth() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            engine.warmUp();
            double[] all = new double[MANY + WARM];
            long before = 0;
            for (int i = 0; i < all.length; i++) {
                if (i == WARM) {
                    before = heapUsed();
                }
                long start = System.nanoTime();
                evaluated(engine, "\"value \" + " + i);
                all[i] = ms(start);
            }
            add("snippet at first", percentile(Arrays.copyOfRange(all, WARM, WARM + 100), 50));
            add("snippet 1,000 later", percentile(Arrays.copyOfRange(all, all.length - 100, all.length), 50));
            add("heap growth MB", (heapUsed() - before) / 1e6);
        }
    }

    /** What a snippet costs a session in which many cells declared a variable each. */
    private void variables() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            engine.warmUp();
            for (int i = 0; i < MANY; i++) {
                evaluated(engine, "int v" + i + " = " + i + ";");
            }
            add("1+1, 1,000 variables", median(engine, "%d+1"));
            add("method, 1,000 variables", median(engine, "int m%d(int a) { return a; }"));
        }
    }

    private static long heapUsed() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double ms(long startNs) {
        return (System.nanoTime() - startNs) / 1e6;
    }

    private static double percentile(double[] all, int percent) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private double middle(String what) {
        return percentile(figures.get(what).stream().mapToDouble(each -> each).toArray(), 50);
    }

    private double best(String what) {
        return figures.get(what).stream().mapToDouble(each -> each).min().orElse(Double.NaN);
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%nThe shell beside jshell, JDK %s, %d rounds by turns, milliseconds%n%-28s %9s %9s   %-22s %7s  %s%n",
                Runtime.version(),
                ROUNDS,
                "",
                "min",
                "median",
                "beside",
                "ratio",
                "target");
        ratio("prompt painted", "prompt painted, jshell", 0.25);
        if (figures.containsKey("prompt painted, IPython")) {
            ratio("prompt painted", "prompt painted, IPython", 1.0);
        }
        ratio("eval '1+1'", "1+1, jshell", 0.4);
        ratio("eval orders().rowCount()", "1+1, jshell", 1.0);
        limit("warm 1+1", 10);
        limit("warm declaration", 10);
        limit("warm method", 10);
        limit("warm name", 10);
        limit("paste of 100", 300);
        System.out.printf(Locale.ROOT, "%-28s %19.1f%n", "paste of 100, jshell", middle("paste of 100, jshell"));
        limit("completion p50", 50);
        limit("completion p95", 50);
        limit("snippet at first", 10);
        limit("snippet 1,000 later", middle("snippet at first") * 1.1);
        limit("heap growth MB", 10);
        limit("1+1, 1,000 variables", 10);
        limit("method, 1,000 variables", 10);
        System.out.print(notes);
    }

    private void ratio(String what, String beside, double target) {
        double ratio = middle(what) / middle(beside);
        System.out.printf(
                Locale.ROOT,
                "%-28s %9.1f %9.1f   %-7s %7.1f %7.1f %7.2f  at most %.2f%s%n",
                what,
                best(what),
                middle(what),
                beside.substring(beside.lastIndexOf(' ') + 1),
                best(beside),
                middle(beside),
                ratio,
                target,
                ratio <= target ? "" : "  MISSED");
    }

    private void limit(String what, double target) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %9.1f %9.1f %40s  at most %.1f%s%n",
                what,
                best(what),
                middle(what),
                "",
                target,
                middle(what) <= target ? "" : "  MISSED");
    }
}

package io.ttlab.jupyter;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures kernels side by side, round robin in one run: {@code mvn -Pbench verify -Dbench.kernels=target/ttlab/bin/ttlab,python3}.
 *
 * <p>Takes the names of installed kernelspecs, and paths of {@code ttlab} commands. Times are milliseconds, minimum and median of the rounds.
 * What a kernel cannot do is told and left out; the others go on.
 */
public final class KernelBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int WARM_CELLS = 50;
    private static final int MANY_CELLS = Integer.getInteger("bench.cells", 1_500);
    private static final int STARTS = Integer.getInteger("bench.starts", 100);
    private static final int LINES = 100_000;
    private static final long PATIENCE_MS = 180_000;
    private static final long PREPARING_MS = 5_000;

    private KernelBench() {}

    /** What to run in a language. */
    private record Dialect(String lines, String spin, String library, String completion) {
        static Dialect of(String language) {
            return language.equals("python")
                    ? new Dialect("for i in range(100000): print(i)", "while True: pass", "", "import os; os.pat")
                    : new Dialect(
                            "for (int i = 0; i < 100_000; i++) System.out.println(i);",
                            "while (true) {}",
                            "java.util.stream.LongStream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst()",
                            "System.out.printl");
        }
    }

    private record Spec(
            String name, Path folder, List<String> argv, String language, boolean messages, Map<?, ?> env) {}

    /** Runs the benchmark for the kernelspecs named. */
    public static void main(String[] names) throws Exception {
        List<Spec> specs = new ArrayList<>();
        for (String name : String.join(",", names).split(",")) {
            try {
                specs.add(name.contains("/") ? launched(Path.of(name)) : spec(name));
            } catch (NoSuchFileException e) {
                System.out.println("skipped: " + e.getMessage() + " Install it to measure it.");
            }
        }
        for (Spec spec : specs) {
            // The first start reads everything from the disk, and some kernels prepare later starts behind it.
            answers(spec, 1, PATIENCE_MS, PREPARING_MS);
        }
        awaitPreparations();
        Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Spec spec : specs) {
                Map<String, List<Double>> own = figures.computeIfAbsent(spec.name(), n -> new LinkedHashMap<>());
                Map<String, Double> found = new LinkedHashMap<>();
                try {
                    round(spec, round == ROUNDS - 1, found);
                } catch (IllegalStateException | AssertionError failed) {
                    System.out.println(spec.name() + ", round " + round + ": " + failed.getMessage());
                }
                found.forEach((what, value) ->
                        own.computeIfAbsent(what, w -> new ArrayList<>()).add(value));
            }
        }
        print(figures);
        for (Spec spec : specs) {
            System.out.println(spec.name() + ": " + answers(spec, STARTS, WireClient.DEADLINE_MS, 0) + " of " + STARTS
                    + " starts answered");
        }
        // JeroMQ's threads need not be waited for.
        System.exit(0);
    }

    private static ProcessBuilder builder(Spec spec, Map<String, Object> connection) throws IOException {
        Path folder = Files.createTempDirectory("kernel-bench");
        Path file = Files.write(folder.resolve("connection.json"), Json.bytes(connection));
        List<String> command = spec.argv().stream()
                .map(word -> word.replace("{connection_file}", file.toString())
                        .replace("{resource_dir}", spec.folder().toString()))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        spec.env().forEach((name, value) -> builder.environment().put(String.valueOf(name), String.valueOf(value)));
        builder.environment()
                .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        return builder;
    }

    /** Starts a kernel so many times, lets it be for a while, and counts how often it answered a cell. */
    private static int answers(Spec spec, int starts, long patienceMs, long stayMs) throws Exception {
        int answered = 0;
        for (int i = 0; i < starts; i++) {
            Map<String, Object> connection = KernelProcess.connection();
            Process process = builder(spec, connection).start();
            try (WireClient client = new WireClient(connection).withDeadline(patienceMs)) {
                client.request("kernel_info_request", Map.of());
                awaitSubscription(client);
                answered += client.run("1+1").status().equals("ok") ? 1 : 0;
                TimeUnit.MILLISECONDS.sleep(stayMs);
            } catch (IllegalStateException | AssertionError silent) {
                System.out.println(spec.name() + " did not answer start " + i + ": " + silent.getMessage());
            } finally {
                process.destroyForcibly();
            }
        }
        return answered;
    }

    /** Output that is sent before the subscription has arrived is lost, with every kernel. */
    private static void awaitSubscription(WireClient client) {
        while (client.poll(Channel.IOPUB, 5) == null) {
            client.request("kernel_info_request", Map.of());
        }
    }

    /** Waits for what a first start does for the later ones: it would be measured with them. */
    private static void awaitPreparations() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (System.nanoTime() < deadline
                && ProcessHandle.allProcesses()
                        .anyMatch(process ->
                                process.info().commandLine().orElse("").contains("-Dttlab.training="))) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Measures one process, up to what it fails at. */
    private static void round(Spec spec, boolean last, Map<String, Double> found) throws Exception {
        Map<String, Object> connection = KernelProcess.connection();
        ProcessBuilder builder = builder(spec, connection);
        long start = System.nanoTime();
        Process process = builder.start();
        try (WireClient client = new WireClient(connection)) {
            Dialect dialect = Dialect.of(spec.language());
            client.request("kernel_info_request", Map.of());
            found.put("spawn to kernel_info_reply", ms(start));
            awaitSubscription(client);
            Ran first = client.run("1+1");
            Map<String, ?> shown = first.of("execute_result").get(0).object("data");
            require(shown.containsValue("2"), "1+1 came to " + shown);
            found.put("spawn to first cell", ms(start));
            warm(client, dialect, found);
            measure(spec, "100,000 lines", found, () -> {
                long started = System.nanoTime();
                Ran ran = client.run(dialect.lines());
                long lines = ran.stream("stdout").lines().count();
                require(lines == LINES, lines + " arrived");
                return ms(started);
            });
            if (last) {
                found.put("resident MB", resident(process));
                for (int i = 0; i < MANY_CELLS; i++) {
                    client.run("1+" + i);
                }
                found.put(String.format(Locale.ROOT, "resident MB after %,d cells", MANY_CELLS), resident(process));
            }
            measure(spec, "interrupt a loop", found, () -> interrupt(spec, process, client, dialect.spin()));
            if (!dialect.library().isEmpty()) {
                measure(
                        spec,
                        "interrupt library code",
                        found,
                        () -> interrupt(spec, process, client, dialect.library()));
            }
            long ending = System.nanoTime();
            client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", false));
            measure(spec, "shutdown", found, () -> {
                require(process.waitFor(10, TimeUnit.SECONDS), "the process goes on");
                return ms(ending);
            });
        } finally {
            process.destroyForcibly();
        }
    }

    /** Measures what a kernel may fail at. */
    private static void measure(Spec spec, String what, Map<String, Double> found, Callable<Double> work)
            throws Exception {
        try {
            found.put(what, work.call());
        } catch (IllegalStateException | AssertionError failed) {
            System.out.println(spec.name() + ", " + what + ": " + failed.getMessage());
        }
    }

    private static void warm(WireClient client, Dialect dialect, Map<String, Double> found) throws Exception {
        for (int i = 0; i < WARM_CELLS; i++) {
            client.run("1+1");
        }
        found.put("cell 1+1", median(WARM_CELLS, () -> client.run("1+1")));
        found.put("50 cells sent at once", time(() -> {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ids.add(client.execute("1+1"));
            }
            ids.forEach(client::finish);
        }));
        Map<String, ?> completion = Map.of(
                "code", dialect.completion(), "cursor_pos", dialect.completion().length());
        for (int i = 0; i < 10; i++) {
            client.request("complete_request", completion);
        }
        found.put("completion", median(20, () -> client.request("complete_request", completion)));
        found.put("is_complete", median(20, () -> client.request("is_complete_request", Map.of("code", "int f() {"))));
        found.put("kernel_info", median(50, () -> client.request("kernel_info_request", Map.of())));
    }

    private static double interrupt(Spec spec, Process process, WireClient client, String code) throws Exception {
        // ipykernel would abort the next cell, however late it was sent.
        String id = client.execute(code, Map.of("stop_on_error", false));
        client.await(
                Channel.IOPUB,
                m -> m.type().equals("execute_input") && m.parentId().equals(id));
        // The loop has to be on before it is stopped.
        TimeUnit.MILLISECONDS.sleep(700);
        long start = System.nanoTime();
        if (spec.messages()) {
            client.send(Channel.CONTROL, "interrupt_request", Map.of());
        } else {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
        Ran ran = client.finish(id);
        require(ran.status().equals("error"), "the interrupted cell is " + ran.status());
        return ms(start);
    }

    private static double resident(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1024;
        }
    }

    private static double ms(long startNs) {
        return (System.nanoTime() - startNs) / 1e6;
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return ms(start);
    }

    private static double median(int times, Runnable work) {
        double[] all = new double[times];
        for (int i = 0; i < times; i++) {
            all[i] = time(work);
        }
        Arrays.sort(all);
        return all[times / 2];
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** A {@code ttlab} command that no kernelspec names. */
    private static Spec launched(Path launcher) throws IOException {
        if (!Files.isExecutable(launcher)) {
            throw new NoSuchFileException("No command \"" + launcher + "\".");
        }
        List<String> argv = List.of(launcher.toAbsolutePath().toString(), "kernel", "run", "-f", "{connection_file}");
        return new Spec("ttlab", launcher, argv, "java", true, Map.of());
    }

    private static Spec spec(String name) throws IOException {
        List<Path> places = new ArrayList<>();
        places.add(JupyterPaths.user(
                System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
        places.add(Path.of("/usr/local/share/jupyter/kernels"));
        places.add(Path.of("/usr/share/jupyter/kernels"));
        for (Path place : places) {
            Path file = place.resolve(name).resolve("kernel.json");
            if (Files.exists(file)) {
                Map<String, ?> json = Json.object(Files.readAllBytes(file));
                List<String> argv = json.get("argv") instanceof List<?> words
                        ? words.stream().map(String::valueOf).toList()
                        : List.of();
                return new Spec(
                        name,
                        file.getParent(),
                        argv,
                        Json.text(json, "language", "").toLowerCase(Locale.ROOT),
                        Json.text(json, "interrupt_mode", "signal").equals("message"),
                        Json.object(json, "env"));
            }
        }
        throw new NoSuchFileException("No kernelspec \"" + name + "\" in " + places + ".");
    }

    private static void print(Map<String, Map<String, List<Double>>> figures) {
        Map<String, Integer> order = new LinkedHashMap<>();
        figures.values().forEach(own -> own.keySet().forEach(what -> order.putIfAbsent(what, order.size())));
        System.out.printf(Locale.ROOT, "%-32s", "ms, minimum / median of " + ROUNDS);
        figures.keySet().forEach(name -> System.out.printf(Locale.ROOT, "%22s", name));
        System.out.println();
        for (String what : order.keySet()) {
            System.out.printf(Locale.ROOT, "%-32s", what);
            for (Map<String, List<Double>> own : figures.values()) {
                List<Double> sorted = new ArrayList<>(own.getOrDefault(what, List.of()));
                sorted.sort(null);
                String cell = sorted.isEmpty()
                        ? "-"
                        : String.format(Locale.ROOT, "%.1f / %.1f", sorted.get(0), sorted.get(sorted.size() / 2));
                System.out.printf(Locale.ROOT, "%22s", cell);
            }
            System.out.println();
        }
    }
}

package io.ttlab.jupyter;

import io.ttlab.jupyter.WireClient.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * What a kernel keeps of cells by the thousand: heap after a collection, loaded classes and resident memory, for several
 * kinds of cells, each in a kernel of its own; and of which classes there are more at the end.
 *
 * <p>Takes the path of a {@code ttlab} command, and the kinds to measure if not all.
 */
public final class GrowthBench {
    private static final int CELLS = Integer.getInteger("bench.cells", 10_000);
    private static final int STEPS = 4;
    private static final int CLASSES_SHOWN = Integer.getInteger("bench.classes", 8);
    private static final int START_MS = 3_000;

    private GrowthBench() {}

    private static Map<String, BiConsumer<WireClient, Integer>> kinds() {
        Map<String, BiConsumer<WireClient, Integer>> kinds = new LinkedHashMap<>();
        kinds.put("value", (client, i) -> client.run("\"value \" + " + i));
        kinds.put("lambda", (client, i) -> client.run("Stream.of(1, 2, 3).map(a -> a + " + i + ").toList()"));
        kinds.put("print", (client, i) -> client.run("for (int i = 0; i < 10; i++) System.out.println(i + " + i + ")"));
        kinds.put(
                "display", (client, i) -> client.run("display(HTML(\"<table><tr><td>" + i + "</td></tr></table>\"))"));
        kinds.put("throw", (client, i) -> client.run("Integer.parseInt(\"no number " + i + "\")"));
        kinds.put("reject", (client, i) -> client.run("Strin x" + i + " = 7;"));
        kinds.put("declare", (client, i) -> client.run("int x = " + i + "; var t = List.of(x);"));
        kinds.put("names", (client, i) -> client.run("int x" + i + " = " + i));
        kinds.put("method", (client, i) -> client.run("int twice(int x) { return 2 * x + " + i + "; }"));
        kinds.put("ask", (client, i) -> {
            client.run("1 + " + i);
            client.request("complete_request", Map.of("code", "\"\".subs" + i % 10, "cursor_pos", 7));
            client.request("inspect_request", Map.of("code", "String.valueOf", "cursor_pos", 14, "detail_level", 0));
            client.request("is_complete_request", Map.of("code", "int f" + i + "() {"));
        });
        kinds.put(
                "thread",
                (client, i) ->
                        client.run("var t = new Thread(() -> System.out.println(" + i + ")); t.start(); t.join()"));
        return kinds;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = List.of(arguments).subList(1, arguments.length);
        System.out.printf(
                "%-10s%8s%18s%10s%14s%10s%n",
                "cells of", "after", "heap after GC MB", "classes", "resident MB", "ms/cell");
        for (var kind : kinds().entrySet()) {
            if (wanted.isEmpty() || wanted.contains(kind.getKey())) {
                measure(Path.of(arguments[0]), kind.getKey(), kind.getValue());
            }
        }
        // JeroMQ's threads need not be waited for.
        System.exit(0);
    }

    private static void measure(Path launcher, String name, BiConsumer<WireClient, Integer> cell) throws Exception {
        Map<String, Object> connection = KernelProcess.connection();
        Path folder = Files.createTempDirectory("growth-bench");
        Path file = Files.write(folder.resolve("connection.json"), Json.bytes(connection));
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "kernel", "run", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        try (WireClient client = new WireClient(connection)) {
            client.request("kernel_info_request", Map.of());
            while (client.poll(Channel.IOPUB, 5) == null) {
                client.request("kernel_info_request", Map.of());
            }
            client.run("1 + 1");
            client.request("complete_request", Map.of("code", "\"\".sub", "cursor_pos", 6));
            // The rest of the session is built behind the first cell.
            TimeUnit.MILLISECONDS.sleep(START_MS);
            Map<String, Long> early = Map.of();
            long start = System.nanoTime();
            int step = CELLS / STEPS;
            for (int i = 0; i <= CELLS; i++) {
                if (i % step == 0) {
                    double msEach = i == 0 ? 0 : (System.nanoTime() - start) / 1e6 / step;
                    Map<String, Long> bytes = histogram(process);
                    System.out.printf(
                            Locale.ROOT,
                            "%-10s%8d%18.1f%10s%14d%10.2f%n",
                            name,
                            i,
                            bytes.values().stream().mapToLong(Long::longValue).sum() / 1e6,
                            loaded(client),
                            residentMb(process),
                            msEach);
                    if (i == step) {
                        early = bytes;
                    } else if (i == STEPS * step) {
                        printGrown(early, bytes, (STEPS - 1) * step);
                    }
                    start = System.nanoTime();
                }
                cell.accept(client, i);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void printGrown(Map<String, Long> before, Map<String, Long> after, int cells) {
        after.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue() - before.getOrDefault(each.getKey(), 0L)))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(CLASSES_SHOWN)
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "%18s%8.0f bytes a cell: %s%n",
                        "",
                        (double) each.getValue() / cells,
                        each.getKey()));
    }

    private static String loaded(WireClient client) {
        return client.run(
                        "java.lang.management.ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()",
                        Map.of("store_history", false))
                .result();
    }

    private static long residentMb(Process process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }

    /** Bytes by class, what is garbage left out, and what the collector fills holes with. */
    private static Map<String, Long> histogram(Process process) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String line : new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 4 && words[0].endsWith(":") && !words[3].contains("FillerElement")) {
                bytes.merge(words[3], Long.parseLong(words[2]), Long::sum);
            }
        }
        return bytes;
    }
}

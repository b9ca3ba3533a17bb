package io.ttlab.jupyter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A kernel in a process of its own, as Jupyter starts it, with its log in a file. */
final class KernelProcess implements AutoCloseable {
    /** A key that must never be seen in a log. */
    static final String KEY = "00000000-1111-2222-3333-444444444444";

    private final Path folder;
    private final Map<String, Object> connection;
    private final Process process;

    private KernelProcess(Path folder, Map<String, Object> connection, Process process) {
        this.folder = folder;
        this.connection = connection;
        this.process = process;
    }

    /** Starts one whose home, log and connection file are in a folder. */
    static KernelProcess start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    static KernelProcess start(Path folder, Map<String, String> environment) throws IOException {
        Map<String, Object> connection = connection();
        Path file = Files.createTempFile(folder, "connection", ".json");
        Files.write(file, Json.bytes(connection));
        ProcessBuilder builder = new ProcessBuilder(command(file));
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        // A test run that is killed leaves no kernels behind.
        builder.environment()
                .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        return new KernelProcess(folder, connection, builder.start());
    }

    static List<String> command(Path connectionFile) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ttlab.cli.Main",
                "kernel",
                "run",
                "-f",
                connectionFile.toString()));
        if (Runtime.version().feature() >= 24) {
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        return command;
    }

    /** A connection file's content, with five free ports. */
    static Map<String, Object> connection() throws IOException {
        List<ServerSocket> reserved = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            reserved.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : reserved) {
            socket.close();
        }
        return Json.map(
                "transport", "tcp",
                "ip", "127.0.0.1",
                "shell_port", ports.get(0),
                "iopub_port", ports.get(1),
                "stdin_port", ports.get(2),
                "control_port", ports.get(3),
                "hb_port", ports.get(4),
                "key", KEY,
                "signature_scheme", "hmac-sha256");
    }

    Map<String, Object> connectionInfo() {
        return connection;
    }

    Process process() {
        return process;
    }

    WireClient client() {
        return new WireClient(connection).ready();
    }

    private static Path log(Path folder) {
        return folder.resolve("kernel.log");
    }

    String log() throws IOException {
        return Files.readString(log(folder), StandardCharsets.UTF_8);
    }

    /** Whether the process ends by itself before a deadline. */
    boolean ends() throws InterruptedException {
        return process.waitFor(15, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

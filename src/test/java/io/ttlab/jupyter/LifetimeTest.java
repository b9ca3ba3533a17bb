package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The beginning and the end of kernel processes. */
@Timeout(120)
class LifetimeTest {
    @TempDir
    Path folder;

    @Test
    void shutsDownOnControlWhileACellSpinsAndTellsEverybody() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder);
                WireClient client = kernel.client()) {
            String cell = client.execute("try { while (true) {} } finally { while (true) {} }");
            client.await(
                    Channel.IOPUB,
                    m -> m.type().equals("execute_input") && m.parentId().equals(cell));
            String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));
            Received reply = client.reply(Channel.CONTROL, id);
            assertEquals("ok", reply.text("status"));
            assertEquals(true, reply.content().get("restart"));
            List<String> types =
                    client.untilIdle(id).stream().map(Received::type).toList();
            assertEquals(List.of("status", "shutdown_reply", "status"), types);
            assertTrue(kernel.ends(), "the process goes on");
            assertEquals(0, kernel.process().exitValue());
        }
    }

    @Test
    void shutsDownThoughAReaderStandsStill() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder);
                WireClient client = kernel.client();
                WireClient still = new WireClient(kernel.connectionInfo(), 1)) {
            still.await(Channel.IOPUB, message -> message.type().equals("iopub_welcome"));
            client.execute("while (true) System.out.println(\"x\".repeat(10_000))");
            Received last =
                    client.await(Channel.IOPUB, message -> message.type().equals("stream"));
            while (last != null) {
                // Until nothing comes any more, since the other one holds everything up.
                last = client.poll(Channel.IOPUB, 3_000);
            }
            client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", false));
            assertTrue(kernel.ends(), "the process goes on");
        }
    }

    @Test
    void shutsDownOnShellAndRunsTheUsersShutdownHooks() throws Exception {
        Path trace = folder.resolve("trace");
        try (KernelProcess kernel = KernelProcess.start(folder);
                WireClient client = kernel.client()) {
            client.run("Runtime.getRuntime().addShutdownHook(new Thread(() -> { try { Files.writeString(Path.of(\""
                    + trace + "\"), \"ran\"); } catch (Exception e) { throw new RuntimeException(e); } }))");
            client.request("shutdown_request", Map.of("restart", false));
            assertTrue(kernel.ends(), "the process goes on");
            assertEquals("ran", Files.readString(trace));
        }
    }

    @Test
    void endsWithTheProcessThatStartedIt() throws Exception {
        Process parent = new ProcessBuilder("sleep", "300").start();
        try (KernelProcess kernel = KernelProcess.start(folder, Map.of("JPY_PARENT_PID", Long.toString(parent.pid())));
                WireClient client = kernel.client()) {
            assertEquals("2", client.run("1 + 1").result());
            parent.destroyForcibly().waitFor();
            assertTrue(kernel.ends(), "the process goes on");
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void remembersCellsOfEarlierProcessesButNoSecretsInAPrivateFile() throws Exception {
        Path file = folder.resolve("home").resolve("kernel-history.jsonl");
        String secret = "String secret = \"00000000-0000-0000-0000-000000000001:00000000-0000-0000-0000-000000000002\"";
        try (KernelProcess kernel = KernelProcess.start(folder);
                WireClient client = kernel.client()) {
            client.run("\"first process\"");
            client.run(secret);
        }
        assertFalse(Files.readString(file).contains("000000000002"), "a secret in the history");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (KernelProcess kernel = KernelProcess.start(folder);
                WireClient client = kernel.client()) {
            client.run("\"second process\"");
            List<?> rows = (List<?>)
                    client.request("history_request", Map.of("hist_access_type", "tail", "n", 2, "output", true))
                            .content()
                            .get("history");
            assertEquals(
                    List.of(
                            List.of(1, 1, List.of("\"first process\"", "\"first process\"")),
                            List.of(2, 1, List.of("\"second process\"", "\"second process\""))),
                    rows);
        }
    }

    @Test
    void alignsTheNumbersOfColumnsThatAreTheFirstThingASessionMakes() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder);
                WireClient client = kernel.client()) {
            String made = "var gain = DoubleColumn.create(\"gain\", 1.5, -22.25); Table.create(\"t\", gain)";
            assertEquals(
                    "  gain\n──────\n  1.5\n-22.25\n2 rows", client.run(made).result());
            assertEquals("true", client.run("gain.type() == ColumnType.DOUBLE").result());
        }
    }

    @Test
    void answersKernelInfoOnEveryOfManyStarts() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (KernelProcess kernel = KernelProcess.start(folder);
                    WireClient client = kernel.client()) {
                assertEquals(
                        "ok", client.request("kernel_info_request", Map.of()).text("status"));
            }
        }
    }

    @Test
    void saysThatAPortIsTakenAndEnds() throws Exception {
        Map<String, Object> connection = KernelProcess.connection();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            connection.put("iopub_port", taken.getLocalPort());
            String said = runToEnd(Files.write(folder.resolve("taken.json"), Json.bytes(connection)), 1);
            assertEquals(
                    "ttlab: Cannot listen on tcp://127.0.0.1:" + taken.getLocalPort()
                            + " for the kernel's iopub channel: is another process using the port?\n",
                    said);
        }
    }

    @Test
    void saysWhatIsWrongWithAConnectionFileAndEnds() throws Exception {
        Path none = folder.resolve("none.json");
        assertEquals(
                "ttlab: No connection file \"" + none + "\". Jupyter passes its path with -f.\n", runToEnd(none, 1));
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"key\": \"" + KernelProcess.KEY + "\" \"x\"");
        assertEquals(
                "ttlab: Connection file \"" + file + "\" cannot be used: it is not a JSON object.\n",
                runToEnd(file, 1));
    }

    private String runToEnd(Path connectionFile, int status) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(KernelProcess.command(connectionFile))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process goes on");
            assertEquals(status, process.exitValue());
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }
}

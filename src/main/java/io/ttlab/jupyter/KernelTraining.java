package io.ttlab.jupyter;

import io.ttlab.shell.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel's session without a user, lived through so that a start-up archive knows which classes a kernel loads. */
public final class KernelTraining {
    private static final int ANSWER_TIMEOUT_MS = 60_000;
    private static final String KEY = "training";

    private KernelTraining() {}

    /**
     * Starts a kernel on loopback, asks it one request of each kind, and closes it.
     *
     * @throws IOException when no port is free, or the kernel does not answer
     */
    public static void run(Engine engine) throws IOException {
        Path home = Files.createTempDirectory("ttlab-training");
        Path history = home.resolve("kernel-history.jsonl");
        ConnectionFile connection = connection();
        KernelLog log = new KernelLog(System.err);
        Preparation preparation = new Preparation(engine, "demo", null, home, () -> {});
        try (Kernel kernel = new Kernel(connection, engine, history, log, preparation);
                ZContext context = new ZContext()) {
            kernel.start();
            ZMQ.Socket iopub = context.createSocket(SocketType.SUB);
            iopub.subscribe(new byte[0]);
            iopub.connect(connection.address(connection.iopubPort()));
            ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
            shell.setReceiveTimeOut(ANSWER_TIMEOUT_MS);
            shell.connect(connection.address(connection.shellPort()));
            ask(shell, "kernel_info_request", Map.of());
            for (String code :
                    List.of("1 + 1", "System.out.println(ans)", "display(HTML(\"<b>x</b>\"))", "1 / 0", "/vars")) {
                ask(shell, "execute_request", Map.of("code", code));
            }
            ask(shell, "complete_request", Map.of("code", "System.out.pr", "cursor_pos", 13));
            ask(shell, "inspect_request", Map.of("code", "String.valueOf", "cursor_pos", 14, "detail_level", 1));
            ask(shell, "is_complete_request", Map.of("code", "int f() {"));
            ask(shell, "history_request", Map.of("hist_access_type", "tail", "n", 10));
        } finally {
            Files.deleteIfExists(history);
            Files.delete(home);
        }
    }

    private static void ask(ZMQ.Socket shell, String type, Map<String, ?> content) throws IOException {
        List<byte[]> signed = List.of(
                Json.bytes(Json.map(
                        "msg_id",
                        UUID.randomUUID().toString(),
                        "msg_type",
                        type,
                        "session",
                        "training",
                        "username",
                        "training",
                        "date",
                        Instant.now().toString(),
                        "version",
                        Codec.PROTOCOL_VERSION)),
                Json.bytes(Map.of()),
                Json.bytes(Map.of()),
                Json.bytes(content));
        shell.sendMore("<IDS|MSG>");
        shell.sendMore(new String(new Signer("hmac-sha256", KEY).sign(signed), StandardCharsets.US_ASCII));
        for (int i = 0; i < signed.size(); i++) {
            shell.send(signed.get(i), i + 1 < signed.size() ? ZMQ.SNDMORE : 0);
        }
        if (shell.recv() == null) {
            throw new IOException("The kernel did not answer a " + type + " within " + ANSWER_TIMEOUT_MS + " ms.");
        }
        while (shell.hasReceiveMore()) {
            shell.recv();
        }
    }

    private static ConnectionFile connection() throws IOException {
        List<ServerSocket> free = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                free.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new ConnectionFile(
                    "tcp",
                    "127.0.0.1",
                    free.get(0).getLocalPort(),
                    free.get(1).getLocalPort(),
                    free.get(2).getLocalPort(),
                    free.get(3).getLocalPort(),
                    free.get(4).getLocalPort(),
                    KEY,
                    "hmac-sha256");
        } finally {
            for (ServerSocket each : free) {
                each.close();
            }
        }
    }
}

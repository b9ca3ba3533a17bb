package io.ttlab.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a client wants the kernel's five sockets, and the key that signs what passes through them.
 *
 * <p>The key is a secret: it is in no message and not in {@link #toString()}.
 */
record ConnectionFile(
        String transport,
        String ip,
        int shellPort,
        int iopubPort,
        int stdinPort,
        int controlPort,
        int heartbeatPort,
        String key,
        String signatureScheme) {

    ConnectionFile {
        if (!transport.equals("tcp")) {
            throw new IllegalArgumentException("transport \"" + transport
                    + "\" is not supported: start the kernel with transport \"tcp\" (KernelManager.transport)");
        }
        if (!signatureScheme.startsWith("hmac-")) {
            throw new IllegalArgumentException("signature_scheme \"" + signatureScheme
                    + "\" is not of the form hmac-<hash>, for example hmac-sha256");
        }
    }

    /** Reads a connection file as Jupyter writes it; failures name the file and the field. */
    static ConnectionFile read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("No connection file \"" + file + "\". Jupyter passes its path with -f.", e);
        }
        try {
            Map<String, ?> json = Json.object(bytes);
            return new ConnectionFile(
                    Json.text(json, "transport", "tcp"),
                    Json.text(json, "ip", "127.0.0.1"),
                    port(json, "shell_port"),
                    port(json, "iopub_port"),
                    port(json, "stdin_port"),
                    port(json, "control_port"),
                    port(json, "hb_port"),
                    Json.text(json, "key", ""),
                    Json.text(json, "signature_scheme", "hmac-sha256"));
        } catch (IOException | IllegalArgumentException e) {
            // The parser's own message may quote the document, and with it the key.
            String reason = e instanceof IllegalArgumentException ? e.getMessage() : "it is not a JSON object";
            throw new IOException("Connection file \"" + file + "\" cannot be used: " + reason + ".");
        }
    }

    private static int port(Map<String, ?> json, String name) {
        int port = Json.integer(json, name, -1);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(name + " is missing or no port number");
        }
        return port;
    }

    /** The ZeroMQ address of one of the ports. */
    String address(int port) {
        return transport + "://" + ip + ":" + port;
    }

    @Override
    public String toString() {
        return "ConnectionFile[" + transport + "://" + ip + ", shell " + shellPort + ", " + signatureScheme
                + (key.isEmpty() ? ", unsigned]" : ", signed]");
    }
}

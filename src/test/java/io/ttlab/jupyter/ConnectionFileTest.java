package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
    @TempDir
    Path folder;

    private Path write(String name, Object value) throws IOException {
        Map<String, Object> json = KernelProcess.connection();
        json.put(name, value);
        return Files.write(folder.resolve("kernel.json"), Json.bytes(json));
    }

    private static String refusal(Path file) {
        return assertThrows(IOException.class, () -> ConnectionFile.read(file)).getMessage();
    }

    private void assertRefused(String reason, String name, Object value) throws IOException {
        Path file = write(name, value);
        assertEquals("Connection file \"" + file + "\" cannot be used: " + reason + ".", refusal(file));
    }

    @Test
    void readsWhatJupyterWrites() throws IOException {
        ConnectionFile read = ConnectionFile.read(write("ip", "127.0.0.2"));
        assertEquals("tcp://127.0.0.2:4711", read.address(4711));
        assertEquals(
                "ConnectionFile[tcp://127.0.0.2, shell " + read.shellPort() + ", hmac-sha256, signed]",
                read.toString());
    }

    @Test
    void namesTheFieldThatCannotBeUsed() throws IOException {
        assertRefused(
                "transport \"ipc\" is not supported: start the kernel with transport \"tcp\""
                        + " (KernelManager.transport)",
                "transport",
                "ipc");
        assertRefused(
                "signature_scheme \"md5\" is not of the form hmac-<hash>, for example hmac-sha256",
                "signature_scheme",
                "md5");
        for (Object port : new Object[] {0, 65_536, -1, "many", true}) {
            assertRefused("hb_port is missing or no port number", "hb_port", port);
        }
        assertRefused("shell_port is missing or no port number", "shell_port", null);
    }

    @Test
    void saysThatThereIsNoFileOrNoJsonWithoutAWordOfIt() throws IOException {
        Path none = folder.resolve("none.json");
        assertEquals("No connection file \"" + none + "\". Jupyter passes its path with -f.", refusal(none));
        for (String text : new String[] {"", "[]", "{\"key\": \"" + KernelProcess.KEY + "\" \"x\""}) {
            Path file = Files.writeString(folder.resolve("broken.json"), text);
            assertEquals("Connection file \"" + file + "\" cannot be used: it is not a JSON object.", refusal(file));
        }
    }
}

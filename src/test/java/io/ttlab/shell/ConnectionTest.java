package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.TtException;
import io.ttlab.demo.DemoOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @Test
    void saysWhyTheDemoCannotStart(@TempDir Path home) throws IOException {
        Map<String, String> variables = Map.of("TTLAB_HOME", home.toString());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Connection connection = Connection.of(
                        null, null, variables, DemoOptions.defaults().withPort(taken.getLocalPort()))) {
            assertEquals(
                    "The demo gateway found no free port on this machine: Address already in use. Close what uses so many,"
                            + " or connect to a gateway with TT_BASE_URL and a key.",
                    assertThrows(TtException.class, () -> connection.tt().ledger.orders())
                            .getMessage());
        }
    }
}

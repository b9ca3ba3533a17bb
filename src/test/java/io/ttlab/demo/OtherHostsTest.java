package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class OtherHostsTest {
    @Test
    void saysThatItFoundNoPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OtherHosts hosts = new OtherHosts(new RequestLog(), taken.getLocalPort())) {
            assertEquals(
                    "The demo's second host found no free port on loopback.",
                    assertThrows(UncheckedIOException.class, () -> hosts.uploadTo(bytes -> null))
                            .getMessage());
        }
    }
}

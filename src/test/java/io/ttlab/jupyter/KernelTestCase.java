package io.ttlab.jupyter;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one kernel process, each with a client of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class KernelTestCase {
    KernelProcess kernel;
    WireClient client;

    @BeforeAll
    void startKernel(@TempDir Path folder) throws IOException {
        kernel = KernelProcess.start(folder);
    }

    @BeforeEach
    void connect() {
        client = kernel.client();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @AfterAll
    void stopKernel() {
        kernel.close();
    }
}

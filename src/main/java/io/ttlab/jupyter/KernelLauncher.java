package io.ttlab.jupyter;

import io.ttlab.shell.Engine;
import io.ttlab.shell.EngineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Runs a kernel in this process until a client or the death of Jupyter ends it. */
public final class KernelLauncher {
    private static final long EXIT_TIMEOUT_MS = 2_000;

    private KernelLauncher() {}

    /**
     * Serves one connection file and ends the process; does not return.
     *
     * @param connectionFile what Jupyter wrote
     * @param environment what {@code tt} is to connect to, by name, or null for the user's default
     * @param profile the stored profile to use, by name, or null
     * @param behind work for when the kernel is up and its session ready
     * @throws IOException when the connection file cannot be read or its ports cannot be bound
     */
    public static void run(Path connectionFile, @Nullable String environment, @Nullable String profile, Runnable behind)
            throws IOException {
        KernelLog log = new KernelLog(System.err);
        ConnectionFile connection = ConnectionFile.read(connectionFile);
        Engine engine = Engine.open(EngineOptions.defaults());
        Preparation preparation = new Preparation(engine, environment, profile, home(), behind);
        Kernel kernel;
        try {
            kernel = new Kernel(connection, engine, home().resolve("kernel-history.jsonl"), log, preparation);
        } catch (IllegalArgumentException refused) {
            throw new IOException(
                    "Connection file \"" + connectionFile + "\" cannot be used: " + refused.getMessage() + ".",
                    refused);
        }
        // Ctrl-C in the terminal that Jupyter runs in reaches its whole process group.
        Signals.register("INT", kernel::interrupt);
        kernel.start();
        followParent(kernel, log);
        try {
            kernel.awaitStop();
        } catch (InterruptedException e) {
            log.note("the main thread was interrupted; the kernel ends");
        }
        kernel.close();
        exit();
    }

    private static Path home() {
        String set = System.getenv("TTLAB_HOME");
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".ttlab") : Path.of(set);
    }

    /** Ends the kernel with the process that started it, so that a killed server leaves no orphans. */
    private static void followParent(Kernel kernel, KernelLog log) {
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent == null || !parent.matches("[0-9]{1,18}")) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parent));
        if (process.isPresent()) {
            process.get().onExit().thenRun(() -> {
                log.note("process " + parent + ", which started this kernel, has ended; the kernel ends too");
                kernel.stop();
            });
        } else if (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L) == 1) {
            kernel.stop();
        }
    }

    /** Runs the shutdown hooks, but not for long: a hook of the user's may hang. */
    private static void exit() {
        Thread last = new Thread(() -> {
            try {
                Thread.sleep(EXIT_TIMEOUT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
        last.setDaemon(true);
        last.start();
        System.exit(0);
    }
}

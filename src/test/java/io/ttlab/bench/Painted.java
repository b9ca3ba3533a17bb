package io.ttlab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program on a pseudo-terminal, timed by what it paints. */
final class Painted implements AutoCloseable {
    private static final long DEADLINE_S = 120;

    private final Process process;
    private final StringBuilder seen = new StringBuilder();

    private Painted(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "painted");
        reader.setDaemon(true);
        reader.start();
    }

    static Painted start(List<String> command, Map<String, String> variables) throws IOException {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add("'" + word + "'"));
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/bin/script", "-qefc", "stty cols 100 rows 40; exec " + String.join(" ", words), "/dev/null");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().putAll(variables);
        return new Painted(builder.start());
    }

    private void read() {
        byte[] buffer = new byte[8_192];
        try (InputStream in = process.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                synchronized (this) {
                    seen.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                    notifyAll();
                }
            }
        } catch (IOException ended) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Waits until {@code text} has been painted since the last {@link #type}. */
    synchronized void await(String text) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (seen.indexOf(text) < 0) {
            if (System.nanoTime() > endNs) {
                throw new IllegalStateException("never painted: " + text + "\n" + seen);
            }
            wait(100);
        }
    }

    /** Presses keys, and forgets what has been painted so far. */
    void type(String keys) throws IOException {
        synchronized (this) {
            seen.setLength(0);
        }
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

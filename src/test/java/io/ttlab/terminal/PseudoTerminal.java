package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;

/**
 * The product as a whole process on a real pseudo-terminal, and the screen that a person would look at.
 *
 * <p>The program {@code script} opens the pseudo-terminal; JLine's screen emulator paints what comes out of it.
 */
final class PseudoTerminal implements AutoCloseable {

    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final OutputStream keys;
    private final ScreenTerminal screen;
    private final StringBuilder raw = new StringBuilder();

    private PseudoTerminal(Process process, int columns, int rows) {
        this.process = process;
        this.keys = process.getOutputStream();
        this.screen = new ScreenTerminal(columns, rows);
        Thread painter = new Thread(this::paint, "painter");
        painter.setDaemon(true);
        painter.start();
    }

    /** Starts {@code ttlab} with {@code arguments}; skips the test where there is no {@code script}. */
    static PseudoTerminal open(int columns, int rows, Path home, Map<String, String> variables, String... arguments)
            throws IOException {
        return openIn(Path.of("").toAbsolutePath(), columns, rows, home, variables, arguments);
    }

    /** As {@link #open}, in a folder of the test's own: for what writes files. */
    static PseudoTerminal openIn(
            Path folder, int columns, int rows, Path home, Map<String, String> variables, String... arguments)
            throws IOException {
        assumeTrue(
                new File("/usr/bin/script").canExecute()
                        && System.getProperty("os.name").equals("Linux"),
                "skipped: install the program script (Debian: bsdutils) to test on a pseudo-terminal");
        String launcher = System.getProperty("ttlab.launcher");
        // Under nohup or a background job SIGINT is ignored, which a shell cannot undo and env can.
        StringBuilder command = new StringBuilder("stty cols " + columns + " rows " + rows
                + "; env --default-signal=INT true 2>/dev/null && set -- env --default-signal=INT; exec \"$@\" '"
                + launcher + "'");
        for (String argument : arguments) {
            command.append(" '").append(argument).append('\'');
        }
        List<String> words = new ArrayList<>(List.of("/usr/bin/script", "-qefc", command.toString(), "/dev/null"));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().remove("NO_COLOR");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("TTLAB_HOME", home.toString());
        // No start archive: it would be made in a folder that the test is about to delete.
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        builder.environment().putAll(variables);
        return new PseudoTerminal(builder.start(), columns, rows);
    }

    private void paint() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                String text = new String(buffer, 0, length);
                synchronized (this) {
                    raw.append(text);
                    screen.write(text);
                    notifyAll();
                }
            }
        } catch (IOException ended) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    void enter(String line) throws IOException {
        type(line + "\r");
    }

    /** Gives the window another size, as a person does with the mouse: the kernel then signals it to the shell. */
    void resize(int columns, int rows) throws Exception {
        Path device = process.descendants()
                .map(child -> Path.of("/proc/" + child.pid() + "/fd/0"))
                .map(PseudoTerminal::linkedFile)
                .filter(path -> path.startsWith("/dev/pts"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pseudo-terminal"));
        synchronized (this) {
            screen.setSize(columns, rows);
        }
        Process stty = new ProcessBuilder("stty", "-F", device.toString(), "cols", "" + columns, "rows", "" + rows)
                .inheritIO()
                .start();
        assertEquals(0, stty.waitFor(), "stty");
    }

    private static Path linkedFile(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException ended) {
            // A process that has ended since has no files.
            return link;
        }
    }

    /** Ends the shell as {@code kill -9} does. */
    void kill() {
        List<ProcessHandle> shell = process.descendants().toList();
        shell.forEach(ProcessHandle::destroyForcibly);
        shell.forEach(child -> child.onExit().join());
    }

    /** Returns the screen as lines without trailing blanks, empty lines at the end left out. */
    synchronized String screen() {
        List<String> lines = new ArrayList<>();
        for (String line : screen.toString().split("\n", -1)) {
            lines.add(line.stripTrailing());
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return String.join("\n", lines);
    }

    /** Returns everything that was written to the terminal, escape sequences included. */
    synchronized String raw() {
        return raw.toString();
    }

    /** Waits until the screen is as wanted, and fails with the screen when that takes too long. */
    synchronized String until(String what, Predicate<String> wanted) throws InterruptedException {
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!wanted.test(screen())) {
            long leftMs = (endNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                fail("Never seen: " + what + ". The screen is:\n" + screen());
            }
            wait(Math.min(leftMs, 200));
        }
        return screen();
    }

    /** Whether the screen shows {@code text} before so many milliseconds have passed. */
    synchronized boolean showsWithin(long timeoutMs, String text) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        long leftMs = timeoutMs;
        while (!screen().contains(text) && leftMs > 0) {
            wait(leftMs);
            leftMs = (endNs - System.nanoTime()) / 1_000_000;
        }
        return screen().contains(text);
    }

    String untilShows(String text) throws InterruptedException {
        return until("'" + text + "'", screen -> screen.contains(text));
    }

    /** Waits for a fresh prompt below everything that {@code text} is part of. */
    String untilPromptAfter(String text) throws InterruptedException {
        return until("a prompt after '" + text + "'", screen -> {
            int at = screen.lastIndexOf(text);
            return at >= 0 && screen.indexOf('\n', at) >= 0 && screen.endsWith("\ndemo>");
        });
    }

    /** Waits for the end and returns the exit status of the shell. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            fail("It never ended. The screen is:\n" + screen());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

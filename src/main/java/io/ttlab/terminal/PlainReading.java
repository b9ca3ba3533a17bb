package io.ttlab.terminal;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries on a terminal that obeys no escape sequences: the terminal itself echoes and corrects the line, and this
 * only prompts. Confine to one thread.
 */
final class PlainReading {

    private static final long PATIENCE_MS = 10_000;

    private final Terminal terminal;
    private final Parser parser;
    private final History history;
    private final Runnable onFirstPaint;
    private boolean lastWasReturn;

    private PlainReading(LineReader reader, Runnable onFirstPaint) {
        this.terminal = reader.getTerminal();
        this.parser = reader.getParser();
        this.history = reader.getHistory();
        this.onFirstPaint = onFirstPaint;
    }

    /** Returns how to read on the terminal of that reader, or null where it can itself edit the line on the screen. */
    static @Nullable PlainReading insteadOf(LineReader reader, Runnable onFirstPaint) {
        Terminal terminal = reader.getTerminal();
        if (!terminal.getType().startsWith("dumb")) {
            return null;
        }
        // JLine's dumb terminal leaves Ctrl-C to the JVM, which would end with the session and all that is in it.
        Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
        reader.getHistory().attach(reader);
        return new PlainReading(reader, onFirstPaint);
    }

    /**
     * Returns the next whole entry.
     *
     * @throws UserInterruptException after Ctrl-C
     * @throws EndOfFileException after Ctrl-D
     */
    String read(String prompt) throws IOException {
        Thread reading = Thread.currentThread();
        Terminal.SignalHandler former = terminal.handle(Terminal.Signal.INT, signal -> reading.interrupt());
        try {
            return entry(prompt);
        } catch (InterruptedIOException interrupted) {
            terminal.writer().println();
            throw new UserInterruptException("");
        } finally {
            terminal.handle(Terminal.Signal.INT, former);
        }
    }

    private String entry(String prompt) throws IOException {
        StringBuilder entry = new StringBuilder();
        String asked = prompt;
        while (true) {
            terminal.writer().print(asked);
            terminal.flush();
            onFirstPaint.run();
            String line = line();
            if (line == null) {
                throw new EndOfFileException();
            }
            entry.append(line);
            if (isWhole(entry.toString())) {
                history.add(entry.toString());
                return entry.toString();
            }
            entry.append('\n');
            asked = " ".repeat(Math.max(0, prompt.length() - 2)) + "> ";
        }
    }

    private boolean isWhole(String entry) {
        try {
            parser.parse(entry, entry.length(), Parser.ParseContext.ACCEPT_LINE);
            return true;
        } catch (EOFError goesOn) {
            return false;
        }
    }

    /** A read without a limit would not heed an interrupt. */
    private int key() throws IOException {
        int key = NonBlockingReader.READ_EXPIRED;
        while (key == NonBlockingReader.READ_EXPIRED) {
            key = terminal.reader().read(PATIENCE_MS);
        }
        return key;
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int key = key(); key >= 0; key = key()) {
            boolean secondHalf = key == '\n' && lastWasReturn;
            lastWasReturn = key == '\r';
            if (key == '\r' || (key == '\n' && !secondHalf)) {
                return line.toString();
            }
            if (!secondHalf) {
                line.append((char) key);
            }
        }
        return line.length() == 0 ? null : line.toString();
    }
}

package io.ttlab.cli;

import io.ttlab.terminal.KnownTerminals;
import java.io.IOException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Which of the three standard streams are terminals, and how wide the screen is. */
final class Terminals {

    private static final int DEFAULT_WIDTH = 80;
    private static final int DEFAULT_HEIGHT = 24;

    /** Asking is slow; null until somebody does; guarded by the class. */
    private static @Nullable Size size;

    private Terminals() {}

    /** Whether standard input is typed by a person. */
    static boolean input() {
        return is(0, SystemStream.Input);
    }

    /** Whether standard output is a screen. */
    static boolean output() {
        return is(1, SystemStream.Output);
    }

    /** Whether standard error is a screen. */
    static boolean error() {
        return is(2, SystemStream.Error);
    }

    /** The launcher has looked already and says so in a property; otherwise the terminal library looks. */
    private static boolean is(int number, SystemStream stream) {
        String known = System.getProperty("ttlab.tty");
        if (known != null) {
            return known.indexOf((char) ('0' + number)) >= 0;
        }
        try {
            return TerminalProvider.load("jni").isSystemStream(stream);
        } catch (IOException | LinkageError unknown) {
            return System.console() != null;
        }
    }

    /** Returns the screen's width in columns: what the terminal says, else COLUMNS, else 80. */
    static int width() {
        return size().getColumns();
    }

    /** Returns the screen's size as it was when first asked for. */
    static synchronized Size size() {
        Size known = size;
        if (known == null) {
            known = read();
            size = known;
        }
        return known;
    }

    private static Size read() {
        KnownTerminals.use();
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .provider("jni")
                .dumb(true)
                .build()) {
            if (terminal.getWidth() > 0 && terminal.getHeight() > 0) {
                return terminal.getSize();
            }
        } catch (IOException unknown) {
            return new Size(columnsVariable(), DEFAULT_HEIGHT);
        }
        return new Size(columnsVariable(), DEFAULT_HEIGHT);
    }

    private static int columnsVariable() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }
}

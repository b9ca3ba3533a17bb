package io.ttlab.terminal;

import io.ttlab.display.Screen;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Values;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Step;
import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Shows long text a screen at a time: {@code /} searches, n and N repeat it, the arrows move, q leaves. The text stays off
 * the screen's history. Confine to one thread.
 */
final class Pager {

    /** What {@code /set pager} chooses: documentation and lists alone are paged, values too, or nothing. */
    enum Mode {
        AUTO,
        ON,
        OFF
    }

    /** Of a longer table, head and tail make up as many rows: its text has to fit into memory. */
    private static final int PAGED_ROWS = 20_000;

    private final Terminal terminal;
    private final Session session;
    private final PrintStream out;

    Pager(Terminal terminal, Session session) {
        this.terminal = terminal;
        this.session = session;
        this.out = session.out();
    }

    /** Whether there is a screen to page on. */
    private boolean usable() {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Prints documentation or a list, by the page if it is longer than the screen and paging is not off. */
    void print(String title, String text) {
        if (session.pager != Mode.OFF && usable() && isTall(text)) {
            page(title, text);
        } else {
            out.println(text);
        }
    }

    /** With {@code /set pager on}: pages the value that an entry ended with, if the screen showed it in part. */
    void afterEntry(Outcome outcome) {
        List<Step> steps = outcome.steps();
        if (session.pager != Mode.ON || !usable() || steps.isEmpty()) {
            return;
        }
        Step last = steps.get(steps.size() - 1);
        String text = last.kind() == Step.Kind.EXPRESSION && last.shows() ? whole(last.value()) : null;
        if (text != null && (isTall(text) || isWide(text))) {
            page(last.source(), text);
        }
    }

    /** Pages a value with every row and column; prints it where there is no screen. */
    void value(String title, @Nullable Object value) {
        String text = whole(value);
        if (text != null && usable()) {
            page(title, text);
        } else if (text != null) {
            out.println(text);
        }
    }

    private @Nullable String whole(@Nullable Object value) {
        TextOptions options =
                session.textOptions().withWidth(TextOptions.UNLIMITED).withRows(PAGED_ROWS);
        return session.textOf(() -> Values.render(value, options));
    }

    private boolean isTall(String text) {
        return text.lines().count() >= screen().getRows();
    }

    private boolean isWide(String text) {
        String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
        return plain.lines().anyMatch(line -> Screen.width(line) > screen().getColumns());
    }

    private Size screen() {
        return terminal.getSize();
    }

    private void page(String title, String text) {
        out.flush();
        Less less = new Less(terminal, Path.of(""));
        less.chopLongLines = true;
        less.ignoreCaseCond = true;
        Thread reading = Thread.currentThread();
        Terminal.SignalHandler former = terminal.handle(Terminal.Signal.INT, signal -> reading.interrupt());
        try {
            // A list that Less adds its help page to.
            less.run(new ArrayList<>(List.of(new Text(Screen.line(title, 60), text))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException left) {
            // Ctrl-C leaves the pager, as q does.
            Thread.interrupted();
        } catch (IOError left) {
            if (!(left.getCause() instanceof java.io.InterruptedIOException)) {
                throw left;
            }
        } finally {
            terminal.handle(Terminal.Signal.INT, former);
        }
    }

    /**
     * A text in memory for the pager.
     *
     * @param title what the last line of the screen says before it is scrolled
     * @param text the text
     */
    private record Text(String title, String text) implements Source {
        @Override
        public String getName() {
            return title;
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Long lines() {
            return text.lines().count();
        }
    }
}

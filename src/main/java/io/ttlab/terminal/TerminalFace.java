package io.ttlab.terminal;

import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import io.ttlab.chart.TerminalImages;
import io.ttlab.display.Display;
import io.ttlab.display.DisplaySink;
import io.ttlab.display.HtmlOptions;
import io.ttlab.display.MimeBundle;
import io.ttlab.display.MimeRenderer;
import io.ttlab.display.Progress;
import io.ttlab.display.ProgressBoard;
import io.ttlab.display.TextOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What code shows on a terminal beside what it prints: values that are replaced in place, and a progress line.
 * Thread-safe.
 */
public final class TerminalFace implements DisplaySink {

    /** Lines that are left for the entry, the prompt and the note below a table. */
    private static final int SPARED = 8;

    private static final int FEWEST_ROWS = 4;

    private final ShellOutput output;
    private final IntSupplier height;

    /**
     * Makes a face.
     *
     * @param output where everything goes
     * @param height the terminal's lines, asked whenever they matter
     */
    public TerminalFace(ShellOutput output, IntSupplier height) {
        this.output = output;
        this.height = height;
    }

    /**
     * Has {@code display}, {@code watch}, {@code progress} and {@code tt} show what they show here.
     *
     * @param options how values look, asked at each
     */
    public void connect(TT tt, Supplier<TextOptions> options) {
        Display.connect(this, () -> renderer(options.get()));
        ProgressBoard board = new ProgressBoard(this::progress);
        Progress.connect(board);
        Wiring.of(tt).progress(board.part());
    }

    /** A table that is to be replaced in place must fit the screen. */
    private MimeRenderer renderer(TextOptions options) {
        int fitting = Math.max(FEWEST_ROWS, height.getAsInt() - SPARED);
        return new MimeRenderer(
                options.withRows(Math.min(options.rows(), fitting)),
                HtmlOptions.defaults().withZone(options.zone()));
    }

    private void progress(String line) {
        try {
            output.status(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void show(MimeBundle bundle, String id) {
        try {
            // A picture's lines cannot be counted: what replaces it comes below it.
            output.show(TerminalImages.isImage(bundle.text()) ? "" : id, bundle.text());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        try {
            output.replace(id, fitting(bundle.text()), height.getAsInt());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What is higher than the screen could not be replaced again. */
    private String fitting(String text) {
        String[] lines = text.stripTrailing().split("\n", -1);
        int room = Math.max(FEWEST_ROWS, height.getAsInt() - 3);
        if (lines.length <= room) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        for (int line = 0; line < room - 1; line++) {
            cut.append(lines[line]).append('\n');
        }
        return cut.append("… ")
                .append(lines.length - room + 1)
                .append(" more lines")
                .toString();
    }

    @Override
    public void clear(boolean wait) {
        try {
            output.clear(wait, height.getAsInt());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

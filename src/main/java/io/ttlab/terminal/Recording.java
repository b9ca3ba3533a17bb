package io.ttlab.terminal;

import io.ttlab.chart.Plot;
import io.ttlab.display.Displayable;
import io.ttlab.display.MimeBundle;
import io.ttlab.display.MimeRenderer;
import io.ttlab.shell.Step;
import io.ttlab.shell.Transcript;
import io.ttlab.shell.Transcript.Entry;
import io.ttlab.shell.Transcript.Kind;
import io.ttlab.shell.Transcript.Output;
import java.awt.image.BufferedImage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Notes what each entry printed and showed, for {@code /export}. Thread-safe.
 *
 * <p>Of a value it keeps the text that was shown, unless that was a picture for this terminal alone; it holds on to the
 * value itself no longer than others do: a table that is gone by the time of an export is text there.
 */
final class Recording {

    /** What a terminal obeys: colours and the like, and whole pictures, which end with a bell or an {@code ESC \}. */
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|[P_\\]][^\u0007\u001b]*+(?:\u0007|\u001b\\\\))");

    private final Transcript transcript = new Transcript();
    private Supplier<String> printed = () -> "";

    /** Of the entry that is being shown; guarded by this. */
    private final List<Output> outputs = new ArrayList<>();

    /** Sets where the text that the running entry has written so far is to be had. */
    void printedText(Supplier<String> newPrinted) {
        printed = newPrinted;
    }

    /** Begins an entry, which has run and is about to be shown. */
    synchronized void begin() {
        outputs.clear();
        String text = plain(printed.get());
        if (!text.isBlank()) {
            outputs.add(Output.text(Kind.PRINTED, text));
        }
    }

    /** Notes what is shown of a step. */
    synchronized void shown(Step step, String text) {
        String plain = plain(text);
        if (step.shows()) {
            outputs.add(new Output(Kind.VALUE, forms(step.value(), plain), plain.length()));
        } else {
            outputs.add(Output.text(Kind.NOTE, plain));
        }
    }

    /** Keeps the entry: it has succeeded. */
    synchronized void keep(String source) {
        transcript.add(new Entry(source, outputs));
    }

    void clear() {
        transcript.clear();
    }

    List<Entry> entries() {
        return transcript.entries();
    }

    private static Supplier<MimeBundle> forms(@Nullable Object value, String text) {
        boolean rich = value instanceof Table
                || value instanceof Plot
                || value instanceof Displayable
                || value instanceof BufferedImage;
        if (value == null || !rich) {
            return () -> MimeBundle.text(text);
        }
        WeakReference<Object> reference = new WeakReference<>(value);
        return () -> {
            Object alive = reference.get();
            MimeBundle forms = alive == null
                    ? MimeBundle.text(text)
                    : MimeRenderer.defaults().render(alive);
            return text.isBlank() ? forms : forms.with(MimeBundle.TEXT, text);
        };
    }

    private static String plain(String text) {
        return text.indexOf('\u001b') < 0 ? text : SEQUENCE.matcher(text).replaceAll("");
    }
}

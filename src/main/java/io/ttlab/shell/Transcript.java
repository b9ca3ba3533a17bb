package io.ttlab.shell;

import io.ttlab.display.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What succeeded in a session and what it showed, for {@code /export}. Thread-safe.
 *
 * <p>Rich forms are large: beyond {@link #MOST_CHARACTERS} the oldest are let go of, and their text stays.
 */
public final class Transcript {

    static final int MOST_CHARACTERS = 32 * 1024 * 1024;

    private final List<Entry> entries = new ArrayList<>();

    /** What an output is. */
    public enum Kind {
        /** Text that was printed. */
        PRINTED,
        /** What the code displayed by itself. */
        DISPLAYED,
        /** A value that was shown. */
        VALUE,
        /** What a shell said about a declaration: a notebook does not. */
        NOTE
    }

    /**
     * One output of an entry.
     *
     * @param forms its forms; asked for when it is exported
     * @param characters about how much memory the forms take
     */
    public record Output(Kind kind, Supplier<MimeBundle> forms, int characters) {

        /** Returns an output of fixed forms. */
        public static Output of(Kind kind, MimeBundle forms) {
            return new Output(kind, () -> forms, size(forms));
        }

        /** Returns an output that is text. */
        public static Output text(Kind kind, String text) {
            return of(kind, MimeBundle.text(text));
        }

        private Output textAlone() {
            return text(kind, forms.get().text());
        }

        private static int size(MimeBundle forms) {
            return forms.data().values().stream()
                    .mapToInt(form -> form instanceof CharSequence text ? text.length() : 4_096)
                    .sum();
        }
    }

    /** One entry or cell with what it showed, in order. */
    public record Entry(String source, List<Output> outputs) {
        /** Copies the list. */
        public Entry {
            outputs = List.copyOf(outputs);
        }

        private long characters() {
            return outputs.stream().mapToLong(Output::characters).sum();
        }
    }

    /** Adds an entry that succeeded. */
    public synchronized void add(Entry entry) {
        entries.add(entry);
        long all = entries.stream().mapToLong(Entry::characters).sum();
        for (int i = 0; i < entries.size() && all > MOST_CHARACTERS; i++) {
            Entry old = entries.get(i);
            Entry less = new Entry(
                    old.source(), old.outputs().stream().map(Output::textAlone).toList());
            entries.set(i, less);
            all += less.characters() - old.characters();
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
    }

    /** Returns what succeeded, in order. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}

package io.ttlab.shell;

import io.ttlab.display.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What succeeded in a session and what it showed, for {@code /export}. Thread-safe.
 *
 * <p>Outputs are large: beyond {@link #MOST_CHARACTERS} the oldest are let go of, and the start of their text stays.
 */
public final class Transcript {

    static final int MOST_CHARACTERS = 32 * 1024 * 1024;

    /** How much stays of the text of an output that is let go of. */
    static final int OLD_TEXT = 2_000;

    private final List<Entry> entries = new ArrayList<>();
    /** About how much memory all entries take. */
    private long characters;
    /** How many entries, from the oldest on, are down to their text. */
    private int texts;

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
            String text = forms.get().text();
            return text(kind, text.length() <= OLD_TEXT ? text : text.substring(0, OLD_TEXT) + "\n(more was shown)\n");
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
        characters += entry.characters();
        while (characters > MOST_CHARACTERS && texts < entries.size()) {
            Entry old = entries.get(texts);
            Entry less = new Entry(
                    old.source(), old.outputs().stream().map(Output::textAlone).toList());
            entries.set(texts, less);
            characters += less.characters() - old.characters();
            texts++;
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
        characters = 0;
        texts = 0;
    }

    /** Returns what succeeded, in order. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}

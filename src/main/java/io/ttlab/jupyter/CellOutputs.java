package io.ttlab.jupyter;

import io.ttlab.display.MimeBundle;
import io.ttlab.shell.Transcript.Kind;
import io.ttlab.shell.Transcript.Output;
import java.util.ArrayList;
import java.util.List;

/** What a cell has printed and displayed so far, as a notebook would keep it. Thread-safe. */
final class CellOutputs {
    /** What is printed beyond this is left out of exports. */
    private static final int MOST_PRINTED = 256 * 1024;

    private static final int MOST_DISPLAYS = 200;

    private final List<Item> items = new ArrayList<>();
    private int printed;
    private boolean clearNext;

    /** Printed text, or a display under its id. */
    private static final class Item {
        private final String id;
        private final StringBuilder text = new StringBuilder();
        private MimeBundle forms = MimeBundle.text("");

        Item(String id) {
            this.id = id;
        }

        boolean isText() {
            return id.isEmpty();
        }
    }

    synchronized void print(String text) {
        clearIfPending();
        Item last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (last == null || !last.isText()) {
            last = new Item("");
            items.add(last);
        }
        int room = MOST_PRINTED - printed;
        if (room > 0) {
            last.text.append(text, 0, Math.min(room, text.length()));
            if (text.length() > room) {
                last.text.append("\n(more was printed)\n");
            }
        }
        printed += text.length();
    }

    synchronized void show(MimeBundle forms, String id) {
        clearIfPending();
        if (items.size() < MOST_DISPLAYS) {
            Item item = new Item(id.isEmpty() ? "display " + items.size() : id);
            item.forms = forms;
            items.add(item);
        }
    }

    synchronized void update(MimeBundle forms, String id) {
        items.stream().filter(item -> item.id.equals(id) && !item.isText()).forEach(item -> item.forms = forms);
    }

    synchronized void clear(boolean wait) {
        clearNext = true;
        if (!wait) {
            clearIfPending();
        }
    }

    private void clearIfPending() {
        if (clearNext) {
            clearNext = false;
            items.clear();
            printed = 0;
        }
    }

    /** Returns what there is, oldest first. */
    synchronized List<Output> list() {
        return items.stream()
                .map(item -> item.isText()
                        ? Output.text(Kind.PRINTED, item.text.toString())
                        : Output.of(Kind.DISPLAYED, item.forms))
                .toList();
    }
}

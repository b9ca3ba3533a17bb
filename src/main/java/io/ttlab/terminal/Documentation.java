package io.ttlab.terminal;

import io.ttlab.display.Screen;
import io.ttlab.shell.Doc;
import io.ttlab.shell.JavadocText;

/** Signatures and Javadoc as plain text that fits the screen. */
final class Documentation {

    private Documentation() {}

    /** Returns the signature, and if {@code full} the text below it, wrapped at {@code width} columns. */
    static String text(Doc doc, boolean full, int width) {
        StringBuilder out = new StringBuilder(Screen.safe(doc.signature())).append('\n');
        if (full && !doc.text().isBlank()) {
            String plain = JavadocText.plain(doc.text());
            for (String line : plain.split("\\R")) {
                wrap(out, Screen.safe(line.stripTrailing()), Math.max(20, width - 2));
            }
        }
        return out.toString();
    }

    private static void wrap(StringBuilder out, String line, int width) {
        StringBuilder row = new StringBuilder();
        for (String word : line.split(" ")) {
            if (row.length() > 0 && row.length() + 1 + word.length() > width) {
                out.append("  ").append(row).append('\n');
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : " ").append(word);
        }
        out.append("  ").append(row).append('\n');
    }
}

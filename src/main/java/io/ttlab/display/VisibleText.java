package io.ttlab.display;

import java.util.Locale;
import org.jline.utils.WCWidth;

/**
 * Text made safe for a screen and measured in screen columns.
 *
 * <p>Control characters, direction overrides and broken surrogates are spelled as Java escapes, so that text from the
 * wire can neither move the cursor nor reorder a line.
 */
final class VisibleText {

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private VisibleText() {}

    /** Returns {@code text} with every character that a terminal would obey instead of show spelled as an escape. */
    static String of(String text) {
        return escape(text, false);
    }

    /** Like {@link #of}, but keeps line breaks and tabs, for text that may span lines. */
    static String lines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLines) {
        int index = firstHidden(text, keepLines);
        if (index < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, index);
        while (index < text.length()) {
            int point = text.codePointAt(index);
            appendVisible(out, point, keepLines);
            index += Character.charCount(point);
        }
        return out.toString();
    }

    private static int firstHidden(String text, boolean keepLines) {
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (isHidden(point, keepLines)) {
                return index;
            }
            index += Character.charCount(point);
        }
        return -1;
    }

    private static boolean isHidden(int point, boolean keepLines) {
        if (point >= ' ' && point < 0x7F) {
            return false;
        }
        if (keepLines && (point == '\n' || point == '\t')) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    private static void appendVisible(StringBuilder out, int point, boolean keepLines) {
        if (!isHidden(point, keepLines)) {
            out.appendCodePoint(point);
            return;
        }
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                for (char unit : Character.toChars(point)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        }
    }

    /** Returns how many screen columns {@code text} takes: CJK and emoji two, combining marks none. */
    static int width(String text) {
        int width = 0;
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            width += width(point);
            index += Character.charCount(point);
        }
        return width;
    }

    private static int width(int point) {
        return point < 0x7F ? 1 : Math.max(0, WCWidth.wcwidth(point));
    }

    /** Returns {@code text} if it fits {@code width} columns, else as much of its start as fits before an ellipsis. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return start(text, width - 1) + "…";
    }

    /** Returns the longest start of {@code text} that fits {@code width} columns. */
    static String start(String text, int width) {
        int used = 0;
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            int next = used + width(point);
            if (next > width) {
                break;
            }
            used = next;
            index += Character.charCount(point);
        }
        return text.substring(0, index);
    }
}

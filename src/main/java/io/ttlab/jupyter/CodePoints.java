package io.ttlab.jupyter;

/** Cursors: Jupyter counts code points, Java counts UTF-16 units. */
final class CodePoints {
    private CodePoints() {}

    /** The UTF-16 index of a cursor given in code points; beyond either end it is that end. */
    static int toIndex(String text, int cursor) {
        if (cursor <= 0) {
            return 0;
        }
        int codePoints = text.codePointCount(0, text.length());
        return cursor >= codePoints ? text.length() : text.offsetByCodePoints(0, cursor);
    }

    /** The cursor in code points of a UTF-16 index. */
    static int toCursor(String text, int index) {
        return text.codePointCount(0, Math.max(0, Math.min(index, text.length())));
    }
}

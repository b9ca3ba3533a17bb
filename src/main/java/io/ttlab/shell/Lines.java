package io.ttlab.shell;

/** Lines and columns, both from 1, of offsets in a text. */
final class Lines {
    private Lines() {}

    static int lineAt(String text, int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    static int columnAt(String text, int offset) {
        return offset - startOfLineAt(text, offset) + 1;
    }

    static int startOfLineAt(String text, int offset) {
        return text.lastIndexOf('\n', Math.max(-1, Math.min(offset, text.length()) - 1)) + 1;
    }

    static int startOfLine(String text, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return text.length();
            }
            start = next + 1;
        }
        return start;
    }

    /** The text of a line without its end, empty when there is no such line. */
    static String line(String text, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return "";
            }
            start = next + 1;
        }
        int end = text.indexOf('\n', start);
        String found = end < 0 ? text.substring(start) : text.substring(start, end);
        return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
    }

    /** Blanks up to a column, tabs kept, then that many carets. */
    static String carets(String line, int column, int count) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < column - 1; i++) {
            result.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return result.append("^".repeat(Math.max(1, count))).toString();
    }
}

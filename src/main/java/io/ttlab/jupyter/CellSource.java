package io.ttlab.jupyter;

import io.ttlab.shell.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A cell's text as pieces of Java and commands.
 *
 * <p>A command is a line that starts with {@code %} or {@code /} and a letter where no Java statement is open; {@code %%}
 * in the first line takes the whole cell. A piece keeps its line numbers by blank lines before it.
 */
final class CellSource {
    private static final Pattern COMMAND = Pattern.compile("\\s*[%/][A-Za-z?].*");
    private static final Pattern CELL_COMMAND = Pattern.compile("\\s*%%[A-Za-z].*", Pattern.DOTALL);

    /**
     * A piece of a cell.
     *
     * @param source the Java, or the command's line with its sign; for {@code %%} the whole cell
     */
    record Piece(String source, boolean command) {}

    private CellSource() {}

    /** Whether the text is a command for the whole cell, such as {@code %%time}. */
    static boolean isCellCommand(String code) {
        return CELL_COMMAND.matcher(code).matches();
    }

    /** Whether the text begins with a command. */
    static boolean isCommand(String code) {
        return isCellCommand(code) || COMMAND.matcher(firstLine(code)).matches();
    }

    private static String firstLine(String code) {
        int end = code.indexOf('\n');
        return end < 0 ? code : code.substring(0, end);
    }

    /**
     * Takes a cell apart.
     *
     * @param completeness tells whether the Java before a line is whole; asked only at lines that look like a command
     */
    static List<Piece> pieces(String code, Function<String, Completeness.Status> completeness) {
        if (isCellCommand(code)) {
            return List.of(new Piece(code.stripTrailing(), true));
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder java = new StringBuilder();
        String[] lines = code.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean command = COMMAND.matcher(lines[i]).matches()
                    && (java.toString().isBlank()
                            || completeness.apply(java.toString()) != Completeness.Status.INCOMPLETE);
            if (!command) {
                java.append(lines[i]).append(i + 1 < lines.length ? "\n" : "");
                continue;
            }
            addJava(pieces, java);
            pieces.add(new Piece("\n".repeat(i) + lines[i].strip(), true));
            java.append("\n".repeat(i + 1));
        }
        if (pieces.isEmpty() && java.length() == code.length() && !code.isBlank()) {
            // All of it is Java: one text, which history and transcript keep, and no copies.
            return List.of(new Piece(code, false));
        }
        addJava(pieces, java);
        return pieces;
    }

    private static void addJava(List<Piece> pieces, StringBuilder java) {
        if (!java.toString().isBlank()) {
            pieces.add(new Piece(java.toString(), false));
        }
        java.setLength(0);
    }
}

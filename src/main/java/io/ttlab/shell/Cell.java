package io.ttlab.shell;

import io.ttlab.shell.PieceKind.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several snippets that the engine compiles as one class: each is a method of its own, and the variables that they declare
 * are the class's static fields, so that each sees what the ones before it did and nothing else changes.
 */
final class Cell {
    static final String RESULT = "$value";

    /** A snippet in a cell. */
    static final class Item {
        private final Piece piece;
        private final PieceKind kind;
        private boolean asStatement;
        private String declaredType;
        private int firstLine;
        private int startOffset;
        private int endOffset;

        Item(Piece piece, PieceKind kind) {
            this.piece = piece;
            this.kind = kind;
            this.asStatement = kind.form() == Form.STATEMENT;
            this.declaredType = kind.typeSource();
        }

        Piece piece() {
            return piece;
        }

        PieceKind kind() {
            return kind;
        }

        boolean asStatement() {
            return asStatement;
        }

        /** Found out to have no value. */
        void makeStatement() {
            asStatement = true;
        }

        /** The type to declare the field with, once known. */
        void setDeclaredType(String source) {
            declaredType = source;
        }

        boolean needsType() {
            return kind.form() == Form.VARIABLE && declaredType.equals("var");
        }

        String declaredType() {
            return declaredType;
        }

        boolean covers(long offset) {
            return offset >= startOffset && offset <= endOffset;
        }

        /** The line of the snippet, from 1, that a line of the cell is; 0 when it is another's. */
        int pieceLine(int cellLine) {
            int line = cellLine - firstLine + 1;
            int lines = Lines.lineAt(piece.source(), piece.source().length());
            return line >= 1 && line <= lines ? line : 0;
        }
    }

    private final String simpleName;
    private final List<String> importLines;
    private final Map<String, String> lentTypes;
    private final List<Item> items;
    private final Set<String> usedVariables;

    /** @param usedVariables the variables of earlier cells that this one names; those that it declares keep their fields */
    Cell(
            int number,
            List<String> importLines,
            Set<String> usedVariables,
            Map<String, String> lentTypes,
            List<Item> items) {
        this.simpleName = Snippets.CELL_PREFIX + number;
        this.importLines = importLines;
        this.usedVariables = usedVariables;
        this.lentTypes = lentTypes;
        this.items = items;
    }

    String className() {
        return Snippets.PACKAGE + "." + simpleName;
    }

    List<Item> items() {
        return items;
    }

    /** Whether its class holds a variable, for which later snippets name it. */
    boolean holdsVariables() {
        return items.stream().anyMatch(this::holdsVariable);
    }

    private boolean holdsVariable(Item item) {
        return item.kind.form() == Form.VARIABLE && !usedVariables.contains(item.kind.name());
    }

    Set<String> usedVariables() {
        return usedVariables;
    }

    static String methodName(int index) {
        return "do_it$" + index;
    }

    /** The whole source; notes where each snippet is in it. */
    String source() {
        StringBuilder text = head();
        for (Map.Entry<String, String> lent : lentTypes.entrySet()) {
            text.append("public static ")
                    .append(lent.getValue())
                    .append(' ')
                    .append(lent.getKey())
                    .append(";\n");
        }
        for (Item item : items) {
            if (holdsVariable(item)) {
                text.append("public static ")
                        .append(item.declaredType)
                        .append(' ')
                        .append(item.kind.name())
                        .append(";\n");
            }
        }
        for (int i = 0; i < items.size(); i++) {
            appendMethod(text, i, items.get(i));
        }
        return text.append("}\n").toString();
    }

    /** A source that is only attributed, to learn the types that {@code var} stands for. */
    String typingSource() {
        StringBuilder text = head();
        for (Map.Entry<String, String> lent : lentTypes.entrySet()) {
            text.append("static ")
                    .append(lent.getValue())
                    .append(' ')
                    .append(lent.getKey())
                    .append(";\n");
        }
        text.append("static void all() throws Throwable {\n");
        for (Item item : items) {
            if (item.kind.form() == Form.VARIABLE) {
                text.append(item.piece.source()).append(endsWithSemicolon(item.piece.source()) ? "\n" : "\n;\n");
            }
        }
        return text.append("}}\n").toString();
    }

    private StringBuilder head() {
        StringBuilder text =
                new StringBuilder("package ").append(Snippets.PACKAGE).append(";\n");
        importLines.forEach(line -> text.append(line).append('\n'));
        for (String name : usedVariables) {
            text.append("import static ")
                    .append(CellVariables.VIEW_CLASS)
                    .append('.')
                    .append(name)
                    .append(";\n");
        }
        return text.append("public class ").append(simpleName).append(" {\n");
    }

    private void appendMethod(StringBuilder text, int index, Item item) {
        String name = item.kind.name();
        text.append("public static ")
                .append(item.asStatement ? "void " : "Object ")
                .append(methodName(index))
                .append("() throws Throwable {")
                .append(item.kind.form() == Form.EXPRESSION && !item.asStatement ? "var " + RESULT + " = " : "\n");
        item.startOffset = text.length();
        item.firstLine = Lines.lineAt(text.toString(), text.length());
        text.append(item.piece.source());
        item.endOffset = text.length();
        text.append('\n');
        if (!item.asStatement && !endsWithSemicolon(item.piece.source())) {
            text.append(";\n");
        }
        if (item.kind.form() == Form.VARIABLE) {
            text.append("return ")
                    .append(holdsVariable(item) ? className() : CellVariables.VIEW_CLASS)
                    .append('.')
                    .append(name)
                    .append(" = ")
                    .append(name)
                    .append(';');
        } else if (!item.asStatement) {
            text.append("return ").append(RESULT).append(';');
        }
        text.append("}\n");
    }

    @Nullable
    Item itemAt(long offset) {
        for (Item item : items) {
            if (item.covers(offset)) {
                return item;
            }
        }
        return null;
    }

    /** JShell's analysis adds none behind a closing brace. */
    private static boolean endsWithSemicolon(String source) {
        Lexer lexer = Lexer.of(source);
        int end = lexer.codeEnd();
        return end > 0 && lexer.code().charAt(end - 1) == ';';
    }

    /** The snippet and its line that a line of the compiled class came from. */
    @Nullable
    PieceLine lineOf(int cellLine) {
        for (Item item : new ArrayList<>(items)) {
            int line = item.pieceLine(cellLine);
            if (line > 0) {
                return new PieceLine(item.piece, line);
            }
        }
        return null;
    }

    /** A line of a snippet, from 1. */
    record PieceLine(Piece piece, int line) {}
}

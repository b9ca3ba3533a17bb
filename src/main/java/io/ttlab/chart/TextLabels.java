package io.ttlab.chart;

import java.util.List;
import org.jline.utils.WCWidth;

/** What stands below the x axis of a text: one row, or two where names have no room in one. Used once. */
final class TextLabels {
    private static final int MOST_NAME = 12;

    private final List<Ticks.Tick> ticks;
    private final int slot;
    private final StringBuilder[] rows;
    private int next;

    private TextLabels(List<Ticks.Tick> ticks, int slot, int rows) {
        this.ticks = ticks;
        this.slot = slot;
        this.rows = new StringBuilder[rows];
        for (int row = 0; row < rows; row++) {
            this.rows[row] = new StringBuilder();
        }
    }

    /** The labels that an axis so many characters wide has room for. */
    static TextLabels of(Axis axis, int columns) {
        boolean names = axis.kind() == Axis.Kind.CATEGORY;
        List<Ticks.Tick> ticks = inOneRow(axis, columns);
        int count = axis.categories().size();
        if (names && ticks.size() < count && count * 4 <= columns) {
            List<Ticks.Tick> all = Ticks.of(axis, count);
            int each = 2 * columns / count - 1;
            if (Math.min(MOST_NAME, widest(all)) <= each) {
                return new TextLabels(all, each, 2);
            }
        }
        int each = !names ? columns : Math.max(3, columns / Math.max(1, ticks.size()) - 1);
        return new TextLabels(ticks, each, 1);
    }

    private static List<Ticks.Tick> inOneRow(Axis axis, int columns) {
        boolean names = axis.kind() == Axis.Kind.CATEGORY;
        for (int wanted = Math.max(2, columns / 4); wanted > 2; wanted--) {
            List<Ticks.Tick> ticks = Ticks.of(axis, wanted);
            int widest = names ? Math.min(8, widest(ticks)) : widest(ticks);
            if (ticks.size() * (widest + 2) <= columns + 2) {
                return ticks;
            }
        }
        return Ticks.of(axis, 2);
    }

    private static int widest(List<Ticks.Tick> ticks) {
        return ticks.stream().mapToInt(tick -> width(tick.label())).max().orElse(0);
    }

    List<Ticks.Tick> ticks() {
        return ticks;
    }

    /** How wide a label may be. */
    int slot() {
        return slot;
    }

    /** Puts a label below a column, as near as what stands before it and the edges let it. */
    void put(int column, int first, String label, int edge) {
        StringBuilder row = rows[next++ % rows.length];
        int wide = width(label);
        int used = width(row.toString());
        int start = Math.max(used == 0 ? first : used + 1, Math.min(column - wide / 2, edge - wide));
        if (start + wide <= edge) {
            row.append(" ".repeat(start - used)).append(label);
        }
    }

    List<String> lines() {
        return List.of(rows).stream().map(StringBuilder::toString).toList();
    }

    /** How many columns of a terminal a text takes: two for each of China's and Japan's characters. */
    static int width(String text) {
        return text.codePoints().map(TextLabels::width).sum();
    }

    private static int width(int point) {
        return point < 0x7F ? 1 : Math.max(0, WCWidth.wcwidth(point));
    }

    /** A text of at most so many columns, with an ellipsis where it is longer. */
    static String cut(String text, int size) {
        if (width(text) <= size) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            used += width(point);
            if (used > size - 1) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + "…";
    }
}

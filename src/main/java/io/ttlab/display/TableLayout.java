package io.ttlab.display;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which columns of a table fit a width, and how wide each may be.
 *
 * <p>Columns without any value leave first, then those that repeat others, then by {@link ColumnRank}; whatever room
 * that leaves brings back columns that fit into it, and then widens cut text. Columns keep their order.
 */
final class TableLayout {

    /** Two spaces between columns. */
    static final int GAP = 2;

    final List<CellBlock> shown = new ArrayList<>();
    final List<CellBlock> hidden = new ArrayList<>();
    int hiddenEmpty;
    final int[] widths;

    TableLayout(List<CellBlock> blocks, ColumnRank rank, int width) {
        shown.addAll(blocks);
        if (fits(width)) {
            widths = widths(width);
            return;
        }
        hideEmpty();
        hideRepeated(rank, width);
        hideLeastWanted(rank, width);
        widths = widths(width);
    }

    private boolean fits(int width) {
        return fits(shown, width);
    }

    /** Whether {@code blocks} fit side by side without a cut. */
    static boolean fits(List<CellBlock> blocks, int width) {
        return width == TextOptions.UNLIMITED || fullWidth(blocks) <= width;
    }

    private static long fullWidth(List<CellBlock> blocks) {
        return blocks.stream().mapToLong(block -> block.fullWidth + GAP).sum() - GAP;
    }

    private static int minWidth(List<CellBlock> blocks) {
        return blocks.stream().mapToInt(block -> block.minWidth + GAP).sum() - GAP;
    }

    private void hideEmpty() {
        List<CellBlock> empty = shown.stream()
                .filter(block -> block.cellWidth == 0 && block.view.empty())
                .toList();
        if (empty.size() < shown.size()) {
            shown.removeAll(empty);
            hidden.addAll(empty);
            hiddenEmpty = empty.size();
        }
    }

    /** Columns that only repeat others come back, whole, when there is room for them beside the rest in full. */
    private void hideRepeated(ColumnRank rank, int width) {
        if (fits(width)) {
            return;
        }
        List<CellBlock> repeated =
                shown.stream().filter(block -> rank.repeats(block.view.title())).toList();
        if (repeated.size() == shown.size()) {
            return;
        }
        shown.removeAll(repeated);
        for (CellBlock block : repeated) {
            (fullWidth(shown) + GAP + block.fullWidth <= width ? shown : hidden).add(block);
        }
        inOrder();
    }

    private void hideLeastWanted(ColumnRank rank, int width) {
        if (fits(width)) {
            return;
        }
        Comparator<CellBlock> byRank = Comparator.comparingInt(rank::of);
        List<CellBlock> leaving = new ArrayList<>(shown);
        leaving.sort(byRank.reversed());
        List<CellBlock> left = new ArrayList<>();
        for (CellBlock block : leaving) {
            if (shown.size() == 1 || minWidth(shown) <= width) {
                break;
            }
            shown.remove(block);
            left.add(0, block);
        }
        for (CellBlock block : left) {
            (minWidth(shown) + GAP + block.minWidth <= width ? shown : hidden).add(block);
        }
        inOrder();
    }

    private void inOrder() {
        shown.sort(Comparator.comparingInt(block -> block.index));
        hidden.sort(Comparator.comparingInt(block -> block.index));
    }

    private int[] widths(int width) {
        if (width == TextOptions.UNLIMITED || fullWidth(shown) <= width) {
            return shown.stream().mapToInt(block -> block.fullWidth).toArray();
        }
        int[] fitted = shown.stream().mapToInt(block -> block.minWidth).toArray();
        if (fitted.length == 1) {
            fitted[0] = Math.min(shown.get(0).fullWidth, width);
            return fitted;
        }
        int room = width - minWidth(shown);
        boolean grew = true;
        while (room > 0 && grew) {
            grew = false;
            for (int column = 0; column < fitted.length && room > 0; column++) {
                if (fitted[column] < shown.get(column).fullWidth) {
                    fitted[column]++;
                    room--;
                    grew = true;
                }
            }
        }
        return fitted;
    }
}

package io.ttlab.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart that is ready to be drawn by any renderer.
 *
 * @param title above it, empty for none
 * @param panels one, or one per value of the facet column
 * @param columns how many panels stand side by side
 * @param heights of each row of panels its share of the room, 1 together
 * @param legend what the colours mean, empty for no legend
 * @param notes what a reader must know: rows left out, points merged
 * @param look colours and size
 */
record Chart(
        String title,
        List<Panel> panels,
        int columns,
        List<Double> heights,
        List<Mark.Series> legend,
        List<String> notes,
        Look look) {

    /**
     * Colours and size.
     *
     * @param dark whether light marks stand on a dark ground; null for whatever suits the reader
     * @param width in pixels
     * @param height in pixels
     */
    record Look(@Nullable Boolean dark, int width, int height) {
        Theme theme() {
            return Boolean.TRUE.equals(dark) ? Theme.DARK : Theme.LIGHT;
        }
    }

    /**
     * One pair of axes and what is drawn on it.
     *
     * @param right the second vertical axis, or null
     */
    record Panel(String title, Axis x, Axis y, @Nullable Axis right, List<Mark> marks, List<Rule> rules) {
        Axis yOf(Mark mark) {
            return mark.series().right() && right != null ? right : y;
        }
    }

    /** A reference line across the panel. */
    record Rule(boolean horizontal, double at, String label) {
        Rule unlabelled() {
            return new Rule(horizontal, at, "");
        }
    }

    Chart withLook(Look other) {
        return new Chart(title, panels, columns, heights, legend, notes, other);
    }

    Chart with(List<Panel> otherPanels, List<String> otherNotes) {
        return new Chart(title, otherPanels, columns, heights, legend, otherNotes, look);
    }

    /** The notes as one line, empty for none. */
    String note() {
        return String.join(" · ", notes);
    }

    int rows() {
        return heights.size();
    }

    /** Whether all panels have the same y axis, as small charts side by side do. */
    boolean sharesAxes() {
        return panels.stream().allMatch(panel -> panel.y() == panels.get(0).y());
    }
}

package io.ttlab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the panels of a picture are, and what stands beside them.
 *
 * <p>Panels share their x axis, and small charts side by side their y axis too; so only the outer ones have labels.
 *
 * @param areas one for each panel
 * @param left from the edge of the picture to the panels of the first column
 * @param right from the panels of the last column to the edge
 * @param below from the lowest panels downward, without what stands below the axis
 * @param upright whether the names below the x axis are turned, so that all have room
 */
record PictureLayout(List<Area> areas, double left, double right, double below, boolean upright) {
    static final double SMALL = 11;

    /** What stands below an axis when names lie. */
    static final double FLAT = 24;

    private static final double EDGE = 6;
    private static final double TITLE = 22;
    private static final double AIR = 8;
    private static final double BETWEEN = 16;
    private static final double LABEL = 18;
    private static final double LINE = 13;
    private static final double MOST_NAME = 90;

    /**
     * A panel's rectangle.
     *
     * @param labelled whether the ticks of its y axis have labels
     * @param lowest whether the ticks of its x axis have labels
     * @param outer whether those of the axis at the right have labels
     */
    record Area(double left, double top, double width, double height, boolean labelled, boolean lowest, boolean outer) {
        double right() {
            return left + width;
        }

        double bottom() {
            return top + height;
        }
    }

    static PictureLayout of(Canvas canvas, Chart chart, double top, double bottom, double edge) {
        return new Maker(canvas, chart, top, bottom, edge).layout();
    }

    /** The ticks of a y axis so many pixels high. */
    static List<Ticks.Tick> up(Axis axis, double height) {
        return Ticks.of(axis, (int) (height / (axis.kind() == Axis.Kind.CATEGORY ? 12 : 30)));
    }

    static List<Ticks.Tick> upRight(Axis axis, double height) {
        return Ticks.of(axis, (int) (height / 38));
    }

    /** As many ticks of an x axis as have room for their labels. */
    static List<Ticks.Tick> across(Canvas canvas, Axis axis, double width, boolean upright) {
        if (upright) {
            return Ticks.of(axis, (int) (width / LINE));
        }
        boolean names = axis.kind() == Axis.Kind.CATEGORY;
        for (int wanted = (int) Math.max(2, width / (names ? 22 : 56)); wanted > 2; wanted--) {
            List<Ticks.Tick> ticks = Ticks.of(axis, wanted);
            double widest = Math.min(names ? MOST_NAME : 1e9, widest(canvas, ticks));
            if (ticks.size() * (widest + 10) <= width) {
                return ticks;
            }
        }
        return Ticks.of(axis, 2);
    }

    static double widest(Canvas canvas, List<Ticks.Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> canvas.textWidth(tick.label(), SMALL, false))
                .max()
                .orElse(0);
    }

    /** Works a layout out. Used once. */
    private static final class Maker {
        private final Canvas canvas;
        private final Chart chart;
        private final double top;
        private final double bottom;
        private final double edge;
        private final Axis x;
        private final double title;

        Maker(Canvas canvas, Chart chart, double top, double bottom, double edge) {
            this.canvas = canvas;
            this.chart = chart;
            this.top = top;
            this.bottom = bottom;
            this.edge = edge;
            this.x = chart.panels().get(0).x();
            boolean titled =
                    chart.panels().stream().anyMatch(panel -> !panel.title().isEmpty());
            this.title = titled ? TITLE : AIR;
        }

        PictureLayout layout() {
            double label = x.label().isEmpty() ? 0 : LABEL;
            double below = FLAT;
            double[] heights = heights(below + label);
            double left = room(heights, 0.4, Chart.Panel::y);
            double right = Math.max(10, room(heights, 0.3, Chart.Panel::right));
            boolean upright = isUpright(width(left, right));
            if (upright) {
                double longest = widest(canvas, across(canvas, x, width(left, right), true));
                below = Math.min((bottom - top) * 0.35, longest + 12);
                heights = heights(below + label);
                left = Math.max(left, room(heights, 0.4, Chart.Panel::y));
            }
            return new PictureLayout(areas(left, width(left, right), heights), left, right, below, upright);
        }

        /** The rows' heights, when so much stands below the lowest. */
        private double[] heights(double below) {
            double free = bottom - top - below - chart.rows() * title - (chart.rows() - 1) * AIR;
            return chart.heights().stream()
                    .mapToDouble(share -> Math.max(10, free * share))
                    .toArray();
        }

        private double width(double left, double right) {
            double free = edge - EDGE - left - right - (chart.columns() - 1) * BETWEEN;
            return Math.max(10, free / chart.columns());
        }

        /** What the widest labels of one side's axes need, 0 where no panel has such an axis. */
        private double room(double[] heights, double most, Function<Chart.Panel, @Nullable Axis> side) {
            double widest = 0;
            double label = 0;
            List<Axis> axes = new ArrayList<>();
            for (int index = 0; index < chart.panels().size(); index++) {
                Axis axis = side.apply(chart.panels().get(index));
                if (axis != null && !axes.contains(axis)) {
                    axes.add(axis);
                    widest = Math.max(widest, widest(canvas, up(axis, heights[index / chart.columns()])));
                    label = axis.label().isEmpty() ? label : LABEL;
                }
            }
            double each = (edge - EDGE) / chart.columns();
            return axes.isEmpty() ? 0 : Math.min(each * most, widest) + 12 + label;
        }

        /** Whether names have more room upright than side by side, and are too long for a few of them to do. */
        private boolean isUpright(double width) {
            if (x.kind() != Axis.Kind.CATEGORY) {
                return false;
            }
            List<Ticks.Tick> flat = across(canvas, x, width, false);
            List<Ticks.Tick> upright = across(canvas, x, width, true);
            return upright.size() > flat.size() && widest(canvas, upright) > 3 * LINE;
        }

        private List<Area> areas(double left, double width, double[] heights) {
            List<Area> areas = new ArrayList<>();
            int count = chart.panels().size();
            double y = top + title;
            for (int index = 0; index < count; index++) {
                int column = index % chart.columns();
                int row = index / chart.columns();
                if (column == 0 && row > 0) {
                    y += heights[row - 1] + AIR + title;
                }
                boolean lowest = index + chart.columns() >= count;
                boolean outer = column == chart.columns() - 1 || index == count - 1;
                double x = EDGE + left + column * (width + BETWEEN);
                areas.add(new Area(x, y, width, heights[row], column == 0, lowest, outer));
            }
            return areas;
        }
    }
}

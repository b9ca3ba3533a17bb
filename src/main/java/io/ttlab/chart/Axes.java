package io.ttlab.chart;

import io.ttlab.client.Counts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The axes that hold all marks of a chart; its panels share them, so that they can be compared. */
final class Axes {
    /** What is shown around one single instant. */
    private static final double ALONE_MS = 3_600_000;
    /** The ticks of longer spans are months, with their year. */
    private static final double YEARLESS_MS = 90 * 86_400_000.0;

    private static final DateTimeFormatter DAY = TimeText.of("d MMM uuuu");

    private final Spec spec;
    private final Axis x;
    private final Axis y;
    private final @Nullable Axis right;
    private final @Nullable Axis below;

    Axes(ChartBuilder chart, List<Mark> marks, List<Mark> lower) {
        this.spec = chart.spec;
        boolean lies = spec.horizontal;
        if (lies && !spec.layers.stream().allMatch(Axes::canLie)) {
            throw Columns.unusable(".horizontal() is for bars and histograms alone. Leave it out for other layers.");
        }
        Extent across = new Extent(spec.logX);
        Extent up = new Extent(spec.logY);
        Extent upRight = new Extent(spec.logY);
        Extent upBelow = new Extent(false);
        for (Mark mark : marks) {
            reach(mark, across, mark.series().right() ? upRight : up);
        }
        lower.forEach(mark -> reach(mark, across, upBelow));
        for (Chart.Rule rule : spec.rules) {
            (rule.horizontal() != lies ? up : across).add(rule.at());
        }
        long refused = across.refused() + up.refused() + upRight.refused();
        if (refused > 0) {
            chart.notes.add(Counts.of(refused, "value") + " not above 0 left out: an axis is logarithmic");
        }
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(lower);
        this.x = x(chart.xPlaces, across, all);
        Axis.Kind yKind = chart.yPlaces != null ? Axis.Kind.CATEGORY : linear();
        Spec.Side values = lies ? Spec.Side.X : Spec.Side.Y;
        this.y = axis(values, yKind, chart.yPlaces, up.padded(0.06, 0), List.of(), label(values, 1));
        boolean hasRight = marks.stream().anyMatch(mark -> mark.series().right());
        this.right = hasRight ? upward(Spec.Side.RIGHT, linear(), upRight) : null;
        this.below =
                spec.layers.stream().anyMatch(Layer::below) ? upward(Spec.Side.BELOW, Axis.Kind.LINEAR, upBelow) : null;
    }

    private Axis x(@Nullable Groups places, Extent across, List<Mark> marks) {
        Axis.Kind kind = places != null
                ? Axis.Kind.CATEGORY
                : isTime() ? Axis.Kind.TIME : spec.logX ? Axis.Kind.LOG : Axis.Kind.LINEAR;
        List<Axis.Gap> gaps = spec.tradingTime && kind == Axis.Kind.TIME ? TradingTime.gaps(marks) : List.of();
        boolean full = kind == Axis.Kind.CATEGORY || has(marks, Mark.Bars.class) || has(marks, Mark.Candles.class);
        Spec.Side side = spec.horizontal ? Spec.Side.Y : Spec.Side.X;
        double[] ends = across.padded(full ? 0 : 0.02, kind == Axis.Kind.TIME ? ALONE_MS : 0);
        String day = kind == Axis.Kind.TIME && !spec.labels.containsKey(side)
                ? day(spec.ranges.getOrDefault(side, across.padded(0, 1)))
                : "";
        return axis(side, kind, places, ends, gaps, label(side, 0) + day);
    }

    /** What the ticks of a short span do not say: its day, or its year. */
    private String day(double[] ends) {
        TimeText times = spec.times();
        if (times.pattern() != null) {
            return "";
        }
        LocalDate first = times.local(ends[0]).toLocalDate();
        LocalDate last = times.local(ends[1]).toLocalDate();
        if (first.equals(last)) {
            return ", " + first.format(DAY);
        }
        if (ends[1] - ends[0] > YEARLESS_MS) {
            return "";
        }
        return ", " + first.getYear() + (first.getYear() == last.getYear() ? "" : "–" + last.getYear());
    }

    private Axis.Kind linear() {
        return spec.logY ? Axis.Kind.LOG : Axis.Kind.LINEAR;
    }

    private Axis upward(Spec.Side side, Axis.Kind kind, Extent extent) {
        return axis(side, kind, null, extent.padded(0.06, 0), List.of(), label(side, 1));
    }

    Chart.Panel panel(String title, List<Mark> marks) {
        return spec.horizontal
                ? new Chart.Panel(title, y, x, right, marks, spec.rules)
                : new Chart.Panel(title, x, y, right, marks, spec.rules);
    }

    /** The panel below, with the lines up of the one above. */
    Chart.Panel below(List<Mark> marks) {
        List<Chart.Rule> rules = spec.rules.stream()
                .filter(rule -> !rule.horizontal())
                .map(Chart.Rule::unlabelled)
                .toList();
        return new Chart.Panel("", x, Objects.requireNonNull(below), null, marks, rules);
    }

    private static boolean canLie(Layer layer) {
        return layer.kind() == Layer.Kind.BAR || layer.kind() == Layer.Kind.HIST;
    }

    private static boolean has(Collection<Mark> marks, Class<? extends Mark> type) {
        return marks.stream().anyMatch(type::isInstance);
    }

    private boolean isTime() {
        return spec.layers.stream()
                .anyMatch(layer ->
                        Columns.kind(layer.table().column(layer.columns().get(0))) == Columns.Kind.TIME);
    }

    private Axis axis(
            Spec.Side side,
            Axis.Kind kind,
            @Nullable Groups places,
            double[] padded,
            List<Axis.Gap> gaps,
            String label) {
        double[] ends = places != null
                ? new double[] {-0.5, Math.max(1, places.names().size()) - 0.5}
                : spec.ranges.getOrDefault(side, padded);
        List<String> names = places == null ? List.of() : places.names();
        return new Axis(kind, label, ends[0], ends[1], names, gaps, spec.style(side));
    }

    /** What the user says, else the columns' own name; times with their zone. */
    private String label(Spec.Side side, int place) {
        String given = spec.labels.get(side);
        if (given != null) {
            return given;
        }
        List<String> names = spec.layers.stream()
                .filter(layer -> place == 0 || isAt(layer, side))
                .flatMap(layer -> names(layer, place).stream())
                .distinct()
                .toList();
        String zone = place == 0 && isTime() && !spec.isTimeOfDay()
                ? " (" + new TimeText(spec.zone, null).zoneName() + ")"
                : "";
        return names.size() > 3 ? "" : String.join(", ", names) + zone;
    }

    private static boolean isAt(Layer layer, Spec.Side side) {
        return layer.right() == (side == Spec.Side.RIGHT) && layer.below() == (side == Spec.Side.BELOW);
    }

    private List<String> names(Layer layer, int place) {
        List<String> columns = layer.columns();
        String merged = spec.merge == Spec.Merge.SUM ? "" : spec.merge.name().toLowerCase(Locale.ROOT) + " of ";
        return switch (layer.kind()) {
            case HIST -> place == 0 ? columns : List.of("rows");
            case BAR ->
                place == 0
                        ? columns.subList(0, 1)
                        : columns.size() == 1
                                ? List.of("rows")
                                : columns.subList(1, columns.size()).stream()
                                        .map(name -> merged + name)
                                        .toList();
            case BOX -> columns.size() == 1 ? place == 0 ? List.of() : columns : List.of(columns.get(place));
            case HEATMAP -> List.of(columns.get(place));
            case CANDLES ->
                place == 0 ? columns.subList(0, 1) : List.of(columns.size() == 2 ? columns.get(1) : "price");
            default -> place == 0 ? columns.subList(0, 1) : columns.subList(1, columns.size());
        };
    }

    /** Lets the extents hold a mark. */
    private static void reach(Mark mark, Extent x, Extent y) {
        if (mark instanceof Mark.Line line) {
            x.add(line.x());
            y.add(line.y());
            if (line.base() != null) {
                y.addZero();
            }
        } else if (mark instanceof Mark.Points points) {
            x.add(points.x());
            y.add(points.y());
        } else if (mark instanceof Mark.Bars bars) {
            for (double at : bars.at()) {
                x.add(at - bars.width() / 2);
                x.add(at + bars.width() / 2);
            }
            y.addZero();
            y.add(bars.high());
        } else if (mark instanceof Mark.Boxes boxes) {
            for (Mark.Box box : boxes.boxes()) {
                y.add(box.low());
                y.add(box.high());
                y.add(box.beyond());
            }
        } else if (mark instanceof Mark.Candles candles) {
            for (double at : candles.x()) {
                x.add(at - candles.width());
                x.add(at + candles.width());
            }
            y.add(candles.low());
            y.add(candles.high());
        }
    }
}

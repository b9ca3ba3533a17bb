package io.ttlab.chart;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The axes that hold all marks of a chart; its panels share them, so that they can be compared. */
final class Axes {
    /** What is shown around one single instant. */
    private static final double ALONE_MS = 3_600_000;

    private final Spec spec;
    private final Axis x;
    private final Axis y;
    private final @Nullable Axis right;

    Axes(Spec spec, @Nullable Groups xPlaces, @Nullable Groups yPlaces, List<Mark> marks, Set<String> notes) {
        this.spec = spec;
        boolean lies = spec.horizontal;
        if (lies && !spec.layers.stream().allMatch(Axes::canLie)) {
            throw Columns.unusable(".horizontal() is for bars and histograms alone. Leave it out for other layers.");
        }
        Extent across = new Extent(spec.logX);
        Extent up = new Extent(spec.logY);
        Extent upRight = new Extent(spec.logY);
        for (Mark mark : marks) {
            reach(mark, across, mark.series().right() ? upRight : up);
        }
        for (Chart.Rule rule : spec.rules) {
            (rule.horizontal() != lies ? up : across).add(rule.at());
        }
        long refused = across.refused() + up.refused() + upRight.refused();
        if (refused > 0) {
            notes.add(Numbers.count(refused, "value") + " not above 0 left out: an axis is logarithmic");
        }
        Axis.Kind xKind = xPlaces != null
                ? Axis.Kind.CATEGORY
                : isTime() ? Axis.Kind.TIME : spec.logX ? Axis.Kind.LOG : Axis.Kind.LINEAR;
        List<Axis.Gap> gaps = spec.tradingTime && xKind == Axis.Kind.TIME ? TradingTime.gaps(marks) : List.of();
        double air =
                xKind == Axis.Kind.CATEGORY || has(marks, Mark.Bars.class) || has(marks, Mark.Candles.class) ? 0 : 0.02;
        Spec.Side places = lies ? Spec.Side.Y : Spec.Side.X;
        Spec.Side values = lies ? Spec.Side.X : Spec.Side.Y;
        this.x = axis(
                places,
                xKind,
                xPlaces,
                across.padded(air, xKind == Axis.Kind.TIME ? ALONE_MS : 0),
                gaps,
                label(places, 0));
        Axis.Kind yKind = yPlaces != null ? Axis.Kind.CATEGORY : spec.logY ? Axis.Kind.LOG : Axis.Kind.LINEAR;
        this.y = axis(values, yKind, yPlaces, up.padded(0.06, 0), List.of(), label(values, 1));
        boolean hasRight = marks.stream().anyMatch(mark -> mark.series().right());
        this.right = hasRight
                ? axis(
                        Spec.Side.RIGHT,
                        spec.logY ? Axis.Kind.LOG : Axis.Kind.LINEAR,
                        null,
                        upRight.padded(0.06, 0),
                        List.of(),
                        label(Spec.Side.RIGHT, 1))
                : null;
    }

    Chart.Panel panel(String title, List<Mark> marks) {
        return spec.horizontal
                ? new Chart.Panel(title, y, x, right, marks, spec.rules)
                : new Chart.Panel(title, x, y, right, marks, spec.rules);
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
                .filter(layer -> layer.right() == (side == Spec.Side.RIGHT) || place == 0)
                .flatMap(layer -> names(layer, place).stream())
                .distinct()
                .toList();
        String zone = place == 0 && isTime() ? " (" + new TimeText(spec.zone, null).zoneName() + ")" : "";
        return names.size() > 3 ? "" : String.join(", ", names) + zone;
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

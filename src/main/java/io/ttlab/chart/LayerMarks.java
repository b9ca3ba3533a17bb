package io.ttlab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** Makes the marks of one layer. */
final class LayerMarks {
    private static final double CELL = 0.8;
    private static final double LEAST_VISIBLE = 80;
    private static final double SMALLEST = 3.5;
    private static final double LARGEST = 26;
    private static final double LEAST_LARGEST = 13;
    /** Up to this many points the largest is as large as it gets; more of them would hide each other. */
    private static final double FEW = 120;

    /** A page of more is megabytes, for cells smaller than a pixel. */
    private static final long MOST_CELLS = 50_000;

    private final ChartBuilder chart;
    private final Layer layer;
    private final List<String> measures;

    LayerMarks(ChartBuilder chart, Layer layer) {
        this.chart = chart;
        this.layer = layer;
        this.measures = ChartBuilder.measured(layer);
    }

    /** The rows of one series in one panel. */
    private record Part(int group, int[] rows) {}

    void addTo(List<List<Mark>> panels) {
        int[] panelOfRow = chart.panelOfRow(layer);
        int[] groupOfRow = chart.groupOfRow(layer);
        int[] all = ChartBuilder.all(layer.table().rowCount());
        int[][] rows = panelOfRow == null ? null : Rows.split(panelOfRow, panels.size());
        for (int panel = 0; panel < panels.size(); panel++) {
            int[] here = rows == null ? all : rows[panel];
            panels.get(panel).addAll(marks(parts(here, groupOfRow)));
        }
    }

    private List<Part> parts(int[] rows, int @Nullable [] groupOfRow) {
        if (groupOfRow == null) {
            return List.of(new Part(-1, rows));
        }
        int[] keys = new int[rows.length];
        Arrays.setAll(keys, index -> groupOfRow[rows[index]]);
        List<Part> parts = new ArrayList<>();
        int[][] split = Rows.split(keys, chart.groups.names().size());
        for (int group = 0; group < split.length; group++) {
            int[] picked = new int[split[group].length];
            for (int index = 0; index < picked.length; index++) {
                picked[index] = rows[split[group][index]];
            }
            parts.add(new Part(group, picked));
        }
        return parts;
    }

    private List<Mark> marks(List<Part> parts) {
        return switch (layer.kind()) {
            case LINE, STEP, AREA -> lines(parts);
            case SCATTER -> points(parts);
            case BAR -> bars(parts);
            case HIST -> histogram(parts);
            case BOX -> boxes(parts);
            case HEATMAP -> cells(parts);
            case CANDLES ->
                parts.stream()
                        .map(part -> Candles.of(chart, layer, series(0, part), part.rows()))
                        .filter(candles -> candles.x().length > 0)
                        .map(Mark.class::cast)
                        .toList();
        };
    }

    private Mark.Series series(int measure, Part part) {
        return chart.series(layer, measures.get(measure), part.group());
    }

    private Column<?> column(int index) {
        return layer.table().column(layer.columns().get(index));
    }

    private double[] xs() {
        return chart.xPlaces == null ? chart.numbers(column(0)) : places(chart.xPlaces, column(0));
    }

    private double[] places(Groups among, Column<?> column) {
        return Arrays.stream(among.keys(chart.words(column)))
                .mapToDouble(key -> key < 0 ? Double.NaN : key)
                .toArray();
    }

    private List<Mark> lines(List<Part> parts) {
        List<Mark> lines = new ArrayList<>();
        double[] x = xs();
        for (Part part : parts) {
            int[] rows = Rows.sorted(Rows.present(part.rows(), x), x);
            for (int measure = 0; rows.length > 0 && measure < layer.columns().size() - 1; measure++) {
                double[] y = Rows.take(chart.numbers(column(measure + 1)), rows);
                double[] base = layer.kind() == Layer.Kind.AREA ? new double[rows.length] : null;
                boolean stepped = layer.kind() == Layer.Kind.STEP;
                lines.add(new Mark.Line(series(measure, part), Rows.take(x, rows), y, stepped, base));
            }
        }
        return lines;
    }

    private List<Mark> points(List<Part> parts) {
        List<Mark> points = new ArrayList<>();
        double[] x = xs();
        double[] measure =
                layer.size() == null ? null : chart.numbers(layer.table().column(layer.size()));
        double largest = measure == null
                ? 1
                : Arrays.stream(measure)
                        .filter(Double::isFinite)
                        .map(Math::abs)
                        .max()
                        .orElse(1);
        int count = parts.stream().mapToInt(part -> part.rows().length).sum();
        double diameter = Math.max(LEAST_LARGEST, LARGEST * Math.min(1, Math.sqrt(FEW / Math.max(1, count))));
        for (Part part : parts) {
            for (int index = 1; index < layer.columns().size(); index++) {
                double[] y =
                        chart.yPlaces == null ? chart.numbers(column(index)) : places(chart.yPlaces, column(index));
                int[] rows = Rows.present(Rows.present(part.rows(), x), y);
                if (rows.length == 0) {
                    continue;
                }
                double[] of = measure == null ? null : Rows.take(measure, rows);
                double[] size = of == null
                        ? null
                        : Arrays.stream(of)
                                .map(value -> Math.max(SMALLEST, diameter * Math.sqrt(Math.abs(value) / largest)))
                                .map(value -> Double.isNaN(value) ? SMALLEST : value)
                                .toArray();
                points.add(new Mark.Points(series(index - 1, part), Rows.take(x, rows), Rows.take(y, rows), size, of));
            }
        }
        return points;
    }

    private List<Mark> bars(List<Part> parts) {
        double[] x = xs();
        int measured = Math.max(1, layer.columns().size() - 1);
        // On one ladder for all panels and groups, so that bars of one x stand at one place.
        double[] places =
                Arrays.stream(x).filter(Double::isFinite).sorted().distinct().toArray();
        double cell = chart.xPlaces != null ? 1 : cell(places);
        int sideBySide =
                chart.spec.stacked || measured == 1 && areApart(parts, x, places) ? 1 : measured * parts.size();
        double width = cell * CELL / sideBySide;
        double[] above = new double[places.length];
        double[] below = new double[places.length];
        List<Mark> bars = new ArrayList<>();
        int slot = 0;
        for (int measure = 0; measure < measured; measure++) {
            double[] y = layer.columns().size() == 1 ? null : chart.numbers(column(measure + 1));
            for (Part part : parts) {
                Merging merging = new Merging(places.length, y == null ? Spec.Merge.SUM : chart.spec.merge);
                for (int row : part.rows()) {
                    if (Double.isFinite(x[row])) {
                        merging.add(Arrays.binarySearch(places, x[row]), y == null ? 1 : y[row]);
                    }
                }
                double shift = (slot - (sideBySide - 1) / 2.0) * width;
                slot += sideBySide == 1 ? 0 : 1;
                bars.add(stacked(series(measure, part), merging, places, shift, width, above, below));
            }
        }
        return bars;
    }

    private Mark.Bars stacked(
            Mark.Series series,
            Merging merging,
            double[] places,
            double shift,
            double width,
            double[] above,
            double[] below) {
        int[] filled = Arrays.stream(ChartBuilder.all(places.length))
                .filter(place -> !Double.isNaN(merging.at(place)))
                .toArray();
        double[] at = new double[filled.length];
        double[] low = new double[filled.length];
        double[] high = new double[filled.length];
        for (int index = 0; index < filled.length; index++) {
            int place = filled[index];
            double value = merging.at(place);
            double[] pile = value < 0 ? below : above;
            at[index] = places[place] + shift;
            low[index] = chart.spec.stacked ? pile[place] : 0;
            high[index] = low[index] + value;
            pile[place] += value;
        }
        return new Mark.Bars(series, at, low, high, width, chart.spec.horizontal);
    }

    /** Whether no place has rows of two parts, so that nothing must stand side by side. */
    private static boolean areApart(List<Part> parts, double[] x, double[] places) {
        int[] owners = new int[places.length];
        Arrays.fill(owners, -1);
        for (int part = 0; part < parts.size(); part++) {
            for (int row : parts.get(part).rows()) {
                int place = Double.isFinite(x[row]) ? Arrays.binarySearch(places, x[row]) : -1;
                if (place >= 0 && owners[place] >= 0 && owners[place] != part) {
                    return false;
                }
                if (place >= 0) {
                    owners[place] = part;
                }
            }
        }
        return true;
    }

    /** The least step between places; where that is a hair of the whole, what can be seen, but no more than is usual. */
    private static double cell(double[] sorted) {
        double[] steps = new double[Math.max(0, sorted.length - 1)];
        Arrays.setAll(steps, index -> sorted[index + 1] - sorted[index]);
        Arrays.sort(steps);
        if (steps.length == 0) {
            return 1;
        }
        double visible = (sorted[sorted.length - 1] - sorted[0]) / LEAST_VISIBLE;
        return Math.max(steps[0], Math.min(visible, steps[steps.length / 2]));
    }

    private List<Mark> histogram(List<Part> parts) {
        double[] values = chart.numbers(column(0));
        Statistics.Bins bins = Columns.kind(column(0)) == Columns.Kind.TIME
                ? Statistics.timeBins(values, layer.bins(), new TimeText(chart.spec.zone, null))
                : Statistics.bins(values, layer.bins());
        double[] pile = new double[bins.count()];
        List<Mark> bars = new ArrayList<>();
        for (Part part : parts) {
            double[] rows = new double[bins.count()];
            for (int row : part.rows()) {
                if (Double.isFinite(values[row])) {
                    rows[bins.of(values[row])]++;
                }
            }
            int[] filled = Arrays.stream(ChartBuilder.all(rows.length))
                    .filter(bin -> rows[bin] > 0)
                    .toArray();
            double[] at = Arrays.stream(filled).mapToDouble(bins::middle).toArray();
            double[] low = Rows.take(pile, filled);
            for (int bin : filled) {
                pile[bin] += rows[bin];
            }
            bars.add(new Mark.Bars(
                    series(0, part), at, low, Rows.take(pile, filled), bins.width(), chart.spec.horizontal));
        }
        return bars;
    }

    private List<Mark> boxes(List<Part> parts) {
        boolean single = layer.columns().size() == 1;
        double[] values = chart.numbers(column(single ? 0 : 1));
        double[] x = single ? new double[values.length] : xs();
        double width = CELL / parts.size();
        List<Mark> marks = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            double shift = (index - (parts.size() - 1) / 2.0) * width;
            Map<Double, List<Double>> byPlace = new TreeMap<>();
            for (int row : parts.get(index).rows()) {
                if (Double.isFinite(values[row]) && !Double.isNaN(x[row])) {
                    byPlace.computeIfAbsent(x[row], place -> new ArrayList<>()).add(values[row]);
                }
            }
            List<Mark.Box> boxes = new ArrayList<>();
            byPlace.forEach((place, found) -> boxes.add(Statistics.box(
                    place + shift,
                    found.stream().mapToDouble(Double::doubleValue).toArray())));
            if (!boxes.isEmpty()) {
                marks.add(new Mark.Boxes(series(0, parts.get(index)), boxes, width * 0.8));
            }
        }
        return marks;
    }

    private List<Mark> cells(List<Part> parts) {
        Groups across = Objects.requireNonNull(chart.xPlaces);
        Groups up = Objects.requireNonNull(chart.yPlaces);
        int[] x = across.keys(chart.words(column(0)));
        int[] y = up.keys(chart.words(column(1)));
        double[] values = layer.columns().size() == 2 ? null : chart.numbers(column(2));
        long wanted = (long) across.names().size() * up.names().size();
        if (wanted > MOST_CELLS) {
            throw Columns.unusable(
                    "A heat map of '" + layer.columns().get(0) + "' by '"
                            + layer.columns().get(1) + "' would have "
                            + Numbers.count(across.names().size()) + " by "
                            + Numbers.count(up.names().size()) + " cells, at most " + Numbers.count(MOST_CELLS)
                            + " can be told apart. Take columns with fewer values, or .timeFormat(\"HH\") for times by the hour.");
        }
        Merging merging = new Merging(across.names().size() * up.names().size(), chart.spec.merge);
        for (Part part : parts) {
            for (int row : part.rows()) {
                merging.add(y[row] * across.names().size() + x[row], values == null ? 1 : values[row]);
            }
        }
        double[][] z = new double[up.names().size()][across.names().size()];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < merging.places(); place++) {
            double value = merging.at(place);
            z[place / across.names().size()][place % across.names().size()] = value;
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        boolean diverging = low < 0 && high > 0;
        double reach = Math.max(-low, high);
        String label = !chart.spec.heatLabel.isEmpty()
                ? chart.spec.heatLabel
                : values == null ? "rows" : layer.columns().get(2);
        return List.of(new Mark.Cells(
                series(0, new Part(-1, new int[0])),
                z,
                diverging ? -reach : Double.isInfinite(low) ? 0 : Math.min(low, high),
                diverging ? reach : Double.isInfinite(high) ? 1 : high,
                diverging,
                label,
                chart.spec.style(Spec.Side.Y)));
    }
}

package io.ttlab.chart;

import io.ttlab.client.Counts;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** Makes the chart that a plot asks for: reads the columns, splits the rows, sets the axes. Used once. */
final class ChartBuilder {
    private static final int MOST_PANELS = 24;
    private static final double LARGEST = 1e300;
    private static final List<Double> PARTED = List.of(0.66, 0.34);

    final Spec spec;
    final Groups panels;
    final Groups groups;
    final @Nullable Groups xPlaces;
    final @Nullable Groups yPlaces;
    final Set<String> notes = new LinkedHashSet<>();
    private final Map<Column<?>, double[]> numbers = new IdentityHashMap<>();
    private final Map<Column<?>, String[]> words = new IdentityHashMap<>();
    private final List<String> measures = new ArrayList<>();

    private ChartBuilder(Spec spec) {
        this.spec = spec;
        notes.addAll(spec.notes);
        this.panels = split(spec.facet, MOST_PANELS);
        this.groups = split(spec.by, spec.most);
        Groups across = places(Spec.Side.X);
        // What stands upright reads downward: the first name is on top.
        this.xPlaces = across != null && spec.horizontal ? across.reversed() : across;
        Groups downward = places(Spec.Side.Y);
        this.yPlaces = downward == null ? null : downward.reversed();
        for (Layer layer : spec.layers) {
            measured(layer).stream().filter(name -> !measures.contains(name)).forEach(measures::add);
        }
    }

    static Chart build(Spec spec) {
        return new ChartBuilder(spec).chart();
    }

    private Chart chart() {
        boolean parted = spec.layers.stream().anyMatch(Layer::below);
        if (parted && (spec.facet != null || spec.horizontal || yPlaces != null)) {
            throw Columns.unusable(".below() is for layers of numbers, without .facet(…) and .horizontal().");
        }
        List<List<Mark>> marks = new ArrayList<>();
        for (int panel = 0; panel < (parted ? 2 : Math.max(1, panels.names().size())); panel++) {
            marks.add(new ArrayList<>());
        }
        for (Layer layer : spec.layers) {
            int at = layer.below() ? 1 : 0;
            new LayerMarks(this, layer).addTo(parted ? marks.subList(at, at + 1) : marks);
        }
        if (marks.stream().flatMap(List::stream).allMatch(Mark::isEmpty)) {
            boolean rows = spec.layers.stream().anyMatch(layer -> layer.table().rowCount() > 0);
            notes.add("nothing to draw: " + (rows ? "the values are missing" : "the table has no rows"));
        }
        List<Mark> all = marks.stream().flatMap(List::stream).toList();
        Axes axes = new Axes(this, parted ? marks.get(0) : all, parted ? marks.get(1) : List.of());
        List<Chart.Panel> made = new ArrayList<>();
        for (int panel = 0; panel < marks.size(); panel++) {
            String title = panels.names().isEmpty() ? "" : panels.names().get(panel);
            made.add(parted && panel == 1 ? axes.below(marks.get(1)) : axes.panel(title, marks.get(panel)));
        }
        int wanted = spec.facetColumns > 0 ? spec.facetColumns : (int) Math.ceil(Math.sqrt(made.size()));
        int columns = parted ? 1 : Math.max(1, Math.min(wanted, made.size()));
        int rows = (made.size() + columns - 1) / columns;
        return new Chart(
                spec.title,
                made,
                columns,
                parted ? PARTED : Collections.nCopies(rows, 1.0 / rows),
                legend(marks),
                List.copyOf(notes),
                spec.look);
    }

    private List<Mark.Series> legend(List<List<Mark>> marks) {
        Map<String, Mark.Series> entries = new LinkedHashMap<>();
        for (List<Mark> panel : marks) {
            for (Mark mark : panel) {
                if (!(mark instanceof Mark.Cells || mark instanceof Mark.Candles)
                        && !mark.series().name().isEmpty()) {
                    entries.putIfAbsent(mark.series().name(), mark.series());
                }
            }
        }
        boolean named = spec.layers.stream().anyMatch(layer -> layer.name() != null);
        return spec.legend && (entries.size() > 1 || named) ? List.copyOf(entries.values()) : List.of();
    }

    /** The values of the column that rows are split by, in any layer's table that has it. */
    private Groups split(@Nullable String name, int most) {
        if (name == null) {
            return Groups.of(List.of());
        }
        List<String[]> columns = new ArrayList<>();
        Set<Object> seen = new LinkedHashSet<>();
        for (Layer layer : spec.layers) {
            if (layer.table().containsColumn(name) && seen.add(System.identityHashCode(layer.table()))) {
                columns.add(words(layer.table().column(name)));
            }
        }
        Groups all = Groups.found(columns);
        Groups kept = all.largest(columns, most);
        if (kept != all) {
            notes.add(Numbers.count(all.names().size() - most) + " of "
                    + Numbers.count(all.names().size()) + " values of '" + name
                    + "' not shown: those with the fewest rows");
        }
        return kept;
    }

    /** The categories of a direction, or null where it is measured. */
    private @Nullable Groups places(Spec.Side side) {
        List<String[]> found = new ArrayList<>();
        String measured = "";
        String named = "";
        for (Layer layer : spec.layers) {
            int index = side == Spec.Side.X ? 0 : 1;
            boolean always = layer.kind() == Layer.Kind.HEATMAP || layer.kind() == Layer.Kind.BOX && index == 0;
            if (layer.kind() == Layer.Kind.BOX && layer.columns().size() == 1 && index == 0) {
                found.add(new String[] {layer.columns().get(0)});
                named = layer.columns().get(0);
                continue;
            }
            if (index >= layer.columns().size()) {
                continue;
            }
            Column<?> column = layer.table().column(layer.columns().get(index));
            boolean word = Columns.kind(column) == Columns.Kind.WORD;
            if (always || word && (index == 0 || layer.kind() == Layer.Kind.SCATTER)) {
                found.add(words(column));
                named = column.name();
            } else {
                measured = column.name();
            }
        }
        if (!named.isEmpty() && !measured.isEmpty()) {
            throw Columns.unusable("One axis cannot hold both the names in '" + named + "' and the values of '"
                    + measured + "'. Draw them as two charts.");
        }
        if (found.isEmpty()) {
            return null;
        }
        Groups places = Groups.found(found);
        return spec.clocks.containsKey(named) ? places.sorted() : places;
    }

    double[] numbers(Column<?> column) {
        return numbers.computeIfAbsent(column, each -> drawable(Columns.numbers(each, spec.zone), each.name()));
    }

    /** Leaves out what no axis can hold, such as infinity and the largest double, which some APIs send for no value. */
    private double[] drawable(double[] values, String name) {
        int left = 0;
        for (int row = 0; row < values.length; row++) {
            if (Math.abs(values[row]) > LARGEST) {
                values[row] = Double.NaN;
                left++;
            }
        }
        if (left > 0) {
            notes.add(Counts.of(left, "value") + " of '" + name + "' left out: infinite, or as good as that");
        }
        return values;
    }

    String[] words(Column<?> column) {
        Function<ZonedDateTime, String> clock = spec.clocks.get(column.name());
        return words.computeIfAbsent(
                column,
                each -> clock == null
                        ? Columns.words(each, new Axis.Style(null, new TimeText(spec.zone, spec.timeFormat)))
                        : Columns.words(numbers(each), clock, spec.zone));
    }

    /** What a layer measures, as the legend names it. */
    static List<String> measured(Layer layer) {
        List<String> columns = layer.columns();
        if (layer.name() != null && columns.size() <= 2) {
            return List.of(layer.name());
        }
        return switch (layer.kind()) {
            case HIST -> columns;
            case BOX -> List.of(columns.get(columns.size() - 1));
            case HEATMAP -> List.of("");
            case CANDLES ->
                List.of(layer.name() != null ? layer.name() : columns.size() == 2 ? columns.get(1) : "price");
            case BAR -> columns.size() == 1 ? List.of("rows") : columns.subList(1, columns.size());
            default -> columns.subList(1, columns.size());
        };
    }

    /** The series of one measure of a layer in one group, -1 for no group. */
    Mark.Series series(Layer layer, String measure, int group) {
        int at = measures.indexOf(measure);
        if (group < 0) {
            return new Mark.Series(measure, at, layer.rgb(), layer.right());
        }
        String name = groups.names().get(group);
        int index = at * groups.names().size() + group;
        if (measures.size() == 1) {
            index = name.equalsIgnoreCase("BUY") ? 0 : name.equalsIgnoreCase("SELL") ? 3 : index;
        }
        return new Mark.Series(measures.size() == 1 ? name : measure + " · " + name, index, layer.rgb(), layer.right());
    }

    /** Which panel each row of a layer is in; a table without the facet column is in all of them: null. */
    int @Nullable [] panelOfRow(Layer layer) {
        return keys(layer, spec.facet, panels);
    }

    int @Nullable [] groupOfRow(Layer layer) {
        return keys(layer, spec.by, groups);
    }

    private int @Nullable [] keys(Layer layer, @Nullable String name, Groups of) {
        if (name == null || !layer.table().containsColumn(name)) {
            return null;
        }
        return of.keys(words(layer.table().column(name)));
    }

    static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        return all;
    }
}

package io.ttlab.chart;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

/** What a plot was asked for. A plot never changes its own; it changes a copy and hands that to the next plot. */
final class Spec {
    /** Which axis an option is about. */
    enum Side {
        X,
        Y,
        RIGHT,
        BELOW
    }

    /** How several rows become one bar or one cell. */
    enum Merge {
        SUM,
        MEAN,
        MIN,
        MAX,
        LAST
    }

    private static final DateTimeFormatter TIME_OF_DAY = TimeText.of("HH:mm");

    Table table;
    List<Layer> layers = List.of();

    @Nullable
    String by;

    int most = 20;

    @Nullable
    String facet;

    int facetColumns;
    String title = "";
    String heatLabel = "";
    Map<Side, String> labels = Map.of();
    Map<Side, double[]> ranges = Map.of();
    Map<Side, DoubleFunction<String>> formats = Map.of();
    boolean logX;
    boolean logY;
    boolean stacked;
    boolean horizontal;
    boolean tradingTime;
    boolean legend = true;
    Merge merge = Merge.SUM;
    List<Chart.Rule> rules = List.of();
    List<String> notes = List.of();
    ZoneId zone = ZoneOffset.UTC;

    @Nullable
    DateTimeFormatter timeFormat;

    /** Of columns whose times are names, such as hours or weekdays: how the zone's clock gives the name. */
    Map<String, Function<ZonedDateTime, String>> clocks = Map.of();

    Chart.Look look = new Chart.Look(null, 860, 420);

    Spec(Table table) {
        this.table = table;
    }

    private Spec(Spec from) {
        table = from.table;
        layers = from.layers;
        by = from.by;
        most = from.most;
        facet = from.facet;
        facetColumns = from.facetColumns;
        title = from.title;
        heatLabel = from.heatLabel;
        labels = from.labels;
        ranges = from.ranges;
        formats = from.formats;
        logX = from.logX;
        logY = from.logY;
        stacked = from.stacked;
        horizontal = from.horizontal;
        tradingTime = from.tradingTime;
        legend = from.legend;
        merge = from.merge;
        rules = from.rules;
        notes = from.notes;
        zone = from.zone;
        timeFormat = from.timeFormat;
        clocks = from.clocks;
        look = from.look;
    }

    Spec with(Consumer<Spec> change) {
        Spec copy = new Spec(this);
        change.accept(copy);
        return copy;
    }

    /** What a desk picture asks for, where this says nothing else. */
    Spec over(Spec desk) {
        return with(s -> {
            s.table = desk.table;
            s.layers = desk.layers;
            s.by = by == null ? desk.by : by;
            s.title = title.isEmpty() ? desk.title : title;
            s.labels = new TreeMap<>(desk.labels);
            s.labels.putAll(labels);
            s.stacked |= desk.stacked;
            s.horizontal |= desk.horizontal;
            s.notes = desk.notes;
            List<Chart.Rule> all = new ArrayList<>(desk.rules);
            all.addAll(rules);
            s.rules = List.copyOf(all);
        });
    }

    static <T> List<T> added(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(element);
        return List.copyOf(more);
    }

    static <T> Map<Side, T> put(Map<Side, T> map, Side side, T value) {
        Map<Side, T> more = new TreeMap<>(map);
        more.put(side, value);
        return more;
    }

    Axis.Style style(Side side) {
        return new Axis.Style(formats.get(side), times());
    }

    TimeText times() {
        return new TimeText(zone, timeFormat == null && isTimeOfDay() ? TIME_OF_DAY : timeFormat);
    }

    /** Whether x is a time of no day, which has no zone either. */
    boolean isTimeOfDay() {
        return !layers.isEmpty()
                && layers.stream()
                        .allMatch(layer -> layer.table().column(layer.columns().get(0)) instanceof TimeColumn);
    }
}

package io.ttlab.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * What surrounds the layers of a {@link Plot}: titles, axes, reference lines, how numbers and times are written, size and
 * colours. Each method returns a changed copy.
 */
public abstract sealed class PlotFrame permits Plot {
    PlotFrame() {}

    /** A copy of the plot with a change of what it was asked for. */
    abstract Plot with(Consumer<Spec> change);

    /** Sets the title above the chart. */
    public Plot title(String title) {
        return with(s -> s.title = title);
    }

    /** Sets what stands below the x axis. */
    public Plot xLabel(String label) {
        return label(Spec.Side.X, label);
    }

    /** Sets what stands beside the y axis. */
    public Plot yLabel(String label) {
        return label(Spec.Side.Y, label);
    }

    /** Sets what stands beside the y axis, with a unit: {@code .yLabel("P&L", "USD")}. */
    public Plot yLabel(String label, String unit) {
        return label(Spec.Side.Y, label + " (" + unit + ")");
    }

    /** Sets what stands beside the axis at the right. */
    public Plot rightLabel(String label) {
        return label(Spec.Side.RIGHT, label);
    }

    /** Sets what stands beside the y axis of the panel below. */
    public Plot belowLabel(String label) {
        return label(Spec.Side.BELOW, label);
    }

    private Plot label(Spec.Side side, String label) {
        return with(s -> s.labels = Spec.put(s.labels, side, label));
    }

    /** Sets what the colours of a heat map stand for. */
    public Plot valueLabel(String label) {
        return with(s -> s.heatLabel = label);
    }

    /** Spaces x by its logarithm; values that are not above 0 are left out, and a note says how many. */
    public Plot logX() {
        return with(s -> s.logX = true);
    }

    /** Spaces y by its logarithm; values that are not above 0 are left out, and a note says how many. */
    public Plot logY() {
        return with(s -> s.logY = true);
    }

    /** Shows x from one value to another; times in milliseconds since 1970. */
    public Plot xRange(double low, double high) {
        return range(Spec.Side.X, low, high);
    }

    /** Shows x from one instant to another. */
    public Plot xRange(Instant low, Instant high) {
        return range(Spec.Side.X, low.toEpochMilli(), high.toEpochMilli());
    }

    /** Shows y from one value to another. */
    public Plot yRange(double low, double high) {
        return range(Spec.Side.Y, low, high);
    }

    private Plot range(Spec.Side side, double low, double high) {
        if (!(low < high)) {
            throw Columns.unusable("A range from '" + low + "' to '" + high + "' is empty.");
        }
        return with(s -> s.ranges = Spec.put(s.ranges, side, new double[] {low, high}));
    }

    /** Draws a line across at a y. */
    public Plot hline(double y) {
        return hline(y, "");
    }

    /** Draws a line across at a y, with a word at it. */
    public Plot hline(double y, String label) {
        return rule(new Chart.Rule(true, y, label));
    }

    /** Draws a line up at an x. */
    public Plot vline(double x) {
        return vline(x, "");
    }

    /** Draws a line up at an x, with a word at it. */
    public Plot vline(double x, String label) {
        return rule(new Chart.Rule(false, x, label));
    }

    /** Draws a line up at an instant. */
    public Plot vline(Instant time) {
        return vline(time, "");
    }

    /** Draws a line up at an instant, with a word at it. */
    public Plot vline(Instant time, String label) {
        return vline(time.toEpochMilli(), label);
    }

    private Plot rule(Chart.Rule rule) {
        return with(s -> s.rules = Spec.added(s.rules, rule));
    }

    /** Writes the numbers of the y axis by a pattern as {@link java.text.DecimalFormat} takes it: {@code "#,##0.00"}. */
    public Plot numbers(String pattern) {
        return prices(Formats.decimal(pattern));
    }

    /** Writes the numbers of the y axis as you say: {@code .prices(display::format)} for 32nds and 64ths. */
    public Plot prices(DoubleFunction<String> format) {
        return with(s -> s.formats = Spec.put(s.formats, Spec.Side.Y, format));
    }

    /** Writes the numbers of the x axis as you say. */
    public Plot xNumbers(DoubleFunction<String> format) {
        return with(s -> s.formats = Spec.put(s.formats, Spec.Side.X, format));
    }

    /** Writes times by a pattern as {@link java.time.format.DateTimeFormatter} takes it: {@code "HH:mm"}. */
    public Plot timeFormat(String pattern) {
        return with(s -> s.timeFormat = Formats.time(pattern));
    }

    /** Shows times in a zone: {@code .zone("America/Chicago")}; a session's own, {@code TT_ZONE}, is the default. */
    public Plot zone(String zone) {
        return zone(Formats.zone(zone));
    }

    /** Shows times in a zone. */
    public Plot zone(ZoneId zone) {
        return with(s -> s.zone = zone);
    }

    /** Has the times of a column named by the zone's clock: by their hour, their weekday. */
    Plot clock(String column, Function<ZonedDateTime, String> name) {
        return with(s -> {
            Map<String, Function<ZonedDateTime, String>> more = new HashMap<>(s.clocks);
            more.put(column, name);
            s.clocks = Map.copyOf(more);
        });
    }

    /** Leaves out nights, weekends and holidays: spans of an hour or more in which the table has no row. */
    public Plot tradingTime() {
        return with(s -> s.tradingTime = true);
    }

    /** Draws light on dark. */
    public Plot dark() {
        return with(s -> s.look = new Chart.Look(true, s.look.width(), s.look.height()));
    }

    /** Draws dark on light. Without either, a notebook's theme decides, and pictures are light. */
    public Plot light() {
        return with(s -> s.look = new Chart.Look(false, s.look.width(), s.look.height()));
    }

    /** Sets the size of pictures in pixels: 860 by 420 unless told, from 120 by 90 to 8000 by 8000. */
    public Plot size(int width, int height) {
        if (width < 120 || height < 90 || width > 8000 || height > 8000) {
            throw Columns.unusable(
                    "A size of '" + width + " x " + height + "' pixels cannot be drawn: 120 x 90 to 8000 x 8000.");
        }
        return with(s -> s.look = new Chart.Look(s.look.dark(), width, height));
    }

    /** Shows or hides the legend, which is there by default when there are several series. */
    public Plot legend(boolean shown) {
        return with(s -> s.legend = shown);
    }
}

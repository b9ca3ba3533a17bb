package io.ttlab.chart;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws a chart as text with axes, for any screen from 20 columns on. */
final class TextPainter {
    private static final int LEAST_WIDTH = 20;
    private static final int MOST_WIDTH = 300;
    private static final int MOST_NAMES = 60;
    private static final int COLOUR_STEPS = 8;
    private static final String SHADES = " ░▒▓█";

    private final Chart chart;
    private final Theme theme;
    private final int width;
    private final boolean color;
    private final Map<String, Character> letters;
    private final StringBuilder out = new StringBuilder();

    private TextPainter(Chart chart, int width, boolean color) {
        this.chart = chart;
        this.theme = chart.look().theme();
        this.width = width;
        this.color = color;
        this.letters = letters(chart, color);
    }

    /**
     * Returns the chart as lines of at most {@code columns} characters, without a final line break.
     *
     * @param columns from 20 to 300; less and more are taken as those
     * @param color whether series differ by ANSI colours, else by pattern
     */
    static String draw(Chart chart, int columns, boolean color) {
        int width = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, columns));
        return new TextPainter(Fit.of(chart, width * 2, 200), width, color).draw();
    }

    private String draw() {
        if (!chart.title().isEmpty()) {
            line(paint(cut(chart.title(), width), "1"));
        }
        legend();
        int height = Math.max(
                chart.panels().size() > 1 ? 5 : 8,
                Math.min(20, width / 4) / Math.min(3, chart.panels().size()));
        int[] heights = new int[chart.panels().size()];
        Arrays.setAll(heights, index -> {
            double share = chart.sharesAxes() ? 1 : chart.heights().get(index) * chart.rows();
            return Math.max(5, (int) Math.round(height * share));
        });
        // The widest label of all y axes, so that panels above each other begin in one column.
        int before = 0;
        for (int index = 0; index < heights.length; index++) {
            before = Math.max(before, widest(up(chart.panels().get(index).y(), heights[index])));
        }
        for (int index = 0; index < heights.length; index++) {
            panel(chart.panels().get(index), heights[index], Math.min(width / 3, before));
        }
        for (Chart.Panel panel : chart.panels().subList(0, 1)) {
            panel.marks().forEach(this::key);
        }
        if (!chart.notes().isEmpty()) {
            line(paint(cut(chart.note(), width), "2"));
        }
        out.setLength(out.length() - 1);
        return out.toString();
    }

    /** What the shades of a heat map stand for. */
    private void key(Mark mark) {
        if (mark instanceof Mark.Cells cells) {
            Axis axis = new Axis(Axis.Kind.LINEAR, "", cells.low(), cells.high(), List.of(), List.of(), cells.style());
            String scale = color ? coloured(cells.diverging()) : SHADES.substring(1);
            String low = clean(axis.text(cells.low())) + " ";
            String high = " " + clean(axis.text(cells.high()));
            int free = width - low.length() - high.length() - (color ? COLOUR_STEPS : SHADES.length() - 1) - 2;
            line(low + scale + high + (free > 1 ? "  " + cut(cells.label(), free) : ""));
        }
    }

    private String coloured(boolean diverging) {
        StringBuilder scale = new StringBuilder();
        for (int step = 0; step < COLOUR_STEPS; step++) {
            scale.append(paint("█", Ansi.color(Theme.heat(step / (COLOUR_STEPS - 1.0), diverging))));
        }
        return scale.toString();
    }

    private void legend() {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Mark.Series series : chart.legend()) {
            String name = cut(series.name(), Math.max(6, width / 3));
            int needed = TextLabels.width(name) + 5;
            if (used > 0 && used + needed > width) {
                line(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(sample(series)).append(' ').append(name).append("  ");
            used += needed;
        }
        if (used > 0) {
            line(line.toString().stripTrailing());
        }
    }

    private String sample(Mark.Series series) {
        if (color) {
            return paint("━━", Ansi.color(theme.color(series)));
        }
        DotCanvas dots = new DotCanvas(4, 1);
        Character letter = letters.get(series.name());
        if (letter != null) {
            return letter.toString();
        }
        boolean bars = chart.panels().stream()
                .flatMap(panel -> panel.marks().stream())
                .anyMatch(mark -> mark instanceof Mark.Bars && mark.series().equals(series));
        if (bars) {
            dots.rect(0, 0, 8, 4, MarkPainter.isSparse(series) ? 0x60000000 : 0xFF000000);
            return "" + dots.at(0, 0) + dots.at(1, 0);
        }
        dots.line(0, 2, 8, 2, new Canvas.Stroke(0, 1, MarkPainter.dashes(series)));
        return "" + dots.at(0, 0) + dots.at(1, 0) + dots.at(2, 0);
    }

    private void panel(Chart.Panel panel, int wantedHeight, int before) {
        boolean names = panel.y().kind() == Axis.Kind.CATEGORY;
        int height = names ? rows(panel.y().categories().size(), wantedHeight) : wantedHeight;
        List<Ticks.Tick> up = up(panel.y(), wantedHeight);
        List<Ticks.Tick> right = panel.right() == null ? List.of() : Ticks.of(panel.right(), Math.max(2, height / 3));
        int after = panel.right() == null ? 0 : Math.min(width / 4, widest(right)) + 1;
        int columns = Math.max(6, width - before - 2 - after);
        if (!panel.title().isEmpty()) {
            line(" ".repeat(before + 2) + paint(cut(panel.title(), columns), "1"));
        }
        if (!panel.y().label().isEmpty() || panel.right() != null) {
            yLabels(panel);
        }
        DotCanvas dots = new DotCanvas(columns, height);
        for (Mark mark : panel.marks()) {
            if (mark instanceof Mark.Cells cells) {
                cells(dots, cells);
            }
        }
        List<Mark> drawn = panel.marks().stream()
                .filter(mark -> !(mark instanceof Mark.Cells) && !isLettered(mark))
                .toList();
        Chart.Panel rest = new Chart.Panel("", panel.x(), panel.y(), panel.right(), drawn, panel.rules());
        new MarkPainter(dots, theme, rest, new double[] {0, 0, columns * 2, height * 4}, !color).paint();
        panel.marks().stream().filter(this::isLettered).forEach(mark -> letters(dots, panel, (Mark.Points) mark));
        for (int row = 0; row < height; row++) {
            String label = at(up, panel.y(), row, height);
            String start = pad(cut(label, before), before) + " " + (label.isEmpty() ? "│" : "┤");
            String end = panel.right() == null ? "" : " " + cut(at(right, panel.right(), row, height), after - 1);
            line((paint(start, "2") + row(dots, row) + paint(end, "2")).stripTrailing());
        }
        boolean last = panel == chart.panels().get(chart.panels().size() - 1);
        if (last || chart.sharesAxes()) {
            xAxis(panel.x(), before, columns);
        }
    }

    private static List<Ticks.Tick> up(Axis axis, int wantedHeight) {
        boolean names = axis.kind() == Axis.Kind.CATEGORY;
        int height = names ? rows(axis.categories().size(), wantedHeight) : wantedHeight;
        return Ticks.of(axis, names ? height : Math.max(2, height / 3));
    }

    /** A row or two for each name; of very many names several share one. */
    private static int rows(int names, int wanted) {
        return names * 2 <= wanted ? Math.max(3, names * 2) : Math.max(3, Math.min(MOST_NAMES, names));
    }

    /** Without colours, points of several series can only be told apart by a letter for each. */
    private static Map<String, Character> letters(Chart chart, boolean color) {
        Map<String, Character> letters = new HashMap<>();
        if (color || chart.legend().size() < 2) {
            return letters;
        }
        for (Chart.Panel panel : chart.panels()) {
            for (Mark mark : panel.marks()) {
                String name = mark.series().name();
                if (mark instanceof Mark.Points && !letters.containsKey(name)) {
                    letters.put(name, unused(name, letters));
                }
            }
        }
        return letters;
    }

    private static char unused(String name, Map<String, Character> letters) {
        return (char) (clean(name) + "abcdefghijklmnopqrstuvwxyz")
                .chars()
                .filter(each -> Character.isLetterOrDigit(each) && each < 128 && !letters.containsValue((char) each))
                .findFirst()
                .orElse('*');
    }

    private boolean isLettered(Mark mark) {
        return mark instanceof Mark.Points && letters.containsKey(mark.series().name());
    }

    private void letters(DotCanvas dots, Chart.Panel panel, Mark.Points points) {
        char letter = letters.getOrDefault(points.series().name(), '*');
        Axis axis = panel.yOf(points);
        for (int index = 0; index < points.x().length; index++) {
            double across = panel.x().unit(points.x()[index]);
            double down = 1 - axis.unit(points.y()[index]);
            // What a logarithm has no place for, or a set range leaves out, is not drawn at the edge.
            if (across >= 0 && across <= 1 && down >= 0 && down <= 1) {
                int column = (int) Math.min(dots.columns - 1, across * dots.columns);
                dots.letter(column, (int) Math.min(dots.rows - 1, down * dots.rows), letter, 0);
            }
        }
    }

    private void yLabels(Chart.Panel panel) {
        String left = cut(panel.y().label(), width);
        String right = panel.right() == null
                ? ""
                : cut(panel.right().label(), Math.max(0, width - TextLabels.width(left) - 1));
        line(left
                + " "
                        .repeat(Math.max(
                                0, right.isEmpty() ? 0 : width - TextLabels.width(left) - TextLabels.width(right)))
                + right);
    }

    private static int widest(List<Ticks.Tick> ticks) {
        return ticks.stream()
                .mapToInt(tick -> TextLabels.width(clean(tick.label())))
                .max()
                .orElse(0);
    }

    /** The label of the tick in a row of characters, empty for none. */
    private static String at(List<Ticks.Tick> ticks, Axis axis, int row, int height) {
        for (Ticks.Tick tick : ticks) {
            int of = (int) Math.min(height - 1, Math.floor((1 - axis.unit(tick.value())) * height));
            if (of == row) {
                return clean(tick.label());
            }
        }
        return "";
    }

    private void xAxis(Axis axis, int before, int columns) {
        StringBuilder rule = new StringBuilder("─".repeat(columns));
        TextLabels labels = TextLabels.of(axis, columns);
        int margin = before + 2;
        for (Ticks.Tick tick : labels.ticks()) {
            int column = (int) Math.min(columns - 1, Math.floor(axis.unit(tick.value()) * columns));
            if (column >= 0) {
                rule.setCharAt(column, '┬');
                labels.put(margin + column, before, cut(tick.label(), labels.slot()), width);
            }
        }
        line(paint(" ".repeat(before + 1) + "└" + rule, "2"));
        labels.lines().forEach(line -> line(paint(line, "2")));
        if (!axis.label().isEmpty()) {
            String label = cut(axis.label(), columns);
            line(" ".repeat(margin + Math.max(0, (columns - TextLabels.width(label)) / 2)) + label);
        }
    }

    private void cells(DotCanvas dots, Mark.Cells cells) {
        int up = cells.z().length;
        int across = up == 0 ? 0 : cells.z()[0].length;
        for (int row = 0; row < dots.rows && across > 0; row++) {
            for (int column = 0; column < dots.columns; column++) {
                double value = cells.z()[up - 1 - row * up / dots.rows][column * across / dots.columns];
                if (!Double.isNaN(value)) {
                    double unit =
                            cells.high() > cells.low() ? (value - cells.low()) / (cells.high() - cells.low()) : 0.5;
                    char shade = color ? '█' : SHADES.charAt(1 + (int) Math.min(3, unit * 4));
                    dots.letter(column, row, shade, Theme.heat(unit, cells.diverging()));
                }
            }
        }
    }

    private String row(DotCanvas dots, int row) {
        StringBuilder line = new StringBuilder();
        int current = 0;
        for (int column = 0; column < dots.columns; column++) {
            char each = dots.at(column, row);
            int colour = each == ' ' || !color ? 0 : dots.colour(column, row);
            if (colour != current) {
                line.append(current == 0 ? "" : Ansi.END)
                        .append(colour == 0 ? "" : "\u001b[" + Ansi.color(colour) + "m");
                current = colour;
            }
            line.append(each);
        }
        return line.append(current == 0 ? "" : Ansi.END).toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String paint(String text, String code) {
        return color && !text.isBlank() ? "\u001b[" + code + "m" + text + Ansi.END : text;
    }

    private static String pad(String text, int size) {
        return " ".repeat(Math.max(0, size - TextLabels.width(text))) + text;
    }

    private static String cut(String text, int size) {
        return TextLabels.cut(clean(text), size);
    }

    /** The text without what a terminal would obey. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}

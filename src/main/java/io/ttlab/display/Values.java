package io.ttlab.display;

import io.ttlab.chart.Figures;
import io.ttlab.chart.Plot;
import io.ttlab.client.Counts;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Any value as text for a screen.
 *
 * <p>Tables, columns, collections, maps and arrays are laid out and cut with a note; streams are named, never consumed;
 * a {@code toString()} that throws is reported in place. Control characters are made visible. Thread-safe.
 */
public final class Values {

    /** What JShell puts before the name of a class that the user declared at the prompt. */
    private static final Pattern OWN_CLASS = Pattern.compile("REPL\\.\\$(?:JShell|Cell)\\$\\w+[.$]");

    /** A value longer than this, in characters, is cut with a note. */
    private static final int MAX_TEXT = 10_000;

    /** An element inside a collection is cut sooner. */
    private static final int MAX_ELEMENT = 400;

    private static final int MAX_DEPTH = 6;

    private final TextOptions options;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private Values(TextOptions options) {
        this.options = options;
    }

    /**
     * Returns {@code value} as text without a final line break: {@code Values.render(List.of(1, 2), options)} is
     * {@code [1, 2]}.
     *
     * <p>A text of several lines stands as it is, without quotes.
     *
     * @param value anything, or null
     * @param options the width, the number of entries shown, colour, quotes around a string, the zone of instants
     */
    public static String render(@Nullable Object value, TextOptions options) {
        if (value instanceof Table table) {
            return TextTable.render(table, options);
        }
        if (value instanceof Plot plot) {
            return ChartBundle.text(plot, options);
        }
        if (value instanceof CharSequence text
                && (!options.quoted() || text.toString().strip().indexOf('\n') >= 0)) {
            return VisibleText.lines(shorten(text.toString(), options));
        }
        return new Values(options).top(value);
    }

    /**
     * Returns {@code value} on one line that fits the width, as after a declaration: a table as {@code Table 132 rows x
     * 48 columns}, collections with as many elements as fit.
     */
    public static String brief(@Nullable Object value, TextOptions options) {
        String text = new Values(options.withRows(options.rows() == TextOptions.UNLIMITED ? 20 : options.rows()))
                .nested(value, 0);
        return VisibleText.cut(VisibleText.of(text), options.width());
    }

    private String top(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return guarded(value, () -> lines(entries(map), map.size(), "{", "}", "entry", 0));
        }
        if (value instanceof Collection<?> collection) {
            return guarded(value, () -> lines(elements(collection, 0), collection.size(), "[", "]", "element", 0));
        }
        if (value != null && value.getClass().isArray()) {
            return guarded(value, () -> array(value, 0));
        }
        if (value instanceof Column<?> column) {
            return guarded(value, () -> column(column));
        }
        return value instanceof CharSequence ? nested(value, 0) : shorten(nested(value, 0), options);
    }

    private String nested(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return quote(shortenElement(text.toString(), depth), '"');
        }
        if (value instanceof Character character) {
            return quote(character.toString(), '\'');
        }
        if (value instanceof Number || value instanceof Boolean) {
            return string(value, depth);
        }
        if (value instanceof Instant instant) {
            return instant(instant);
        }
        return guarded(value, () -> compound(value, depth));
    }

    private String compound(Object value, int depth) {
        if (value instanceof BaseStream<?, ?>) {
            return "(" + simpleName(value) + ", not consumed)";
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "Optional.empty" : "Optional[" + nested(optional.get(), depth + 1) + "]";
        }
        if (value instanceof Table table) {
            return "Table " + Counts.of(table.rowCount(), "row") + " x " + Counts.of(table.columnCount(), "column");
        }
        if (value instanceof Column<?> column) {
            return column(column);
        }
        if (value instanceof Plot) {
            return "Plot";
        }
        if (Figures.isFigure(value)) {
            return ChartBundle.figureText();
        }
        boolean deep = depth >= MAX_DEPTH;
        if (value instanceof Map<?, ?> map) {
            return deep ? "{…}" : inline(entries(map), map.size(), "{", "}");
        }
        if (value instanceof Collection<?> collection) {
            return deep ? "[…]" : inline(elements(collection, depth), collection.size(), "[", "]");
        }
        if (value.getClass().isArray()) {
            return deep ? "{…}" : array(value, depth);
        }
        return string(value, depth);
    }

    /** Reports what a value's own code throws in its place, and shows a value inside itself as such. */
    private String guarded(Object value, Supplier<String> text) {
        if (!open.add(value)) {
            return "(this " + simpleName(value) + " again)";
        }
        try {
            return text.get();
        } catch (RuntimeException | StackOverflowError failure) {
            return broken(value, failure);
        } finally {
            open.remove(value);
        }
    }

    private String string(Object value, int depth) {
        String text;
        try {
            text = value.toString();
        } catch (RuntimeException | StackOverflowError failure) {
            return broken(value, failure);
        }
        if (text == null) {
            return "(" + simpleName(value) + ", whose toString() is null)";
        }
        String own = OWN_CLASS.matcher(text).replaceAll("");
        return depth == 0 ? VisibleText.lines(own) : VisibleText.of(shortenElement(own, depth));
    }

    private static String broken(Object value, Throwable failure) {
        return "(" + simpleName(value) + ", whose toString() threw "
                + VisibleText.of(failure.getClass().getName())
                + (failure.getMessage() == null ? "" : ": " + VisibleText.of(failure.getMessage())) + ")";
    }

    private static String simpleName(Object value) {
        if (value instanceof BaseStream<?, ?>) {
            for (Class<?> type : List.of(IntStream.class, LongStream.class, DoubleStream.class)) {
                if (type.isInstance(value)) {
                    return type.getSimpleName();
                }
            }
            return "Stream";
        }
        Class<?> type = value.getClass();
        String name = type.getSimpleName();
        if (!name.isEmpty() && !name.startsWith("$")) {
            return name;
        }
        // An anonymous class, whose own name says nothing: what it extends or implements does.
        Class<?>[] interfaces = type.getInterfaces();
        Class<?> base = type.getSuperclass();
        return "anonymous "
                + (interfaces.length > 0 ? interfaces[0] : base == null ? Object.class : base).getSimpleName();
    }

    private List<String> entries(Map<?, ?> map) {
        List<String> shown = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (shown.size() >= limit()) {
                break;
            }
            shown.add(nested(entry.getKey(), 1) + "=" + nested(entry.getValue(), 1));
        }
        return shown;
    }

    private List<String> elements(Collection<?> collection, int depth) {
        List<String> shown = new ArrayList<>();
        Iterator<?> iterator = collection.iterator();
        while (iterator.hasNext() && shown.size() < limit()) {
            shown.add(nested(iterator.next(), depth + 1));
        }
        return shown;
    }

    private String array(Object array, int depth) {
        int length = Array.getLength(array);
        List<String> shown = new ArrayList<>();
        for (int index = 0; index < length && shown.size() < limit(); index++) {
            shown.add(nested(Array.get(array, index), depth + 1));
        }
        return lines(shown, length, depth > 0 ? "{" : arrayType(array, length) + " {", "}", "element", depth);
    }

    /** Returns {@code double[2][]} for two rows, as Java makes them; arrays inside it need not say it again. */
    private static String arrayType(Object array, int length) {
        Class<?> element = array.getClass().getComponentType();
        String further = "";
        while (element.isArray()) {
            element = element.getComponentType();
            further += "[]";
        }
        return element.getSimpleName() + "[" + length + "]" + further;
    }

    private String column(Column<?> column) {
        ColumnView view = new ColumnView(column, options.zone());
        List<String> shown = new ArrayList<>();
        for (int row = 0; row < column.size() && shown.size() < Math.min(limit(), 100); row++) {
            String cell = view.cell(row).strip();
            shown.add(cell.isEmpty() ? "·" : cell);
        }
        String title = column.type().name() + " column '" + view.title() + "', " + Counts.of(column.size(), "row");
        return title + "\n" + lines(shown, column.size(), "[", "]", "row", 0);
    }

    private int limit() {
        return options.rows() == TextOptions.UNLIMITED ? TextOptions.UNLIMITED : Math.max(options.rows() * 5, 100);
    }

    private static String inline(List<String> shown, int size, String start, String end) {
        String more = size > shown.size() ? ", … " + (size - shown.size()) + " more" : "";
        return start + String.join(", ", shown) + more + end;
    }

    /** One line when it fits; else short elements run on over several lines and long ones take a line each. */
    private String lines(List<String> shown, int size, String start, String end, String noun, int depth) {
        String line = inline(shown, size, start, end);
        if (depth > 0 || options.width() == TextOptions.UNLIMITED || VisibleText.width(line) <= options.width()) {
            return line;
        }
        int widest = shown.stream().mapToInt(VisibleText::width).max().orElse(0);
        StringBuilder out = new StringBuilder(start).append('\n');
        int room = Math.max(8, options.width() - 2);
        int taken = widest > room / 3 ? onePerLine(out, shown, room) : runOn(out, shown, room);
        if (size > taken) {
            String more = "… " + Counts.of(size - taken, "more " + noun);
            out.append("  ").append(Paint.FAINT.on(more, options)).append('\n');
        }
        return out.append(end).toString();
    }

    private int onePerLine(StringBuilder out, List<String> shown, int room) {
        int taken = Math.min(shown.size(), options.rows());
        for (String element : shown.subList(0, taken)) {
            out.append("  ").append(VisibleText.cut(element, room)).append('\n');
        }
        return taken;
    }

    private int runOn(StringBuilder out, List<String> shown, int room) {
        int used = 0;
        int lines = 1;
        int taken = 0;
        for (String element : shown) {
            String piece = element + (taken < shown.size() - 1 ? ", " : "");
            if (used > 0 && used + VisibleText.width(piece.stripTrailing()) > room) {
                if (lines == options.rows()) {
                    break;
                }
                trimEnd(out).append('\n');
                lines++;
                used = 0;
            }
            out.append(used == 0 ? "  " : "").append(piece);
            used += VisibleText.width(piece);
            taken++;
        }
        trimEnd(out).append('\n');
        return taken;
    }

    private static StringBuilder trimEnd(StringBuilder out) {
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out;
    }

    private String instant(Instant instant) {
        String zone = options.zone().getId();
        String local =
                instant.atZone(options.zone()).toLocalDateTime().toString().replace('T', ' ');
        return local + " " + (zone.equals("Z") ? "UTC" : zone);
    }

    private static String quote(String text, char quotes) {
        StringBuilder out = new StringBuilder(text.length() + 2).append(quotes);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == quotes || character == '\\') {
                out.append('\\');
            }
            out.append(character);
        }
        return VisibleText.of(out.append(quotes).toString());
    }

    private String shortenElement(String text, int depth) {
        return cutAt(text, depth == 0 ? MAX_TEXT : MAX_ELEMENT);
    }

    private static String shorten(String text, TextOptions options) {
        return options.rows() == TextOptions.UNLIMITED ? text : cutAt(text, MAX_TEXT);
    }

    private static String cutAt(String text, int limit) {
        return text.length() <= limit
                ? text
                : text.substring(0, limit) + "… " + Counts.of(text.length() - limit, "more character");
    }
}

package io.ttlab.shell;

import io.ttlab.api.Spans;
import io.ttlab.api.TT;
import io.ttlab.display.Ask;
import io.ttlab.display.Display;
import io.ttlab.display.MimeBundle;
import io.ttlab.display.Progress;
import io.ttlab.display.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that every session starts with, behind one static import. */
public final class Prelude extends DeskPrelude {
    /** The TT REST API: {@code tt.ledger}, {@code tt.pds}, {@code tt.monitor}, {@code tt.account}, {@code tt.user}. */
    public static TT tt = TT.open(() -> {
        throw new IllegalStateException("this session is not connected");
    });

    /** The arguments of the script that runs, empty at a prompt. */
    public static List<String> args = List.of();

    /** What is piped into the script that runs; empty at a prompt and in a notebook. */
    public static Input input = Input.empty(
            "input is empty: it is standard input of ttlab run and ttlab eval, as in: cat x | ttlab run report.jsh");

    /** Whether the script has said how it is called, so that wrong arguments end it with 2. */
    private static volatile boolean usageTold;

    private static volatile Consumer<@Nullable Object> printer = System.out::println;

    private Prelude() {}

    /** Shows a value the way the prompt would, on standard output. */
    public static void print(@Nullable Object value) {
        printer.accept(value);
    }

    /** Sets what {@link #print} does; the display layer calls this once. */
    public static void setPrinter(Consumer<@Nullable Object> newPrinter) {
        printer = newPrinter;
    }

    /** Sets {@link #tt}; whoever opens the engine calls this before the first evaluation. */
    public static void connect(Connection connection) {
        tt = connection.tt();
    }

    /** Sets {@link #args}; the script runner calls this before the script starts. */
    public static void setArgs(List<String> newArgs) {
        args = List.copyOf(newArgs);
        usageTold = false;
    }

    /** Sets {@link #input}; the script runner calls this before the script starts. */
    public static void setInput(Input newInput) {
        input = newInput;
    }

    /** The value of {@code --name value} or {@code --name=value} among {@link #args}, else the default. */
    public static String param(String name, String defaultValue) {
        String given = given(name);
        if (usageTold && given != null && given.isEmpty()) {
            throw badParam(name, given, "a value");
        }
        return given == null ? defaultValue : given;
    }

    /** As {@link #param(String, String)}, for a whole number. */
    public static int param(String name, int defaultValue) {
        String given = given(name);
        try {
            return given == null ? defaultValue : Integer.parseInt(given.replace("_", ""));
        } catch (NumberFormatException e) {
            throw badParam(name, given, "a whole number");
        }
    }

    /** As {@link #param(String, String)}, for a long whole number. */
    public static long param(String name, long defaultValue) {
        String given = given(name);
        try {
            return given == null ? defaultValue : Long.parseLong(given.replace("_", ""));
        } catch (NumberFormatException e) {
            throw badParam(name, given, "a whole number");
        }
    }

    /** As {@link #param(String, String)}, for a number. */
    public static double param(String name, double defaultValue) {
        String given = given(name);
        try {
            return given == null ? defaultValue : Double.parseDouble(given.replace("_", ""));
        } catch (NumberFormatException e) {
            throw badParam(name, given, "a number");
        }
    }

    /** As {@link #param(String, String)}, for {@code true} or {@code false}; {@code --name} alone means true. */
    public static boolean param(String name, boolean defaultValue) {
        String given = given(name);
        if (given == null) {
            return defaultValue;
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "" -> true;
            case "false", "no" -> false;
            default -> throw badParam(name, given, "true or false");
        };
    }

    /** As {@link #param(String, String)}, for a file. */
    public static Path param(String name, Path defaultValue) {
        String given = given(name);
        return given == null ? defaultValue : Path.of(given);
    }

    private static @Nullable String given(String name) {
        List<String> all = new ArrayList<>(args);
        String option = "--" + name;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).startsWith(option + "=")) {
                return all.get(i).substring(option.length() + 1);
            }
            if (all.get(i).equals(option)) {
                boolean hasValue = i + 1 < all.size() && !all.get(i + 1).startsWith("--");
                return hasValue ? all.get(i + 1) : "";
            }
        }
        return null;
    }

    private static IllegalArgumentException badParam(String name, @Nullable String given, String wanted) {
        String problem = "--" + name + " is '" + given + "' but must be " + wanted + ".";
        if (usageTold) {
            wrongArguments(problem);
        }
        return new IllegalArgumentException(problem + " Pass it as --" + name + " VALUE.");
    }

    /** Shows a value now, not only as a cell's result, and returns an id for {@link #updateDisplay}. */
    public static String display(@Nullable Object value) {
        return Display.display(value);
    }

    /** Shows a value under an id of your own, or, given a MIME type such as {@code text/html}, its text as that type. */
    public static String display(@Nullable Object value, String idOrType) {
        return Display.display(value, idOrType);
    }

    /** Replaces what {@code display} showed under the id. */
    public static void updateDisplay(String id, @Nullable Object value) {
        Display.updateDisplay(id, value);
    }

    /** Shows a value's text as several MIME types, of which the front end takes the richest, and returns its new id. */
    public static String display(@Nullable Object value, String type, String... more) {
        return Display.display(value, type, more);
    }

    /** Replaces what {@code display} showed under the id by the value's text as MIME types. */
    public static void updateDisplay(String id, @Nullable Object value, String type, String... more) {
        Display.updateDisplay(id, value, type, more);
    }

    /** Removes what the cell has shown so far. */
    public static void clearOutput() {
        Display.clearOutput();
    }

    /** Removes what the cell has shown so far; with {@code wait}, only when the next output is there. */
    public static void clearOutput(boolean wait) {
        Display.clearOutput(wait);
    }

    /** Returns a value's text as MIME types: {@code render("<b>2</b>", "text/html")}. */
    public static MimeBundle render(@Nullable Object value, String... types) {
        return Display.render(value, types);
    }

    /** Returns the forms in which a notebook would show a value. */
    public static MimeBundle render(@Nullable Object value) {
        return Display.render(value);
    }

    /** Returns markup that a notebook shows as it is. */
    public static MimeBundle HTML(String html) {
        return Display.HTML(html);
    }

    /** Returns Markdown that a notebook lays out. */
    public static MimeBundle Markdown(String markdown) {
        return Display.Markdown(markdown);
    }

    /** Returns a picture: a file's name or path, its bytes, or a {@code BufferedImage}. */
    public static MimeBundle Image(Object source) {
        return Display.Image(source);
    }

    /** Asks the user for a line. */
    public static String readLine(String prompt) {
        return Ask.readLine(prompt);
    }

    /** Asks the user for a line that is not seen while typed. */
    public static String readPassword(String prompt) {
        return Ask.readPassword(prompt);
    }

    /**
     * Shows a value again and again in place until interrupted: {@code watch("5s", () -> tt.ledger.orders())}.
     *
     * <p>Where nothing can be replaced, as in a pipe, each value follows the one before. What the source throws ends it.
     *
     * @param every from one start to the next: {@code 500ms}, {@code 5s}, {@code 1m}; at least 100 ms
     */
    public static void watch(String every, Callable<?> source) {
        Watch.run(Spans.parse(every), Long.MAX_VALUE, source);
    }

    /** As {@link #watch(String, Callable)}, so many times: {@code watch("5s", 10, () -> tt.ledger.orders())}. */
    public static void watch(String every, int times, Callable<?> source) {
        Watch.run(Spans.parse(every), times, source);
    }

    /** As {@link #watch(String, Callable)}, with a duration. */
    public static void watch(Duration every, Callable<?> source) {
        Watch.run(every, Long.MAX_VALUE, source);
    }

    /** As {@link #watch(String, int, Callable)}, with a duration. */
    public static void watch(Duration every, int times, Callable<?> source) {
        Watch.run(every, times, source);
    }

    /**
     * Returns the same elements, and shows while they are taken how many there were, how fast they go and how long it will
     * take: {@code for (var a : progress(accounts, "accounts")) { … }}.
     *
     * <p>Shown on a terminal and in a notebook, never in a script's standard output or a pipe.
     *
     * @param items a collection, a table, or anything else that can be looped over; the time left needs a size
     * @param label what is counted
     */
    public static <T> Iterable<T> progress(Iterable<T> items, String label) {
        return Progress.of(items, label);
    }

    /** As {@link #progress(Iterable, String)}, without a label. */
    public static <T> Iterable<T> progress(Iterable<T> items) {
        return Progress.of(items, "");
    }

    /** As {@link #progress(Iterable, String)}, for an array of objects. */
    public static <T> Iterable<T> progress(T[] items, String label) {
        return Progress.of(Arrays.asList(items), label);
    }

    /** As {@link #progress(Iterable, String)}, for an iterator, which can be used once. */
    public static <T> Iterable<T> progress(Iterator<T> items, String label) {
        return Progress.of(items, label);
    }

    /** As {@link #progress(Iterable, String)}, for a stream, which can be used once. */
    public static <T> Iterable<T> progress(Stream<T> items, String label) {
        return Progress.of(items.spliterator(), label);
    }

    /** As {@link #progress(Iterable, String)}, for whole numbers: {@code progress(IntStream.range(0, 100), "days")}. */
    public static Iterable<Integer> progress(IntStream items, String label) {
        return Progress.of(items.boxed().spliterator(), label);
    }

    /**
     * Says how a script is called: prints {@code text} and ends with 0 when {@code --help} or {@code -h} is among
     * {@link #args}; ends with 2 when they are none that the text allows, and later when {@link #param(String, int) param}
     * cannot read one.
     *
     * <p>An option is a word such as {@code --account} in the text; {@code --by account|product} lists its values. Words
     * that belong to no option are refused where the line that begins with {@code usage:} names none behind the script.
     * {@code --format} is taken by {@code ttlab run} itself.
     */
    public static void usage(String text) {
        if (args.contains("--help") || args.contains("-h")) {
            System.out.println(text.strip());
            InterruptPoint.exit(0);
        }
        usageTold = true;
        String problem = new ScriptUsage(text).problem(args);
        if (!problem.isEmpty()) {
            wrongArguments(problem);
        }
    }

    private static void wrongArguments(String problem) {
        System.err.println(problem + " See the script's --help.");
        InterruptPoint.exit(2);
    }
}

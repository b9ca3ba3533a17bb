package io.ttlab.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The names that every session starts with, behind one static import. */
public final class Prelude {
    /** The arguments of the script that runs, empty at a prompt. */
    public static List<String> args = List.of();

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

    /** Sets {@link #args}; the script runner calls this before the script starts. */
    public static void setArgs(List<String> newArgs) {
        args = List.copyOf(newArgs);
    }

    /** The value of {@code --name value} or {@code --name=value} among {@link #args}, else the default. */
    public static String param(String name, String defaultValue) {
        String given = given(name);
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
        return new IllegalArgumentException(
                "--" + name + " is '" + given + "' but must be " + wanted + ". Pass it as --" + name + " VALUE.");
    }
}

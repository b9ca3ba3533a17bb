package io.ttlab.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is piped into a script: {@code cat fills.csv | ttlab run report.jsh}, there preloaded as {@code input}.
 *
 * <p>Read as UTF-8, and only when it is asked for; what has been read once is gone, as with any pipe. Thread-safe.
 *
 * <pre>{@code
 * input.lines().filter(line -> line.startsWith("ES")).forEach(line -> print(line));
 * }</pre>
 */
public final class Input {
    private final Supplier<InputStream> source;
    private final String description;
    private @Nullable BufferedReader reader;

    private Input(Supplier<InputStream> source, String description) {
        this.source = source;
        this.description = description;
    }

    /** Reads from a stream, which is opened when it is first needed. */
    public static Input of(Supplier<InputStream> source) {
        return new Input(source, "standard input");
    }

    /**
     * Has nothing, and says why on standard error when somebody first reads it.
     *
     * @param reason a complete sentence
     */
    public static Input empty(String reason) {
        return new Input(
                () -> {
                    System.err.println(reason);
                    return InputStream.nullInputStream();
                },
                "empty");
    }

    /** Returns the lines that are left, each as soon as it has come; they can be asked for once. */
    public Stream<String> lines() {
        return reader().lines();
    }

    /** Waits for the end and returns everything that is left, as it came; empty after the end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8_192];
        try {
            for (int length = reader().read(buffer); length >= 0; length = reader().read(buffer)) {
                text.append(buffer, 0, length);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read standard input", failure);
        }
        return text.toString();
    }

    /** Returns a reader of what is left, such as {@code Table.read().csv(input.reader())} takes. */
    public synchronized BufferedReader reader() {
        BufferedReader known = reader;
        if (known == null) {
            known = new BufferedReader(new InputStreamReader(source.get(), StandardCharsets.UTF_8));
            reader = known;
        }
        return known;
    }

    /** Says what this is, and reads nothing. */
    @Override
    public String toString() {
        return "input (" + description + "): input.lines(), input.text() or input.reader() reads it";
    }
}

package io.ttlab.display;

import io.ttlab.client.Counts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows values while a cell runs: the calls {@code display(x)}, {@code updateDisplay(id, x)}, {@code HTML("...")}.
 *
 * <p>A notebook shows the rich form, a terminal the text. Thread-safe.
 *
 * <pre>{@code
 * String id = display("loading");
 * updateDisplay(id, tt.ledger.orders());
 * display(HTML("<b>done</b>"));
 * }</pre>
 */
public final class Display {
    private static final Pattern MIME_TYPE =
            Pattern.compile("(text|image|audio|video|application|model|font|multipart)/[\\w.+-]+");

    private static final Pattern CALL = Pattern.compile("\\s*(?:[\\w.]+\\.)?display\\s*\\(");

    private static volatile DisplaySink sink = new TextSink();
    private static volatile Supplier<MimeRenderer> renderer = MimeRenderer::defaults;

    private Display() {}

    /** Sends what is shown from now on to another place; a front end calls this once. */
    public static void connect(DisplaySink newSink, MimeRenderer newRenderer) {
        connect(newSink, () -> newRenderer);
    }

    /** As {@link #connect(DisplaySink, MimeRenderer)}, for a screen whose size changes: asked at each value. */
    public static void connect(DisplaySink newSink, Supplier<MimeRenderer> newRenderer) {
        sink = newSink;
        renderer = newRenderer;
    }

    /** Shows everything on standard output from now on, one after the other, as text. */
    public static void connectText(Supplier<MimeRenderer> newRenderer) {
        connect(new TextSink(), newRenderer);
    }

    /** Returns the zone in which instants are shown. */
    public static ZoneId zone() {
        return renderer.get().text().zone();
    }

    /** Whether an expression is a call of {@code display}, whose id is not a result that anybody wants to read. */
    public static boolean isCall(String source) {
        return CALL.matcher(source).lookingAt();
    }

    /** Shows a value and returns the id under which {@link #updateDisplay} can replace it. */
    public static String display(@Nullable Object value) {
        String id = UUID.randomUUID().toString();
        sink.show(renderer.get().render(value), id);
        return id;
    }

    /**
     * Shows a value under an id of your own and returns the id.
     *
     * @param idOrType the id; a MIME type such as {@code text/html} instead shows the value's text as that type, under a
     *     new id
     */
    public static String display(@Nullable Object value, String idOrType) {
        if (isMimeType(idOrType)) {
            return display(render(value, idOrType));
        }
        sink.show(renderer.get().inPlace().render(value), idOrType);
        return idOrType;
    }

    /** Replaces what was shown under the id. */
    public static void updateDisplay(String id, @Nullable Object value) {
        sink.update(renderer.get().inPlace().render(value), id);
    }

    /** Shows a value as several MIME types, of which the front end takes the richest, and returns its new id. */
    public static String display(@Nullable Object value, String type, String... more) {
        return display(render(value, all(type, more)));
    }

    /** Replaces what was shown under the id by the value's text as MIME types. */
    public static void updateDisplay(String id, @Nullable Object value, String type, String... more) {
        sink.update(render(value, all(type, more)), id);
    }

    private static String[] all(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    /** Removes what the cell has shown so far, at once. */
    public static void clearOutput() {
        sink.clear(false);
    }

    /** Removes what the cell has shown so far; with {@code wait}, only when the next output is there. */
    public static void clearOutput(boolean wait) {
        sink.clear(wait);
    }

    /** Returns the value's text as each of the given types: {@code render("<b>2</b>", "text/html")}. */
    public static MimeBundle render(@Nullable Object value, String... types) {
        if (types.length == 0) {
            return render(value);
        }
        MimeBundle all = as(value, types[0]);
        for (String type : types) {
            all = all.with(type, Objects.requireNonNull(as(value, type).data().get(type)));
        }
        return all;
    }

    private static MimeBundle as(@Nullable Object value, String type) {
        if (!isMimeType(type)) {
            throw new IllegalArgumentException("\"" + type + "\" is no MIME type. Use for example \"text/html\".");
        }
        MimeBundle own = renderer.get().render(value);
        if (own.data().containsKey(type) && !(value instanceof CharSequence)) {
            return own;
        }
        String text = String.valueOf(value);
        return MimeBundle.of(type, text, type.equals("text/html") ? Markup.text(text) : text);
    }

    /** Returns the forms in which a value would be shown. */
    public static MimeBundle render(@Nullable Object value) {
        return renderer.get().render(value);
    }

    /** Returns markup that a notebook shows as it is: {@code display(HTML("<b>2</b>"))}. Nothing is escaped. */
    public static MimeBundle HTML(String html) {
        return MimeBundle.of("text/html", html, Markup.text(html));
    }

    /** Returns Markdown for a notebook; a terminal shows its source. */
    public static MimeBundle Markdown(String markdown) {
        return MimeBundle.of("text/markdown", markdown, markdown);
    }

    /**
     * Returns a picture for a notebook.
     *
     * @param source the bytes of a PNG, JPEG, GIF or SVG file, the file's {@link Path} or its name, or a
     *     {@link BufferedImage}
     * @throws IllegalArgumentException when there is no such file, or it is no picture of these kinds
     */
    public static MimeBundle Image(Object source) {
        if (source instanceof BufferedImage image) {
            return Pictures.of(image);
        }
        if (source instanceof byte[] bytes) {
            return Pictures.of(bytes, Counts.of(bytes.length, "byte"));
        }
        Path file = Path.of(String.valueOf(source));
        try {
            return Pictures.of(Files.readAllBytes(file), "file \"" + file + "\"");
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("No picture \"" + file + "\" in \""
                    + Path.of("").toAbsolutePath() + "\". Pass a path from there, or an absolute one.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMimeType(String text) {
        return MIME_TYPE.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** The face of a process without a front end. */
    private static final class TextSink implements DisplaySink {
        @Override
        public void show(MimeBundle bundle, String id) {
            System.out.println(bundle.text());
        }

        @Override
        public void update(MimeBundle bundle, String id) {
            System.out.println();
            System.out.println(bundle.text());
        }

        @Override
        public void clear(boolean wait) {
            // What was printed to a plain stream stays printed.
        }
    }
}

package io.ttlab.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One value in several forms, by MIME type; a reader picks the richest that it can show. Immutable.
 *
 * <p>There is always a {@code text/plain} form, which is what a terminal shows and what {@link #toString()} returns.
 *
 * @param data the forms: text, base64 for pictures, or a tree of maps and lists for JSON types
 * @param metadata what a form needs besides, by MIME type, for example a picture's size; usually empty
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) implements Displayable {

    /** The type that every bundle holds. */
    public static final String TEXT = "text/plain";

    /** The name in a form's metadata of what its page needs besides; a front end that shows the form sends it first. */
    public static final String LIBRARY = "ttlab.library";

    /** Copies the maps; refuses data without a {@code text/plain} form. */
    public MimeBundle {
        Objects.requireNonNull(data.get(TEXT), TEXT);
        data = Map.copyOf(data);
        metadata = Map.copyOf(metadata);
    }

    /** Returns a bundle that is text alone. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /** Returns a bundle with one rich form beside its text: {@code MimeBundle.of("text/html", "<b>2</b>", "2")}. */
    public static MimeBundle of(String type, Object content, String text) {
        return type.equals(TEXT) ? text(String.valueOf(content)) : text(text).with(type, content);
    }

    /** Returns a copy with one more form, or another content for it. */
    public MimeBundle with(String type, Object content) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(type, content);
        return new MimeBundle(more, metadata);
    }

    /** Returns a copy with metadata for one of the forms. */
    public MimeBundle withMetadata(String type, Map<String, Object> values) {
        Map<String, Object> more = new LinkedHashMap<>(metadata);
        more.put(type, Map.copyOf(values));
        return new MimeBundle(data, more);
    }

    /** Returns the {@code text/plain} form. */
    public String text() {
        return String.valueOf(data.get(TEXT));
    }

    @Override
    public MimeBundle toMimeBundle() {
        return this;
    }

    @Override
    public String toString() {
        return text();
    }
}

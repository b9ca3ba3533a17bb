package io.ttlab.display;

/** A value that knows its own rich forms, for example a chart. */
@FunctionalInterface
public interface Displayable {

    /** Returns the forms of this value, a plain text among them. */
    MimeBundle toMimeBundle();
}

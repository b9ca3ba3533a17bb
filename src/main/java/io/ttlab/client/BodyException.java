package io.ttlab.client;

import org.jspecify.annotations.Nullable;

/**
 * Says that a body is not what the API documents, so that the executor can ask again before it gives up.
 *
 * <p>The message is the reason alone; the executor adds where, and what to do next.
 */
public final class BodyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the body. */
    public enum Fault {
        /** The service said {@code status: "Fail"}. */
        REFUSED,
        /** Nothing came. */
        EMPTY,
        /** A page for people came, as from a proxy. */
        HTML,
        /** The JSON ends before its end. */
        CUT,
        /** The JSON has an error in it. */
        MALFORMED,
        /** The JSON is sound, but is not what this endpoint answers. */
        UNEXPECTED
    }

    private final Fault fault;

    /** Creates a finding. */
    public BodyException(Fault fault, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.fault = fault;
    }

    /** Returns what is wrong. */
    public Fault fault() {
        return fault;
    }
}

package io.ttlab.shell;

/**
 * Whether a source can be evaluated as it stands.
 *
 * @param status the verdict
 * @param indent blanks to start the next line with when the status is {@code INCOMPLETE}
 */
public record Completeness(Status status, String indent) {

    /** The verdicts. */
    public enum Status {
        /** Every snippet is whole. */
        COMPLETE,
        /** More lines must follow. */
        INCOMPLETE,
        /** No continuation can make it compile. */
        INVALID,
        /** Nothing but blanks and comments. */
        EMPTY
    }
}

package io.ttlab.jupyter;

/** Frames that are no message of this connection; the message says why, without quoting what was received. */
final class BadMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    BadMessageException(String reason) {
        super(reason);
    }
}

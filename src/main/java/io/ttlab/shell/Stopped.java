package io.ttlab.shell;

/** What ends user code that was interrupted. Not an exception, so that fewer handlers catch it. */
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("interrupted", null, false, false);
    }
}

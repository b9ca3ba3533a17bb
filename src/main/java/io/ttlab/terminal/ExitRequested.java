package io.ttlab.terminal;

/** The user asked to leave with {@code /exit}. */
final class ExitRequested extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ExitRequested(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}

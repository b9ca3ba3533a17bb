package io.ttlab.shell;

/** Stands for {@code System.exit} in user code: unwinds it, and leaves this JVM alone. */
final class ExitRequest extends Error {
    private static final long serialVersionUID = 1L;
    private final int code;

    ExitRequest(int code) {
        super("System.exit(" + code + ")", null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}

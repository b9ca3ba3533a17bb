package io.ttlab.cli;

/** The command line or the environment asks for what there is not; the message is complete. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}

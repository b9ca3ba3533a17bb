package io.ttlab.jupyter;

/** A command cannot do what it was asked; the message is complete and says what to do next. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}

package io.ttlab.shell;

import io.ttlab.client.TtException;

/** Reads user code's throwables, whose methods may throw themselves. */
final class Throwables {
    private Throwables() {}

    /** The message, or why there is none to show; never null. */
    static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    /** The class, and the message when there is one; a message for the user alone where it says everything. */
    static String headline(Throwable thrown) {
        String message = Snippets.withoutWrappers(messageOf(thrown));
        if (thrown instanceof TtException) {
            return message;
        }
        String type = nameOf(thrown.getClass());
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** The class name as the user wrote it: without the wrapper that JShell puts around the user's own classes. */
    static String nameOf(Class<?> type) {
        return ownName(type.getName());
    }

    static String ownName(String binaryName) {
        if (!binaryName.startsWith(Snippets.PACKAGE + ".")) {
            return binaryName;
        }
        return Snippets.withoutWrappers(binaryName).replace('$', '.');
    }
}

package io.ttlab.shell;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;

/** Tells what ended a thread of the user's, as a failure of an entry is told: by the user's own frames. Thread-safe. */
final class ThreadFailures implements UncaughtExceptionHandler {
    private final Failures failures;

    ThreadFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof Stopped || thrown instanceof ExitRequest) {
            // A thread that was ended with its entry has not failed: a stack trace would only alarm.
            return;
        }
        List<String> lines = failures.lines(thrown);
        String head = "Exception in thread \"" + thread.getName() + "\" ";
        if (lines.isEmpty()) {
            System.err.print(head);
            thrown.printStackTrace(System.err);
        } else {
            System.err.println(head + String.join("\n", lines));
        }
    }
}

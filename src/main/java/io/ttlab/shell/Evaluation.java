package io.ttlab.shell;

import org.jspecify.annotations.Nullable;

/** One submission while it is evaluated: whether it was interrupted, and the call of user code that runs now. */
final class Evaluation {
    private final Submission submission;
    private final Interrupter interrupter;
    private boolean cancelled;
    private @Nullable Run run;

    Evaluation(Submission submission, Interrupter interrupter) {
        this.submission = submission;
        this.interrupter = interrupter;
    }

    Submission submission() {
        return submission;
    }

    /** Interrupts what runs; a second call does not wait for politeness. */
    synchronized void cancel() {
        boolean again = cancelled;
        cancelled = true;
        if (run != null) {
            interrupter.end(run, again);
        }
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    /** Tells which call runs; one that starts after the interrupt is ended at once. */
    synchronized void running(Run newRun) {
        run = newRun;
        if (cancelled) {
            interrupter.end(newRun, false);
        }
    }

    synchronized void ended() {
        run = null;
    }
}

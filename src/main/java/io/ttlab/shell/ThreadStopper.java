package io.ttlab.shell;

/** Throws an error in another thread, wherever it is. */
interface ThreadStopper {
    /** Asks the JVM to throw that error in that thread at its next safepoint. */
    void stop(Thread thread, Error error);
}

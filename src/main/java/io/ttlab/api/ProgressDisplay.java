package io.ttlab.api;

/** Where progress of calls that take over a second is shown. Called from any thread. */
public interface ProgressDisplay {
    /** Shows a line in place of the last one; an empty text takes it away. */
    void show(String line);

    /** Returns a display that shows nothing, for scripts and pipes. */
    static ProgressDisplay none() {
        return line -> {};
    }
}

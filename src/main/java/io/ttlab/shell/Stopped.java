package io.ttlab.shell;

/** What ends user code that was interrupted. Not an exception, so that fewer handlers catch it. */
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    /** Thrown by the calling thread. */
    Stopped() {
        super("interrupted");
    }

    /** Thrown in another thread: tells where that one is now. */
    static Stopped in(Thread thread) {
        Stopped stopped = new Stopped();
        stopped.setStackTrace(thread.getStackTrace());
        return stopped;
    }
}

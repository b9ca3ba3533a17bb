package io.ttlab.shell;

import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What woven user code calls at each method entry and backward branch.
 *
 * <p>Public only because user code must reach it; not for callers.
 *
 * <p>The flag is a plain field on purpose. The optimising compiler may then lift the read out of a loop, which keeps
 * vectorised loops vectorised. A loop that no longer sees the flag is reached by JVMTI's StopThread, which throws it back
 * to the interpreter, where the next backward branch reads the flag again. So user code that swallows every Throwable ends
 * too: each throw leaves one more {@code try}, since to run on, the handler has to branch back and is checked there.
 */
public final class InterruptPoint {
    private static boolean pending;
    private static final CopyOnWriteArrayList<Run> RAISED = new CopyOnWriteArrayList<>();

    private InterruptPoint() {}

    /** Ends the calling thread's user code if its cell was interrupted. */
    public static void check() {
        if (pending) {
            checkRaised();
        }
    }

    /** Takes the place of {@link System#exit} in user code. */
    public static void exit(int code) {
        ExitRequest request = new ExitRequest(code);
        Run.noteExit(request);
        throw request;
    }

    /** Takes the place of {@link Runtime#exit} and {@link Runtime#halt} in user code. */
    public static void exit(Runtime runtime, int code) {
        exit(code);
    }

    private static void checkRaised() {
        Thread current = Thread.currentThread();
        for (Run run : RAISED) {
            if (run.covers(current)) {
                throw run.endingError();
            }
        }
    }

    static synchronized void raise(Run run) {
        RAISED.addIfAbsent(run);
        pending = true;
    }

    static synchronized void lower(Run run) {
        RAISED.remove(run);
        pending = !RAISED.isEmpty();
    }
}

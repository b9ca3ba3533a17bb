package io.ttlab.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends user code, politely first.
 *
 * <p>At once: the hooks of {@link InterruptHooks} and {@link Thread#interrupt}. After 100 ms the woven checks throw, after
 * 300 ms JVMTI's StopThread does, again and again; where the user's own code loops, which no library suffers from, it does
 * after 150 ms. After 3 s the thread is left behind, and the user told where it is stuck; where it waits to enter a
 * monitor, which nothing ends but the monitor's owner, that is ended if it is the run's own, and not waited for so long;
 * a watcher goes on trying for as long as the thread lives.
 */
final class Interrupter {
    private static final long CHECKS_AFTER_MS = 100;
    private static final long STOP_LOOPS_AFTER_MS = 150;
    private static final long STOP_AFTER_MS = 300;
    private static final long STOP_EVERY_MS = 40;
    private static final long GIVE_UP_LOCKS_AFTER_MS = 800;
    private static final long ABANDON_AFTER_MS = 3_000;
    private static final long RETRY_ABANDONED_MS = 1_000;
    private static final long STRAGGLERS_MS = 5_000;

    private final Map<Run, Watcher> watchers = new HashMap<>();

    /** Starts to end the run and returns at once. */
    synchronized void end(Run run, boolean atOnce) {
        Watcher known = watchers.get(run);
        if (known != null) {
            known.hurry();
            return;
        }
        Watcher watcher = new Watcher(run, atOnce);
        watchers.put(run, watcher);
        watcher.start();
    }

    private synchronized void forget(Run run) {
        watchers.remove(run);
    }

    private final class Watcher extends Thread {
        private final Run run;
        private boolean hurried;

        Watcher(Run run, boolean atOnce) {
            super("ttlab-interrupter");
            this.run = run;
            this.hurried = atOnce;
            setDaemon(true);
        }

        synchronized void hurry() {
            hurried = true;
            notifyAll();
        }

        @Override
        public void run() {
            try {
                run.interruptThreads();
                prepareStop();
                InterruptHooks.run();
                end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                run.release();
                InterruptPoint.lower(run);
                forget(run);
            }
        }

        /** Loads the hard way while the polite one is given its time: that takes almost as long, once. */
        private static void prepareStop() {
            Thread loading = new Thread(JvmtiStopper.INSTANCE::prepare, "ttlab-interrupter-loading");
            loading.setDaemon(true);
            loading.start();
        }

        private void end() throws InterruptedException {
            long started = System.nanoTime();
            pauseUntil(started, CHECKS_AFTER_MS);
            if (!isQuiet()) {
                InterruptPoint.raise(run);
            }
            pauseUntil(started, STOP_LOOPS_AFTER_MS);
            if (!isQuiet()) {
                // Before it is looked where the thread is, not between that and the throw.
                JvmtiStopper.INSTANCE.prepare();
            }
            if (!isQuiet() && run.isInUserCode()) {
                run.stopThreads(JvmtiStopper.INSTANCE);
            }
            pauseUntil(started, STOP_AFTER_MS);
            while (!isQuiet() && elapsedMs(started) < (run.isLockedOut() ? GIVE_UP_LOCKS_AFTER_MS : ABANDON_AFTER_MS)) {
                run.stopThreads(JvmtiStopper.INSTANCE);
                pause(STOP_EVERY_MS);
            }
            run.abandon();
            run.release();
            endStragglers();
            while (run.retryStop(JvmtiStopper.INSTANCE)) {
                pause(RETRY_ABANDONED_MS);
            }
        }

        /** What the run started by itself ends at its next woven check; where it is stuck in a library, hard. */
        private void endStragglers() throws InterruptedException {
            long started = System.nanoTime();
            InterruptPoint.raise(run);
            List<Thread> stragglers = run.stragglers();
            while (!stragglers.isEmpty() && elapsedMs(started) < STRAGGLERS_MS) {
                pause(STOP_EVERY_MS);
                stragglers = run.stragglers();
                if (elapsedMs(started) > STOP_AFTER_MS) {
                    stragglers.forEach(straggler -> run.stopStraggler(straggler, JvmtiStopper.INSTANCE));
                }
            }
            for (Thread left : stragglers) {
                StackTraceElement[] stack = left.getStackTrace();
                String place = stack.length == 0
                        ? "an unknown call"
                        : stack[0].getClassName() + "." + stack[0].getMethodName();
                System.err.println(
                        "The thread '" + left.getName() + "' that the interrupted code started cannot be ended: it"
                                + " is stuck in " + place + ", and is left behind.");
            }
        }

        private boolean isQuiet() {
            return run.isOver() && run.workersOfThisRun().isEmpty();
        }

        private synchronized void pauseUntil(long started, long afterMs) throws InterruptedException {
            while (!isQuiet() && !hurried && elapsedMs(started) < afterMs) {
                wait(10);
            }
        }

        private synchronized void pause(long ms) throws InterruptedException {
            wait(ms);
        }

        private long elapsedMs(long started) {
            return (System.nanoTime() - started) / 1_000_000;
        }
    }
}

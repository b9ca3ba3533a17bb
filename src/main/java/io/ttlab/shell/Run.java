package io.ttlab.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call of user code on the cell thread, and how it ended.
 *
 * <p>Ends once: by returning, by throwing, by its thread's death, or by being abandoned. An interrupted run is handed back
 * only when its interrupter {@link #release releases} it, so that its helpers have come to rest too. The monitor guards all
 * that.
 */
final class Run {
    /** What a run does: a snippet's method, or a front end's work. */
    @FunctionalInterface
    interface Work {
        @Nullable
        Object run() throws Exception;
    }

    /** How a call ended: a value, or what it threw. */
    record Ending(@Nullable Object value, @Nullable Throwable thrown) {}

    private static final long AWAIT_CHECK_MS = 100;
    private static volatile @Nullable Run current;

    private final Work work;
    private final Thread thread;
    private final long firstThreadId;
    private final Set<Thread> foreignWorkers;

    private @Nullable Ending ending;
    private boolean interrupted;
    private boolean released;
    private boolean stopSent;
    private @Nullable String stuckIn;
    private volatile long lastThreadId = Long.MAX_VALUE;
    private volatile boolean coversThread = true;
    private volatile boolean coversWorkers = true;
    private volatile @Nullable ExitRequest exit;

    Run(Work work, Thread thread) {
        this.work = work;
        this.thread = thread;
        this.firstThreadId = nextThreadId();
        this.foreignWorkers =
                ForkJoinPool.commonPool().getActiveThreadCount() == 0 ? Set.of() : Set.copyOf(busyWorkers());
    }

    /** Thread ids only grow, so that an id tells whether a thread was started before or during a run. */
    @SuppressWarnings("deprecation") // getId is deprecated from 19 on; threadId is missing in 17
    private static long nextThreadId() {
        return new Thread(() -> {}).getId();
    }

    /** Runs the work; to be called on the cell thread. */
    void execute() {
        current = this;
        Ending result;
        try {
            result = new Ending(work.run(), null);
        } catch (InvocationTargetException e) {
            result = new Ending(null, e.getCause());
        } catch (Throwable e) {
            result = new Ending(null, e);
        }
        end(result);
    }

    private synchronized void end(Ending result) {
        if (ending == null) {
            // The end is noted last: StopThread may strike between any two of these lines, and await then repeats them.
            lastThreadId = nextThreadId();
            coversThread = stuckIn != null;
            ending = result;
        }
        current = null;
        notifyAll();
    }

    /** Waits for the end. */
    synchronized Ending await() throws InterruptedException {
        while (ending == null || (interrupted && !released)) {
            wait(AWAIT_CHECK_MS);
            // StopThread may strike between the user's code and the note of its end.
            if (ending == null && !thread.isAlive()) {
                end(new Ending(null, new Stopped()));
            }
        }
        return ending;
    }

    /** How it ended; only to be asked when it has. */
    synchronized Ending ending() {
        if (ending == null) {
            throw new IllegalStateException("The call still runs");
        }
        return ending;
    }

    synchronized boolean isOver() {
        return ending != null || !thread.isAlive();
    }

    /** The polite way. */
    synchronized void interruptThreads() {
        if (!isOver()) {
            interrupted = true;
            thread.interrupt();
            workersOfThisRun().forEach(Thread::interrupt);
        } else {
            released = true;
        }
    }

    /** The hard way: throws in the middle of whatever runs. */
    synchronized void stopThreads(ThreadStopper stopper) {
        if (!isOver() && stop(thread, stopper)) {
            stopSent = true;
            BlockedCall.wake(thread);
            Thread owner = ownerOfAwaitedLock();
            if (owner != null && covers(owner) && runsUserCode(owner)) {
                stop(owner, stopper);
            }
        }
        workersOfThisRun().forEach(worker -> stop(worker, stopper));
    }

    /**
     * Throws in a thread, unless it initialises a class of a library: that class would be spoilt for the rest of the
     * process, and the library with it. Initialisers end by themselves, as a rule; the next try then strikes.
     */
    private boolean stop(Thread target, ThreadStopper stopper) {
        Error error = endingErrorIn(target);
        // Looked at last, since the thread runs on meanwhile.
        boolean initialising = Stream.of(target.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("<clinit>") && !isUserCode(frame));
        if (!initialising) {
            stopper.stop(target, error);
        }
        return !initialising;
    }

    /** Whether the thread waits to enter a monitor, where no exception reaches it. */
    synchronized boolean isLockedOut() {
        return !isOver() && thread.getState() == Thread.State.BLOCKED;
    }

    @SuppressWarnings("deprecation") // as above
    private @Nullable Thread ownerOfAwaitedLock() {
        if (thread.getState() != Thread.State.BLOCKED) {
            return null;
        }
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        return info == null
                ? null
                : allThreads()
                        .filter(each -> each.getId() == info.getLockOwnerId())
                        .findFirst()
                        .orElse(null);
    }

    /** Whether the thread is in the user's own code at this moment, and not in a library that it calls. */
    synchronized boolean isInUserCode() {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0 && isUserCode(stack[0]);
    }

    private static boolean isUserCode(StackTraceElement frame) {
        return frame.getClassName().startsWith(Snippets.PACKAGE + ".");
    }

    /** Gives up on the thread: the run is over, though the thread is not. */
    synchronized void abandon() {
        if (!isOver()) {
            StackTraceElement[] stack = thread.getStackTrace();
            stuckIn = stack.length == 0 ? "an unknown call" : stack[0].getClassName() + "." + stack[0].getMethodName();
            end(new Ending(null, Stopped.in(thread)));
        }
    }

    /** Tries once more to end a thread that was left behind; false when there is none. */
    synchronized boolean retryStop(ThreadStopper stopper) {
        if (stuckIn == null || !thread.isAlive()) {
            return false;
        }
        stop(thread, stopper);
        return true;
    }

    /** Hands an interrupted run back to the one who awaits it. */
    synchronized void release() {
        coversWorkers = false;
        released = true;
        notifyAll();
    }

    /** Whether the thread must not run another call: it may still be busy, or get a late exception. */
    synchronized boolean spoiledThread() {
        return stopSent || stuckIn != null || !thread.isAlive();
    }

    synchronized boolean interrupted() {
        return interrupted;
    }

    synchronized @Nullable String stuckIn() {
        return stuckIn;
    }

    Thread thread() {
        return thread;
    }

    @Nullable
    ExitRequest exit() {
        return exit;
    }

    /** What the calling thread throws to end user code. */
    Error endingError() {
        ExitRequest request = exit;
        return request == null ? new Stopped() : request;
    }

    private Error endingErrorIn(Thread target) {
        ExitRequest request = exit;
        return request == null ? Stopped.in(target) : request;
    }

    /** Whether that thread works for this run: its own, one started during it, or a worker of the common pool. */
    @SuppressWarnings("deprecation") // as above
    boolean covers(Thread candidate) {
        if (candidate == thread) {
            return coversThread;
        }
        if (isCommonWorker(candidate)) {
            return coversWorkers && !foreignWorkers.contains(candidate);
        }
        return candidate.getId() > firstThreadId && candidate.getId() < lastThreadId;
    }

    /** The common pool's workers that compute something for this run. */
    List<Thread> workersOfThisRun() {
        return coversWorkers
                ? busyWorkers().stream()
                        .filter(worker -> !foreignWorkers.contains(worker))
                        .toList()
                : List.of();
    }

    /**
     * The threads that the run started, other than pool workers, and that still compute for the user's code. Threads of
     * libraries, such as those of an HTTP client, are not among them, even when the run was the first to need them.
     */
    List<Thread> stragglers() {
        return allThreads()
                .filter(t -> t != thread && !isCommonWorker(t) && covers(t) && t.getState() == Thread.State.RUNNABLE)
                .filter(Run::runsUserCode)
                .toList();
    }

    private static boolean runsUserCode(Thread thread) {
        return Stream.of(thread.getStackTrace()).anyMatch(Run::isUserCode);
    }

    /** Throws in the middle of what a straggler does. */
    void stopStraggler(Thread straggler, ThreadStopper stopper) {
        stop(straggler, stopper);
    }

    private static List<Thread> busyWorkers() {
        return allThreads()
                .filter(Run::isCommonWorker)
                .filter(worker -> Stream.of(worker.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals("java.util.concurrent.ForkJoinTask")))
                .toList();
    }

    private static boolean isCommonWorker(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    private static Stream<Thread> allThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] all = new Thread[group.activeCount() + 64];
        int count = group.enumerate(all);
        return Stream.of(all).limit(count);
    }

    /** Remembers an exit, so that the run ends even if the user's code swallows the request. */
    static void noteExit(ExitRequest request) {
        Run run = current;
        if (run != null && run.exit == null && run.covers(Thread.currentThread())) {
            run.exit = request;
            InterruptPoint.raise(run);
        }
    }
}

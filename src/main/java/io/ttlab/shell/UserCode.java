package io.ttlab.shell;

import java.lang.reflect.Method;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs user code on the cell thread, with the lock on JShell set free meanwhile. */
final class UserCode implements AutoCloseable {
    private final ReentrantLock jshellLock;
    private final ClassLoader loader;
    private final CellThread cellThread;
    private volatile @Nullable Evaluation evaluation;
    private volatile @Nullable Thread warmingThread;

    UserCode(ReentrantLock jshellLock, ClassLoader loader) {
        this.jshellLock = jshellLock;
        this.loader = loader;
        this.cellThread = new CellThread(loader);
    }

    /** Begins an evaluation; {@code null} ends it. */
    void evaluating(@Nullable Evaluation next) {
        evaluation = next;
    }

    /** Begins a warm-up by the calling thread, or ends it. */
    void warming(boolean begins) {
        warmingThread = begins ? Thread.currentThread() : null;
    }

    boolean isCellThread() {
        return cellThread.isCurrent();
    }

    /** Runs a method on the cell thread and waits for its end, with JShell free for others meanwhile. */
    Run invoke(Method method) throws InterruptedException {
        return Thread.currentThread() == warmingThread ? invokeWarming(method) : invoke(() -> method.invoke(null));
    }

    /** Runs work on the cell thread and waits for its end, JShell set free meanwhile. */
    Run invoke(Run.Work work) throws InterruptedException {
        Evaluation running = evaluation;
        int holds = jshellLock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            jshellLock.unlock();
        }
        try {
            Run run = cellThread.start(work);
            if (running != null) {
                running.running(run);
            }
            awaitEnd(run, running);
            if (running != null) {
                running.ended();
            }
            cellThread.finished(run);
            if (run.exit() != null) {
                InterruptPoint.lower(run);
            }
            return run;
        } finally {
            for (int i = 0; i < holds; i++) {
                jshellLock.lock();
            }
        }
    }

    /** While JShell warms up, a user's cell may occupy the cell thread, and JShell must not be entered twice. */
    private Run invokeWarming(Method method) throws InterruptedException {
        try (CellThread own = new CellThread(loader)) {
            Run run = own.start(() -> method.invoke(null));
            run.await();
            return run;
        }
    }

    /** An interrupt of the waiting thread is meant for the user's code. */
    private static void awaitEnd(Run run, @Nullable Evaluation running) {
        boolean interrupted = false;
        while (true) {
            try {
                run.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                if (running == null) {
                    run.interruptThreads();
                } else {
                    running.cancel();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cellThread.close();
    }
}

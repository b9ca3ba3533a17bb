package io.ttlab.shell;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The platform thread that user code runs on; replaced by a fresh one when a call had to be stopped hard or left behind. */
final class CellThread implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ClassLoader contextLoader;
    private @Nullable Worker worker;

    CellThread(ClassLoader contextLoader) {
        this.contextLoader = contextLoader;
    }

    /** Starts the work on the cell thread and returns at once. Callers start one at a time. */
    synchronized Run start(Run.Work work) throws InterruptedException {
        Worker ready = worker;
        if (ready == null || !ready.isAlive()) {
            ready = new Worker(contextLoader);
            ready.start();
            worker = ready;
        }
        Run run = new Run(work, ready);
        ready.tasks.put(run);
        return run;
    }

    /** Tells that a run is over, so that a spoiled thread is not used again. */
    synchronized void finished(Run run) {
        if (worker != null && worker == run.thread() && run.spoiledThread()) {
            worker = null;
        }
    }

    /** Whether the calling thread runs user code for this engine. */
    synchronized boolean isCurrent() {
        return Thread.currentThread() == worker;
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.interrupt();
            worker = null;
        }
    }

    private static final class Worker extends Thread {
        private final SynchronousQueue<Run> tasks = new SynchronousQueue<>();

        Worker(ClassLoader contextLoader) {
            super("ttlab-cell-" + COUNT.incrementAndGet());
            setDaemon(true);
            setContextClassLoader(contextLoader);
            // Whatever is thrown here came from StopThread after the user's code had ended.
            setUncaughtExceptionHandler((thread, thrown) -> {});
        }

        @Override
        public void run() {
            while (true) {
                Run next;
                try {
                    next = tasks.take();
                } catch (InterruptedException e) {
                    return;
                }
                next.execute();
                if (next.spoiledThread()) {
                    return;
                }
                Thread.interrupted();
            }
        }
    }
}

package io.ttlab.api;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A few threads that do the parts of one call side by side. Thread-safe. */
final class Crew {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final int size;

    Crew(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** Does all jobs; the first failure stops the others, and so does an interrupt. */
    void run(List<? extends Runnable> jobs) {
        if (jobs.size() == 1) {
            jobs.get(0).run();
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(size, jobs.size()), job -> {
            Thread thread = new Thread(job, "ttlab-fetch-" + NAMES.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            jobs.forEach(job -> running.add(threads.submit(job)));
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TtException known) {
                throw known;
            }
            if (failed.getCause() instanceof Error grave) {
                throw grave;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TtException(Kind.INTERRUPTED, "Interrupted while several requests were under way.");
        } finally {
            threads.shutdownNow();
        }
    }
}

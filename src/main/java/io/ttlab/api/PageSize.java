package io.ttlab.api;

/**
 * What is known of how many rows an answer of {@code /fills} holds: what TT documents, until pages that were cut show
 * another number. Thread-safe.
 */
final class PageSize {
    /** What TT puts into one answer. */
    static final int DOCUMENTED = 500;

    private int largest;
    private int leastCut = DOCUMENTED;
    private int mostCut;
    private int cuts;

    /** Hears of any page. */
    synchronized void saw(int rows) {
        largest = Math.max(largest, rows);
    }

    /** Hears of a page behind which there was more. */
    synchronized void wasCut(int rows) {
        leastCut = Math.min(leastCut, rows);
        mostCut = Math.max(mostCut, rows);
        cuts++;
    }

    /** Returns the rows of the largest page so far. */
    synchronized int largest() {
        return largest;
    }

    /** Returns whether so few rows cannot have been cut. */
    synchronized boolean isWhole(int rows) {
        return rows < leastCut;
    }

    /** Returns whether so many rows are as many as an answer holds; one page that was cut may have been a chance. */
    synchronized boolean isFull(int rows) {
        return rows >= (cuts > 1 ? mostCut : Math.max(mostCut, DOCUMENTED));
    }
}

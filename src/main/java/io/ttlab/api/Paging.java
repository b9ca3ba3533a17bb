package io.ttlab.api;

/** How an endpoint gives out more than one answer holds. */
public enum Paging {
    /** One answer holds everything. */
    NONE("one request"),
    /** Pages with {@code nextPageKey}, until {@code lastPage} says so. */
    KEY("one request per page of about 500 rows"),
    /** At most 500 rows an answer, walked by {@code minTimestamp}. */
    TIME("one request per 500 rows, and one to see that nothing follows"),
    /** At most 1,000 rows an answer and no paging: split by accounts, 50 a call. */
    ACCOUNTS("one request, and more where 1,000 rows are exceeded: one per 50 accounts"),
    /** A write of twenty items a POST, each sent once. */
    TWENTIES("one POST per 20 fills, ten seconds apart"),
    /** A write of a whole file, followed to its end. */
    UPLOAD("one POST, the upload, and one request a second until the batch is done");

    private final String cost;

    Paging(String cost) {
        this.cost = cost;
    }

    /** Returns what a call costs in requests. */
    public String cost() {
        return cost;
    }
}

package io.ttlab.api;

/** How to upload a start-of-day file. Confine to one thread. */
public final class UploadQuery {
    boolean confirmed;

    UploadQuery() {}

    /** Says that what will be sent was looked at, so that nobody is asked. */
    public UploadQuery confirm(boolean confirmed) {
        this.confirmed = confirmed;
        return this;
    }
}

package io.ttlab.analytics;

import java.util.Locale;

/** Which of the open lots a closing fill closes. */
enum Method {
    /** The oldest first. */
    FIFO,
    /** The newest first. */
    LIFO,
    /** None in particular: what is open has one average price. */
    AVERAGE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.ttlab.schema;

import java.util.List;

/** A table that has something to say of itself as a whole: both faces show it below the rows, and below none as well. */
public interface Noted {
    /** Returns sentences, the most important first; none where there is nothing to say. */
    List<String> notes();
}

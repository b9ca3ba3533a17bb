package io.ttlab.shell;

import java.util.List;

/**
 * The ways to go on at the cursor.
 *
 * @param anchor the offset in the source where the text to replace begins
 * @param candidates best first
 */
public record Completion(int anchor, List<Candidate> candidates) {
    /** Copies the list. */
    public Completion {
        candidates = List.copyOf(candidates);
    }
}

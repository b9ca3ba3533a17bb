package io.ttlab.shell;

import java.util.List;
import java.util.Optional;

/** Documentation that ships with the product, for what the JDK's sources do not tell. */
public interface DocIndex {
    /** The text for a signature as {@link Doc#signature} gives it, empty when unknown. */
    Optional<String> find(String signature);

    /** What is known under a name that no signature was found for: {@code FillQuery}, {@code FillQuery.since}. */
    default List<Doc> named(String name) {
        return List.of();
    }
}

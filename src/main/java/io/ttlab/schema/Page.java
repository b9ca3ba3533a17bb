package io.ttlab.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a page said beside its rows.
 *
 * @param firstRow the number of its first row in the builder
 * @param rows how many rows it brought
 * @param lastPage whether it calls itself the last one, or null where it does not say
 * @param nextPageKey the key for the next page, or empty
 */
public record Page(int firstRow, int rows, @Nullable Boolean lastPage, String nextPageKey) {}

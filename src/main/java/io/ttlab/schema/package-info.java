/**
 * Pages of JSON into typed Tablesaw columns, and the code tables that name their values.
 *
 * <p>A field that is not declared becomes a column all the same: nothing the server sends is lost.
 */
@NullMarked
package io.ttlab.schema;

import org.jspecify.annotations.NullMarked;

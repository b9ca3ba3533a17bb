/**
 * The end of the day on one page.
 *
 * <p>One rule: a page needs nothing but itself. Tables, pictures and style are in it, nothing is fetched, and no script runs.
 */
@NullMarked
package io.ttlab.report;

import org.jspecify.annotations.NullMarked;

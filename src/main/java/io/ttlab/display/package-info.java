/**
 * How values look: tables that fit a width, trees of collections, HTML for notebooks.
 *
 * <p>Text from the wire is data: control characters never reach a terminal, markup never reaches a page.
 */
@NullMarked
package io.ttlab.display;

import org.jspecify.annotations.NullMarked;

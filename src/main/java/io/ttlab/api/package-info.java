/**
 * The {@code tt} object: one method per endpoint, each returning a table with codes decoded and ids named.
 *
 * <p>An endpoint is data in the catalogue; help, columns and completion are read from it.
 */
@NullMarked
package io.ttlab.api;

import org.jspecify.annotations.NullMarked;

/**
 * The {@code ttlab} command and its subcommands.
 *
 * <p>Results go to standard output, everything else to standard error.
 */
@NullMarked
package io.ttlab.cli;

import org.jspecify.annotations.NullMarked;

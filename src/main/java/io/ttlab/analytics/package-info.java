/**
 * Answers to a futures desk's questions, from TT's own tables: blotter, profit and loss, positions, reconciliation.
 *
 * <p>One rule: nothing is guessed or hidden. Amounts are in the instrument's own currency ({@code price difference x quantity
 * x pointValue}) before they are in another; what could not be valued keeps its row, blank, with a note that says why.
 */
@NullMarked
package io.ttlab.analytics;

import org.jspecify.annotations.NullMarked;

/**
 * Pictures of tables: one call from a table to a chart, drawn by several renderers from one model.
 *
 * <p>{@link io.ttlab.chart.Charts} is the front door, {@link io.ttlab.chart.Plot} what one chains, {@link
 * io.ttlab.chart.DeskCharts} the desk's usual pictures. A {@code Plot} becomes a {@code Chart} of axes and marks, which
 * knows no renderer; PNG, SVG, terminal text and plotly JSON are each made from that. The rule: nothing is fetched from a
 * network, and what is left out of a picture is said in a note on it.
 */
@NullMarked
package io.ttlab.chart;

import org.jspecify.annotations.NullMarked;

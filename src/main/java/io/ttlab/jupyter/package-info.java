/**
 * The Jupyter kernel: messaging protocol 5.5 over ZeroMQ on the same engine as the terminal.
 *
 * <p>One thread owns a socket, and may own several. User code never touches one: what it prints or shows goes through a
 * bounded outbox that slows the printer down and loses nothing.
 */
@NullMarked
package io.ttlab.jupyter;

import org.jspecify.annotations.NullMarked;

/**
 * The demo gateway: a deterministic desk behind a real HTTP server on loopback.
 *
 * <p>It knows only the wire, quirks and refusals included; it shares no code with the client.
 */
@NullMarked
package io.ttlab.demo;

import org.jspecify.annotations.NullMarked;

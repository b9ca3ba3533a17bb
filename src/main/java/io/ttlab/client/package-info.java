/**
 * The wire: settings, secrets, tokens, the limiter, retries and one executor that carries every request to the gateway.
 *
 * <p>Nothing here knows what a row means; every failure leaves as a {@code TtException}.
 */
@NullMarked
package io.ttlab.client;

import org.jspecify.annotations.NullMarked;

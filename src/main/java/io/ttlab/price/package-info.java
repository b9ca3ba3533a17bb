/**
 * Prices as people read them and as the wire carries them.
 *
 * <p>One rule: {@link io.ttlab.price.PriceDisplay} converts prices, and nobody else multiplies.
 */
@NullMarked
package io.ttlab.price;

import org.jspecify.annotations.NullMarked;

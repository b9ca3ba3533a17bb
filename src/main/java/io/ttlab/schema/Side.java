package io.ttlab.schema;

import java.util.Locale;

/** What the side of an order or a fill means for a position, however it is spelt. */
public final class Side {
    private Side() {}

    /**
     * Returns 1 for buying, -1 for selling, 0 for what is neither: {@code BUY}, {@code SELL_SHORT}, TT's {@code
     * ORDER_SIDE_BUY}, and the codes of FIX, of which 3 is buying minus, 4 to 6 are ways of selling; {@code ?1} is a code
     * whose name the server did not tell, and {@code 1.0} one of a file that was read as decimals.
     */
    public static int sign(String side) {
        String plain = side.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^(ORDER_)?SIDE_", "")
                .replaceFirst("^\\?(?=\\d)", "")
                .replaceFirst("^(\\d+)\\.0$", "$1");
        return switch (plain) {
            case "1", "3", "B" -> 1;
            case "2", "4", "5", "6", "S" -> -1;
            default -> plain.startsWith("BUY") ? 1 : plain.startsWith("SELL") ? -1 : 0;
        };
    }
}

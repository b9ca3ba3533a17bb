package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideTest {
    @ParameterizedTest
    @CsvSource({
        "BUY, 1",
        "Buy, 1",
        "B, 1",
        "1, 1",
        "?1, 1",
        "1.0, 1",
        "SIDE_BUY, 1",
        "ORDER_SIDE_BUY, 1",
        "3, 1",
        "SELL, -1",
        "sell short, -1",
        "SELL_SHORT, -1",
        "S, -1",
        "2, -1",
        "?2, -1",
        "2.0, -1",
        "5, -1",
        "CROSS, 0",
        "8, 0",
        "?, 0",
        "1.5, 0",
        "'', 0"
    })
    void readsASideHoweverItIsSpelt(String side, int sign) {
        assertEquals(sign, Side.sign(side));
    }
}

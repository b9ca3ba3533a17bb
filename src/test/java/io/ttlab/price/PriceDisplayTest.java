package io.ttlab.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceDisplayTest {

    /** Each line by hand: handle + numerator / denominator, the last digit cut from the decimals of the finer step. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // 112 + 28.5/32
                "17, 1, 0.015625, 112.890625, 112'285",
                "17, 1, 0.015625, 112.875, 112'280",
                // a spread below nothing: -(0 + 16.5/32)
                "17, 1, 0.015625, -0.515625, -0'165",
                "17, 1, 0.015625, 0, 0'000",
                // 117 + 17/32
                "15, 1, 0.03125, 117.53125, 117'17",
                "1, 1, 0.03125, 117.03125, 117'01",
                // 109 + 8.25/32, 8.5/32, 8.75/32
                "18, 1, 0.0078125, 109.2578125, 109'082",
                "18, 1, 0.0078125, 109.265625, 109'085",
                "18, 1, 0.0078125, 109.2734375, 109'087",
                // 104 + 5.125/32 and 5.875/32
                "57, 1, 0.00390625, 104.16015625, 104'051",
                "57, 1, 0.00390625, 104.18359375, 104'058",
                // 104 + 5.0625/32
                "58, 1, 0.001953125, 104.158203125, 104'0506",
                // 99 + 33/64, 99 + 33.5/64
                "16, 1, 0.015625, 99.515625, 99'33",
                "19, 1, 0.0078125, 99.5234375, 99'335",
                // corn: 450 + 6/8
                "13, 1, 0.25, 450.75, 450'6",
                // BTEC counts eighths: 99 + 1/32 + 4/8 of a 32nd
                "33, 1, 0.00390625, 99.046875, 99'014",
                "TtPriceDisplayHalfThirtySeconds, 1, 0.015625, 112.890625, 112'285",
                "PRICE_DISPLAY_THIRTY_SECONDS, 1, 0.03125, 117.53125, 117'17",
                "5, 1, 0.25, 6712.5, 6712.50",
                "5, 1, 0.01, -37.63, -37.63",
                "26, 1, 1, 5581, 5581",
                // 0.0064505 on the wire, a hundred times that on the screen; its tick is 0.00005 there
                "5, 100, 0.0000005, 0.0064505, 0.64505",
                "99, 1, 0.01, 3.4, 3.40",
            })
    void writesAndReadsAPrice(String type, double factor, double tick, double price, String shown) {
        PriceDisplay display = PriceDisplay.of(type, factor, tick);
        assertEquals(shown, display.text(price));
        assertEquals(price, display.parse(shown));
    }

    @Test
    void keepsTheDigitsOfAPriceBetweenTwoTicks() {
        PriceDisplay zn = PriceDisplay.of(17, 1, 0.015625);
        // 0.8886 x 32 = 28.4352
        assertEquals("112'28.44", zn.text(112.8886));
        assertEquals("-0'28.44", zn.text(-0.8886));
        // 31.999 / 32 carries into the handle
        assertEquals("113'00.00", zn.text(112.99995));
        assertEquals("6712.3333", PriceDisplay.of(5, 1, 0.25).text(6712.33333333));
        assertEquals("61.405", PriceDisplay.of(5, 1, 0.01).text(61.405));
    }

    @Test
    void countsTicksAndMakesPricesExactly() {
        PriceDisplay yen = PriceDisplay.of(5, 100, 0.0000005);
        assertEquals(12_901, yen.ticks(0.0064505));
        assertEquals(0.0064505, yen.price(12_901));
        assertEquals(-3, PriceDisplay.of(5, 1, 0.1).ticks(-0.3));
        assertEquals(0.3, PriceDisplay.of(5, 1, 0.1).price(3));
        assertEquals(1.5, PriceDisplay.of(5, 1, 0.25).ticks(0.375));
        assertEquals(25, PriceDisplay.of(26, 1, 5).price(5));
    }

    @Test
    void roundsToTheNearestTick() {
        PriceDisplay zb = PriceDisplay.of(15, 1, 0.03125);
        assertEquals(117.53125, zb.round(117.54));
        assertEquals(-117.53125, zb.round(-117.54));
        assertTrue(zb.onTick(117.53125));
        assertFalse(zb.onTick(117.54));
    }

    @Test
    void showsPricesOfAnUnknownInstrumentAsTheyAre() {
        PriceDisplay plain = PriceDisplay.plain();
        assertEquals("112.890625", plain.text(112.890625));
        assertEquals("-3", plain.text(-3));
        assertEquals("", plain.text(Double.NaN));
        assertEquals(112.89, plain.round(112.89));
        assertTrue(Double.isNaN(plain.ticks(1)));
        assertFalse(plain.onTick(1));
    }

    @Test
    void tellsAPriceThatItCannotReadBySayingHowOneLooks() {
        TtException refused = assertThrows(
                TtException.class, () -> PriceDisplay.of(17, 1, 0.015625).parse("112'283"));
        assertEquals("'112'283' is no price here. Write it like 100'005 or as a decimal.", refused.getMessage());
        assertThrows(TtException.class, () -> PriceDisplay.of(15, 1, 0.03125).parse("112'32"));
        assertThrows(TtException.class, () -> PriceDisplay.of(5, 1, 0.25).parse("112'16"));
    }

    @Test
    void readsBackEveryTickOfEveryDisplay() {
        Random random = new Random(11);
        for (int code = 0; code <= 58; code++) {
            String type = Integer.toString(code);
            double tick = Fraction.of(type).map(f -> 1.0 / f.stepsAPoint()).orElse(0.005);
            PriceDisplay display = PriceDisplay.of(code, code % 7 == 0 ? 100 : 1, tick);
            if (code % 7 == 0 && Fraction.of(type).isPresent()) {
                display = PriceDisplay.of(code, 1, tick);
            }
            for (int i = 0; i < 200; i++) {
                long ticks = random.nextInt(40_000) - 20_000;
                double price = display.price(ticks);
                assertEquals(ticks, display.ticks(price), "code " + code);
                assertEquals(price, display.parse(display.text(price)), "code " + code + " " + display.text(price));
            }
        }
    }

    @Test
    void takesTheDriftOfSumsOffAPriceAndNothingElse() {
        PriceDisplay yen = PriceDisplay.of(5, 100, 0.0000005);
        assertEquals(0.0065005, yen.settled(0.0065005000000000003 + 1e-12));
        assertEquals(0.00650067, yen.settled(0.00650067));
        assertEquals(0.00650067, PriceDisplay.plain().settled(0.00650067));
        assertTrue(Double.isNaN(yen.settled(Double.NaN)));
    }
}

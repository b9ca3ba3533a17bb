package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How messages say how many there are of a thing. */
class CountsTest {
    @ParameterizedTest
    @CsvSource({"0, row, 0 rows", "1, row, 1 row", "1, entry, 1 entry", "2, entry, 2 entries", "2, day, 2 days"})
    void saysOneOfOneAndManyOfMany(long number, String noun, String said) {
        assertEquals(said, Counts.of(number, noun));
    }

    @Test
    void marksThousands() {
        assertEquals("1,234,567 rows", Counts.of(1_234_567, "row"));
    }
}

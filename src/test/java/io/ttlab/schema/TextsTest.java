package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts of a growing column, as a dictionary and as one run of bytes. */
class TextsTest {
    private static final String[] PIECES = {"", "a", "é", "€", "\uD83D\uDE00", "BUY", "0123456789abcdef", "\t\"\\"};

    private static String text(Random random, int variety) {
        return PIECES[random.nextInt(PIECES.length)] + (variety == 0 ? "" : String.valueOf(random.nextInt(variety)));
    }

    /** Puts, overwrites, skips and truncates at random, beside a list that does the same. */
    @Test
    void keepsWhatWasPutHoweverItIsKept() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int variety = seed % 4 == 0 ? 0 : seed % 4 == 1 ? 50 : 1_000_000;
            Texts texts = new Texts();
            List<String> model = new ArrayList<>();
            for (int step = 0; step < 6_000; step++) {
                int what = random.nextInt(100);
                if (what < 90 || model.isEmpty()) {
                    String text = text(random, variety);
                    texts.put(model.size(), text);
                    model.add(text);
                } else if (what < 94) {
                    String text = text(random, variety);
                    texts.put(model.size() - 1, text);
                    model.set(model.size() - 1, text);
                } else if (what < 98) {
                    int more = random.nextInt(5);
                    texts.fillTo(model.size() + more);
                    model.addAll(Collections.nCopies(more, ""));
                } else {
                    int to = model.size() - random.nextInt(Math.min(model.size(), 60));
                    texts.truncate(to);
                    model.subList(to, model.size()).clear();
                }
            }
            for (int row = 0; row < model.size(); row++) {
                assertEquals(model.get(row), texts.at(row), "seed " + seed + ", row " + row);
            }
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, model.size()).boxed().toList());
            Collections.shuffle(order, random);
            int[] rows = order.stream().limit(2_000).mapToInt(Integer::intValue).toArray();
            StringCells cells = texts.build(rows);
            for (int i = 0; i < rows.length; i++) {
                assertEquals(model.get(rows[i]), cells.getValueForIndex(i));
            }
        }
    }

    @Test
    void leavesTheDictionaryOnceTextsHardlyRepeat() {
        Texts repeating = new Texts();
        Texts unique = new Texts();
        for (int row = 0; row < 10_000; row++) {
            repeating.put(row, "text" + row % 1_000);
            unique.put(row, "text" + row);
        }
        int[] all = IntStream.range(0, 10_000).toArray();

        assertInstanceOf(CodedStrings.class, repeating.build(all));
        assertInstanceOf(PackedStrings.class, unique.build(all));
    }

    @Test
    void givesEqualTextsEqualNumbersHoweverTheyAreKept() {
        Texts few = new Texts();
        Texts many = new Texts();
        for (int row = 0; row < 5_000; row++) {
            many.put(row, "other" + row);
        }
        Random random = new Random(3);
        Set<Long> numbers = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String text = text(random, 400);
            few.put(i, text);
            many.put(5_000 + i, text);
            assertEquals(few.hashAt(i), many.hashAt(5_000 + i), text);
            numbers.add(few.hashAt(i));
            seen.add(text);
        }
        assertEquals(seen.size(), numbers.size());
        assertEquals(0, few.hashAt(99_999), "missing counts for nothing");
    }

    @Test
    void tellsTextsOfEveryLengthApart() {
        Set<Long> numbers = new HashSet<>();
        byte[] zeros = new byte[64];
        for (int length = 1; length <= 64; length++) {
            numbers.add(Hashes.of(zeros, 0, length));
        }
        assertEquals(64, numbers.size());
        assertNotEquals(Hashes.of(new byte[] {1, 0}, 0, 2), Hashes.of(new byte[] {0, 1}, 0, 2));
    }
}

package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static String shown(@Nullable Object value) {
        return Values.render(value, TextOptions.defaults());
    }

    @Test
    void showsSimpleValuesAsJavaWritesThem() {
        assertEquals("null", shown(null));
        assertEquals("42", shown(42));
        assertEquals("1.0E20", shown(1e20));
        assertEquals("'c'", shown('c'));
        assertEquals("\"say \\\"hi\\\"\\n\"", shown("say \"hi\"\n"));
        assertEquals("Optional[\"x\"]", shown(Optional.of("x")));
        assertEquals("Optional.empty", shown(Optional.empty()));
        assertEquals("2026-11-20 14:03:22.123456789 UTC", shown(Instant.parse("2026-11-20T14:03:22.123456789Z")));
    }

    @Test
    void showsRawStringsOnRequestButNeverControlCharacters() {
        assertEquals(
                "a\n\"b\"\\u001b[2J",
                Values.render("a\n\"b\"\u001b[2J", TextOptions.defaults().withQuoted(false)));
    }

    @Test
    void showsCollectionsMapsAndArrays() {
        assertEquals("[1, \"two\", null]", shown(Arrays.asList(1, "two", null)));
        assertEquals("{\"a\"=[1, 2]}", shown(Map.of("a", List.of(1, 2))));
        assertEquals("int[3] {1, 2, 3}", shown(new int[] {1, 2, 3}));
        assertEquals("int[2][] {{1}, {2, 3}}", shown(new int[][] {{1}, {2, 3}}));
        assertEquals("[{1.5}, {}]", shown(List.of(new double[] {1.5}, new double[0])));
    }

    @Test
    void cutsLongCollectionsWithTheNumberLeftOut() {
        List<String> lines =
                shown(IntStream.range(0, 5_000).boxed().toList()).lines().toList();
        assertEquals("[", lines.get(0));
        assertEquals("  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,", lines.get(1));
        assertEquals("  … 4,900 more elements", lines.get(lines.size() - 2));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 82));
    }

    @Test
    void cutsHugeTextWithTheNumberLeftOut() {
        assertTrue(shown("x".repeat(50_000)).endsWith("… 40,000 more characters\""));
    }

    @Test
    void neverConsumesAStream() {
        Stream<Integer> stream = Stream.of(1, 2);
        assertEquals("(Stream, not consumed)", shown(stream));
        assertEquals(List.of(1, 2), stream.toList());
        assertEquals("(IntStream, not consumed)", shown(IntStream.range(0, 2)));
    }

    @Test
    void reportsAToStringThatThrowsInPlace() {
        Object broken = new Broken();
        assertEquals("(Broken, whose toString() threw java.lang.IllegalStateException: no \\u001b[2J)", shown(broken));
        assertEquals(
                "[\n  1\n  (Broken, whose toString() threw java.lang.IllegalStateException: no \\u001b[2J)\n]",
                shown(List.of(1, broken)));
    }

    @Test
    void namesAnAnonymousClassByWhatItIsOf() {
        Object broken = new Comparable<String>() {
            @Override
            public int compareTo(String other) {
                return 0;
            }

            @Override
            public String toString() {
                return this.toString();
            }
        };
        assertEquals("(anonymous Comparable, whose toString() threw java.lang.StackOverflowError)", shown(broken));
    }

    private static final class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("no \u001b[2J");
        }
    }

    @Test
    void endsAtACollectionInsideItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertEquals("[(this ArrayList again)]", shown(list));
    }

    @Test
    void showsTheStartOfAColumn() {
        assertEquals(
                "DOUBLE column 'price', 3 rows\n[6712.25, 112.015625, 71.3]",
                shown(SampleTables.orders(3).column("price")));
    }

    @Test
    void namesATableBrieflyInsideOtherValuesAndAfterADeclaration() {
        assertEquals("[Table 132 rows x 14 columns]", shown(List.of(SampleTables.orders(132))));
        assertEquals("Table 132 rows x 14 columns", Values.brief(SampleTables.orders(132), TextOptions.defaults()));
        assertEquals(
                20,
                VisibleText.width(Values.brief(
                        Collections.nCopies(99, "abc"), TextOptions.defaults().withWidth(20))));
    }
}

package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.api.ProgressDisplay;
import io.ttlab.client.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final FakeTicker ticker = new FakeTicker();
    private final List<String> shown = new ArrayList<>();

    @Test
    void tellsCountShareRateAndTimeLeft() {
        ProgressLine line = new ProgressLine("days", 40, ticker);
        ticker.pass(Duration.ofSeconds(2));
        assertEquals("days: 10 of 40 █████░░░░░░░░░░░░░░░ 25 %, 5.0/s, 6.0 s left", line.text(10));
        ticker.pass(Duration.ofSeconds(998));
        assertEquals("days: 10 of 40 █████░░░░░░░░░░░░░░░ 25 %, 1 min 40 s each, 50 min 0 s left", line.text(10));
        assertEquals("days: 0 of 40 ░░░░░░░░░░░░░░░░░░░░ 0 %", line.text(0));
    }

    @Test
    void countsWhatDoesNotTellItsSize() {
        ProgressLine line = new ProgressLine("", ProgressLine.UNKNOWN, ticker);
        ticker.pass(Duration.ofSeconds(10));
        assertEquals("12,000, 1,200/s", line.text(12_000));
    }

    @Test
    void saysNothingOfALoopThatIsOverAtOnce() {
        assertEquals(List.of(1, 2, 3), drained(counted(List.of(1, 2, 3).iterator(), 3, 10)));
        assertEquals(List.of(""), shown);
    }

    @Test
    void showsALineWhileALoopRunsAndTakesItAwayAtTheEnd() {
        drained(counted(IntStream.range(0, 5).iterator(), 5, 150));
        assertTrue(shown.get(0).startsWith("n: 1 of 5 "), shown.toString());
        assertEquals("", shown.get(shown.size() - 1));
    }

    @Test
    void knowsTheSizeOfCollectionsAndTablesAndStreams() {
        List<String> lines = new ArrayList<>();
        Progress.connect(new ProgressBoard(lines::add));
        List<Object> all = new ArrayList<>();
        Progress.of(SampleTables.orders(3), "rows").forEach(row -> all.add(row.getRowNumber()));
        Progress.of(IntStream.range(0, 3).boxed().spliterator(), "n").forEach(all::add);
        Progress.of(Arrays.asList("a", "b"), "").forEach(all::add);
        assertEquals(List.of(0, 1, 2, 0, 1, 2, "a", "b"), all);
        assertEquals(List.of(), lines);
    }

    @Test
    void sharesOneLineAmongALoopAndTheCallsInsideOfIt() {
        ProgressBoard board = new ProgressBoard(shown::add);
        ProgressDisplay outer = board.part();
        ProgressDisplay inner = board.part();
        outer.show("accounts: 1");
        inner.show("fills: 500 rows");
        inner.show("");
        outer.show("accounts: 2");
        board.clear();
        assertEquals(List.of("accounts: 1", "accounts: 1 · fills: 500 rows", "accounts: 1", "accounts: 2", ""), shown);
    }

    private Iterator<Integer> counted(Iterator<Integer> items, long size, long eachMs) {
        Iterator<Integer> slow = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Integer next() {
                ticker.pass(Duration.ofMillis(eachMs));
                return items.next();
            }
        };
        return new Progress.Counted<>(slow, new ProgressLine("n", size, ticker), shown::add);
    }

    private static List<Integer> drained(Iterator<Integer> items) {
        List<Integer> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        return all;
    }
}

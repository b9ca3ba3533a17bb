package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.FakeTicker;
import io.ttlab.demo.DemoOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line that shows how a long call gets on. */
class MeterTest {
    private final FakeTicker ticker = new FakeTicker();
    private final List<String> lines = new ArrayList<>();
    private final Meter meter = new Meter("tt.ledger.fills", lines::add, ticker);

    @Test
    void saysNothingOfACallThatIsSoonDone() {
        meter.page(500);
        ticker.pass(Duration.ofMillis(999));
        meter.page(500);
        meter.close();

        assertEquals(List.of(), lines);
    }

    @Test
    void tellsRowsPagesRateTimeLeftAndWhatItWaitsFor() {
        meter.expect(1_000);
        meter.page(500);
        meter.advance(100);
        ticker.pass(Duration.ofSeconds(2));
        meter.page(1_500);
        ticker.pass(Duration.ofSeconds(2));
        meter.advance(300);
        meter.waiting("rate limit, 3/s");
        meter.close();

        assertEquals(
                List.of(
                        "tt.ledger.fills: 2,000 rows, 2 pages, 1,000 rows/s, 18 s left",
                        "tt.ledger.fills: 2,000 rows, 2 pages, 500 rows/s, 6 s left, waiting: rate limit, 3/s",
                        ""),
                lines);
    }

    @Test
    void saysNothingOfTheTimeLeftWhereNobodyKnowsHowMuchThereIs() {
        ticker.pass(Duration.ofSeconds(1));
        meter.page(1);

        assertEquals(List.of("tt.ledger.fills: 1 row, 1 page, 1 row/s"), lines);
    }

    @Test
    void tellsTheTimeLeftOfWalksAndSplits() {
        DemoOptions options =
                DemoOptions.defaults().withFills(6_000).withFillCap(100).withOrders(2_500);
        try (DemoSession session = new DemoSession(options, 3)) {
            session.tt.ledger.fills();
            session.tt.ledger.orders();

            for (String call : List.of("fills", "orders")) {
                assertTrue(
                        session.output.stream()
                                .anyMatch(line -> line.matches("tt\\.ledger\\." + call
                                        + ": [\\d,]+ rows, [\\d,]+ pages, [\\d,]+ rows/s, \\d+ s left.*")),
                        session::shown);
            }
        }
    }
}

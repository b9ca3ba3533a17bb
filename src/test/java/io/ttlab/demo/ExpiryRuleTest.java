package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryRuleTest {
    @ParameterizedTest
    @CsvSource({
        "ZN, 2025-12, 2025-12-19",
        "ES, 2025-12, 2025-12-19",
        "6E, 2025-12, 2025-12-15",
        "ZT, 2025-09, 2025-09-30",
        "CL, 2026-02, 2026-01-20",
        "NG, 2025-11, 2025-10-29",
        "HO, 2025-11, 2025-10-31",
        "GC, 2025-10, 2025-10-29",
        "FGBL, 2025-12, 2025-12-08",
        "FDAX, 2025-09, 2025-09-19",
        "BRN, 2025-12, 2025-10-31",
        "KC, 2026-03, 2026-03-19",
        "SB, 2026-03, 2026-02-27",
        "IR, 2025-12, 2025-12-11",
        "IR, 2026-05, 2026-05-07",
        "XT, 2025-12, 2025-12-15",
        "AP, 2025-12, 2025-12-18",
        "NK, 2025-12, 2025-12-11",
        "VX, 2026-01, 2026-01-21",
    })
    void knowsTheLastTradingDay(String symbol, String month, String day) {
        Listing listing = Listing.all().stream()
                .filter(l -> l.contract().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        assertEquals(LocalDate.parse(day), listing.rule().lastTradeDate(YearMonth.parse(month)));
    }
}

package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services say to requests that they do not understand, whole. */
class RefusalsTest {
    private static String refusal(String message) {
        return "{\"status\": \"Fail\", \"status_message\": \"" + message + "\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ttledger/fills?minTimestamp=abc | 400 | Invalid value 'abc' for parameter minTimestamp",
                "ttpds/products | 400 | marketId is required",
                "ttpds/productfamilies | 400 | marketId is required",
                "ttpds/productfamily | 400 | productFamilyId is required",
                "ttpds/productfamily/1 | 200 | Product family 1 not found",
                "ttpds/product/1 | 200 | Product 1 not found",
                "ttpds/currencyrates?fromCurrencyName=EUR&toCurrencyName=XXX | 200 | No currency rate for 'XXX'",
                "ttuser/user/1 | 200 | User 1 not found or not visible",
                "ttaccount/account/1 | 200 | Account 1 not found",
                "ttmonitor/sod/upload/1 | 200 | Batch 1 not found"
            })
    void saysWhatIsWrongWithAGet(String path, int status, String message) {
        try (Wire wire = Wire.open()) {
            HttpResponse<String> answer = wire.get(path);
            assertEquals(refusal(message), answer.body());
            assertEquals(status, answer.statusCode());
        }
    }

    @Test
    void saysWhatIsWrongWithAGrant() {
        try (Wire wire = Wire.open()) {
            assertEquals(
                    refusal("Invalid grant_type. Only user_app is supported."),
                    wire.post("ttid/token", "grant_type=password").body());
        }
    }

    @Test
    void saysWhatIsWrongWithAFillByHand() {
        try (Wire wire = Wire.open()) {
            for (String body : List.of("{}", "[1]", "fills")) {
                HttpResponse<String> answer = wire.post("ttmonitor/adminfill", body);
                assertEquals(refusal("Invalid request body: a JSON list of fills is expected"), answer.body());
                assertEquals(400, answer.statusCode());
            }
            Instrument instrument = wire.world().instruments().stream()
                    .filter(each -> !each.expired() && !each.isSpread())
                    .findFirst()
                    .orElseThrow();
            String account = String.valueOf(wire.world().accounts().get(0).id());
            String alias = instrument.alias();
            assertRefused(wire, "5", instrument, "1", "1", "Unknown accountId '5'");
            assertRefused(wire, account, instrument, "0", "1", "Invalid quantity 0.0");
            assertRefused(
                    wire, account, instrument, "1", "1.00003", "Price 1.00003 is not on the tick grid of " + alias);
        }
    }

    private static void assertRefused(
            Wire wire, String account, Instrument instrument, String quantity, String price, String reason) {
        String body = "[{\"accountId\": " + account + ", \"instrumentId\": \"" + instrument.id() + "\", \"lastPx\": "
                + price + ", \"lastQty\": " + quantity + ", \"side\": 1}]";
        assertEquals(
                "{\"adminFills\": [{\"index\": 0, \"reason\": \"" + reason
                        + "\", \"result\": \"Rejected\"}], \"lastPage\": \"true\", \"status\": \"Ok\"}",
                wire.post("ttmonitor/adminfill", body).body());
    }

    @Test
    void saysWhichOptionCannotBe() {
        assertEquals(
                "The demo's option 'fills' must be at least 0, not -1.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DemoOptions.defaults().withFills(-1))
                        .getMessage());
    }
}

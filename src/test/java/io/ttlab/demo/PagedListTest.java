package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagedListTest {
    private static String optionsOnEs(Wire wire) {
        return wire.world().products().stream()
                .filter(p -> p.symbol().equals("ES") && p.typeId() == Product.OPTION)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aKeyLeadsToTheNextPageAndComesWithTheLastOneToo() {
        try (Wire wire = Wire.open()) {
            String path = "ttpds/instruments?productId=" + optionsOnEs(wire);
            Map<String, Object> first = wire.json(path);
            assertEquals(500, Json.rows(first, "instruments").size());
            assertEquals("false", first.get("lastPage"));
            String key = Json.text(first, "nextPageKey");
            assertTrue(key.matches("l:500,g:\\d+,r:0,p:\\d+,gfc:1"), key);
            Map<String, Object> second =
                    wire.json(path + "&nextPageKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
            assertEquals(106, Json.rows(second, "instruments").size());
            assertEquals("true", second.get("lastPage"));
            assertTrue(second.containsKey("nextPageKey"));
        }
    }

    @Test
    void aKeyIsWorthlessWithoutItsFilters() {
        try (Wire wire = Wire.open()) {
            String path = "ttpds/instruments?productId=" + optionsOnEs(wire);
            String key = URLEncoder.encode(Json.text(wire.json(path), "nextPageKey"), StandardCharsets.UTF_8);
            HttpResponse<String> bare = wire.get("ttpds/instruments?nextPageKey=" + key);
            assertEquals(400, bare.statusCode());
            assertEquals(
                    "{\"status\": \"Fail\", \"status_message\": \"Either productId or alias is required\"}",
                    bare.body());
            HttpResponse<String> other = wire.get(path + "&productTypeId=51&nextPageKey=" + key);
            assertEquals("{\"status\": \"Fail\", \"status_message\": \"Invalid nextPageKey\"}", other.body());
            assertEquals(400, wire.get(path + "&nextPageKey=nonsense").statusCode());
        }
    }

    @Test
    void aWrongNameOfTheKeyRestartsSilently() {
        try (Wire wire = Wire.open()) {
            String path = "ttpds/instruments?productId=" + optionsOnEs(wire);
            assertEquals(
                    wire.get(path).body(), wire.get(path + "&pageKey=l:500").body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ttaccount/accounts, accounts",
        "ttuser/users, users",
        "ttpds/algos, algos",
        "ttpds/syntheticinstruments, syntheticInstruments",
        "ttmonitor/position, positions",
        "ttmonitor/productposition, productPositions",
        "ttmonitor/productfamilyposition, productFamilyPositions",
        "ttmonitor/creditutilization, creditUtilization",
        "ttmonitor/sod/60111, sod"
    })
    void anyPageSizeGivesTheSameRows(String path, String name) {
        DemoOptions options = Wire.options().withTicking(false).withExtraAlgos(20);
        try (Wire whole = Wire.open(options);
                Wire small = Wire.open(options.withPageSize(3))) {
            List<Map<String, Object>> expected = whole.rows(path, name);
            assertTrue(expected.size() > 3, name);
            assertEquals(expected, small.pages(path, name));
        }
    }

    @Test
    void theRiskSideHasOpaqueKeys() {
        try (Wire wire = Wire.open(Wire.options().withPageSize(2))) {
            assertTrue(Json.text(wire.json("ttaccount/accounts"), "nextPageKey").matches("[A-Za-z0-9+/=]{40,}"));
        }
    }
}

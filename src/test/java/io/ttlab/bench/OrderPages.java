package io.ttlab.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Pages of orders with 45 fields each, as {@code /orders} would send them to a busy company. */
final class OrderPages {
    static final int FIELDS = 45;

    private OrderPages() {}

    /** Makes {@code pages} pages of {@code rows} orders, the same for the same seed. */
    static List<byte[]> make(int pages, int rows, long seed) {
        Random random = new Random(seed);
        List<byte[]> made = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            StringBuilder json = new StringBuilder("{\"lastPage\": \"true\", \"orders\": [");
            for (int row = 0; row < rows; row++) {
                order(json.append(row == 0 ? "{" : ", {"), random, page * rows + row);
            }
            made.add(json.append("], \"status\": \"Ok\"}").toString().getBytes(StandardCharsets.UTF_8));
        }
        return made;
    }

    private static void order(StringBuilder json, Random random, int number) {
        int side = 1 + random.nextInt(2);
        double price = Math.rint(random.nextDouble() * 40_000) / 64;
        int quantity = 1 + random.nextInt(400);
        int filled = random.nextInt(quantity);
        String orderId = new UUID(random.nextLong(), random.nextLong()).toString();
        String exec = Long.toString(random.nextLong() >>> 1, 36) + Long.toString(random.nextLong() >>> 40, 36);
        number(json, "accountId", 60_000 + random.nextInt(40));
        text(json, "accountName", "ACC-" + random.nextInt(40));
        number(json, "algoId", 0);
        number(json, "algoType", 0);
        decimal(json, "avgPx", price);
        number(json, "brokerId", 4200);
        text(json, "clientIP", "16787978");
        number(json, "contingencyType", 1);
        decimal(json, "cumulatedQuantity", filled);
        number(json, "currUserId", 4_200_000 + random.nextInt(30));
        number(json, "dateTime", 1_794_500_000_000_000_000L + number * 1_000_003L);
        decimal(json, "displayQty", quantity);
        text(json, "execId", exec);
        number(json, "execInst", 6);
        text(json, "executionType", random.nextInt(4) == 0 ? "12" : "1");
        text(json, "instrumentId", Long.toUnsignedString(0x9E3779B97F4A7C15L * (1 + random.nextInt(120))));
        decimal(json, "leavesQuantity", quantity - filled);
        flag(json, "manualOrderIndicator", random.nextBoolean());
        number(json, "marketId", 7);
        decimal(json, "minQty", 0);
        number(json, "orderCapacity", 1);
        number(json, "orderCrossPreventionType", 1);
        text(json, "orderId", orderId);
        number(json, "orderOrigination", 5);
        decimal(json, "orderQty", quantity);
        text(json, "orderStatus", filled == 0 ? "1" : "2");
        text(json, "orderType", "2");
        text(json, "parentOrderId", "");
        number(json, "positionEffect", 1);
        decimal(json, "price", price);
        text(json, "securityDescription", "ZN Dec26");
        text(json, "side", String.valueOf(side));
        number(json, "source", 3);
        decimal(json, "stopPrice", price + 1);
        number(json, "syntheticStatus", 3);
        text(json, "syntheticType", "7");
        text(json, "timeInForce", random.nextInt(3) == 0 ? "2" : "1");
        text(json, "uniqueExecId", exec);
        text(json, "userId", "42000" + random.nextInt(30));
        for (int i = 39; i < FIELDS; i++) {
            text(json, "text" + (char) ('A' + i - 39), "desk note " + random.nextInt(50));
        }
        json.setLength(json.length() - 2);
        json.append('}');
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\": \"").append(value).append("\", ");
    }

    private static void number(StringBuilder json, String name, long value) {
        json.append('"').append(name).append("\": ").append(value).append(", ");
    }

    private static void decimal(StringBuilder json, String name, double value) {
        json.append('"')
                .append(name)
                .append("\": ")
                .append(String.format(Locale.ROOT, "%s", value))
                .append(", ");
    }

    private static void flag(StringBuilder json, String name, boolean value) {
        json.append('"').append(name).append("\": ").append(value).append(", ");
    }
}

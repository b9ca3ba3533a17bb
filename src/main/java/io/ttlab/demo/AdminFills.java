package io.ttlab.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the fills that an administrator enters: each is accepted or refused by itself, and an accepted one shows in the
 * next {@code /fills} and {@code /position}. Names of fields and the answer's shape are inferred (INF). Thread-safe.
 */
final class AdminFills {
    private static final int MOST = 20;
    private static final long NUMBERS_FROM = 1_000_000_000L;

    private final World world;
    private final AtomicLong accepted = new AtomicLong();

    AdminFills(World world) {
        this.world = world;
    }

    /** What became of one item: the new record's id, or the reason of the refusal. */
    private record Outcome(int index, String recordId, String reason) {}

    void post(Call call) {
        List<Map<String, String>> items;
        try {
            items = JsonRows.read(call.request.body());
        } catch (IOException e) {
            throw new Call.Refused(400, "Invalid request body: a JSON list of fills is expected");
        }
        if (items.isEmpty() || items.size() > MOST) {
            throw new Call.Refused(400, "Between 1 and " + MOST + " fills are allowed, not " + items.size());
        }
        List<Fill> fills = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                Fill fill = fill(items.get(i), Span.ns(call.now) + i);
                fills.add(fill);
                outcomes.add(new Outcome(i, fill.recordId(), ""));
            } catch (IllegalArgumentException e) {
                outcomes.add(new Outcome(i, "", String.valueOf(e.getMessage())));
            }
        }
        world.add(fills);
        Envelope.single(call).list("adminFills", outcomes, AdminFills::write).write();
    }

    private static void write(JsonWriter json, Outcome outcome) {
        json.open().whole("index", outcome.index());
        if (outcome.reason().isEmpty()) {
            json.text("recordId", outcome.recordId()).text("result", "Accepted");
        } else {
            json.text("reason", outcome.reason()).text("result", "Rejected");
        }
        json.close();
    }

    private Fill fill(Map<String, String> item, long timeNs) {
        String instrumentId = value(item, "instrumentId");
        Instrument instrument = world.instrument(instrumentId)
                .filter(found -> !found.expired() && !found.isSpread())
                .orElseThrow(() -> new IllegalArgumentException("Unknown instrumentId '" + instrumentId + "'"));
        String accountId = value(item, "accountId");
        Account account = world.accounts().stream()
                .filter(a ->
                        Integer.toString(a.id()).equals(accountId) || a.name().equals(accountId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown accountId '" + accountId + "'"));
        int side = side(value(item, "side"));
        double quantity = number(item, "quantity", "lastQty", "qty", "fillQty", "orderQty");
        double price = number(item, "price", "lastPx", "fillPx");
        if (quantity <= 0 || quantity != Math.rint(quantity)) {
            throw new IllegalArgumentException("Invalid quantity " + quantity);
        }
        Contract contract = instrument.contract();
        if (Math.abs(contract.price(contract.ticks(price)) - price) > contract.tickSize() * 1e-6) {
            throw new IllegalArgumentException("Price " + price + " is not on the tick grid of " + instrument.alias());
        }
        long number = NUMBERS_FROM + accepted.incrementAndGet();
        Order order = new Order(
                Ids.uuid(world.salt, "adminfill", number),
                Ids.execution(world.salt ^ 0xAD111, number),
                "",
                "0",
                account.id(),
                Desk.KEY_USER,
                instrument,
                side,
                Order.LIMIT,
                Order.DAY,
                Order.FILLED,
                quantity,
                quantity,
                price,
                0,
                timeNs,
                false);
        String id = Ids.execution(world.salt, number);
        String record = Ids.execution(~world.salt, number);
        return new Fill(
                number,
                timeNs,
                timeNs,
                order,
                instrument,
                side,
                price,
                quantity,
                Fill.SINGLE,
                quantity,
                price,
                false,
                id,
                record);
    }

    private static String value(Map<String, String> item, String... names) {
        for (String name : names) {
            if (item.containsKey(name)) {
                return item.getOrDefault(name, "");
            }
        }
        throw new IllegalArgumentException("Missing " + names[0]);
    }

    private static double number(Map<String, String> item, String... names) {
        String text = value(item, names);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid " + names[0] + " '" + text + "'", e);
        }
        throw new IllegalArgumentException("Invalid " + names[0] + " '" + text + "'");
    }

    private static int side(String text) {
        return switch (text) {
            case "1", "BUY" -> Order.BUY;
            case "2", "SELL" -> Order.SELL;
            default -> throw new IllegalArgumentException("Invalid side '" + text + "'");
        };
    }
}

package io.ttlab.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ttlab.client.Bodies;
import io.ttlab.client.Call;
import io.ttlab.client.Counts;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.schema.CodeTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Sends {@code /adminfill}: twenty fills a request, ten seconds apart, each request once.
 *
 * <p>TT documents the list and its length; the names of the members are those of fills (inferred).
 */
final class AdminFills {
    static final int MOST = 20;

    /** TT says ten seconds between POSTs on one page and one second on another: the longer one is right on both. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final JsonFactory JSON = new JsonFactory();

    private final Session session;

    AdminFills(Session session) {
        this.session = session;
    }

    /** A fill with its names turned into ids. */
    private record Ready(String account, String instrument, String side, AdminFillQuery.Item item) {
        String words(String accountName, String instrumentName) {
            return String.format(
                    Locale.ROOT,
                    "  %s %s %s at %s in %s",
                    item.side().toUpperCase(Locale.ROOT),
                    plain(item.quantity()),
                    instrumentName,
                    plain(item.price()),
                    accountName);
        }
    }

    Table send(AdminFillQuery query) {
        if (query.items.isEmpty()) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "adminFill needs a fill: tt.monitor.adminFill(q -> q.fill(\"ACCOUNT\", instrumentId, \"BUY\", 1, 110.25)).");
        }
        List<Ready> ready = query.items.stream().map(this::ready).toList();
        session.writes().require(words(ready), query.confirmed);
        IntColumn rows = IntColumn.create("row");
        StringColumn results = StringColumn.create("result");
        StringColumn reasons = StringColumn.create("reason");
        StringColumn records = StringColumn.create("recordId");
        Table table = Table.create("adminFill", rows, results, reasons, records);
        for (int from = 0; from < ready.size(); from += MOST) {
            if (from > 0) {
                pause();
            }
            List<Ready> part = ready.subList(from, Math.min(ready.size(), from + MOST));
            Map<String, Object> answer;
            try {
                answer = session.gateway().post(Call.of("ttmonitor", "adminfill"), json(part), Bodies::object);
            } catch (TtException failed) {
                if (table.rowCount() > 0) {
                    session.keepPartial(table);
                    session.warn("The first " + from + " of " + ready.size()
                            + " fills were sent before this; tt.partial() has the answers.");
                }
                throw failed;
            }
            append(table, from, part.size(), answer);
        }
        return table;
    }

    private Ready ready(AdminFillQuery.Item item) {
        String instrument = String.valueOf(item.instrumentId()).strip();
        if (!instrument.matches("\\d{1,20}")) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "'" + instrument
                            + "' is no instrument id. Ids stand in the column id of tt.pds.instruments(\"CME:ES\").");
        }
        if (!(item.quantity() > 0) || Double.isInfinite(item.quantity()) || !Double.isFinite(item.price())) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "A fill of " + plain(item.quantity()) + " at " + plain(item.price())
                            + " cannot be: the quantity is above zero (the side says which way), the price a number.");
        }
        CodeTables codes = session.enumerations().tables(Enumerations.Source.ORDERS);
        String side = codes.code("side", item.side());
        if (side == null) {
            throw new TtException(
                    Kind.UNKNOWN_NAME,
                    "No side '" + item.side() + "' on "
                            + session.settings().environment().label()
                            + ". Say BUY or SELL; tt.ledger.orderData() lists the others.");
        }
        return new Ready(session.resolver().account(item.account()), instrument, side, item);
    }

    private String words(List<Ready> ready) {
        StringBuilder words =
                new StringBuilder("POST ttmonitor/adminfill with " + Counts.of(ready.size(), "fill") + ":");
        Names names = session.names();
        Map<String, String> accounts = names.names(
                Names.Subject.ACCOUNT, ready.stream().map(Ready::account).toList());
        Map<String, String> instruments = names.names(
                Names.Subject.INSTRUMENT, ready.stream().map(Ready::instrument).toList());
        for (Ready fill : ready) {
            words.append('\n')
                    .append(fill.words(
                            accounts.getOrDefault(fill.account(), fill.account()),
                            instruments.getOrDefault(fill.instrument(), fill.instrument())));
        }
        return words.toString();
    }

    private static byte[] json(List<Ready> part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (Ready fill : part) {
                json.writeStartObject();
                json.writeFieldName("accountId");
                json.writeRawValue(fill.account());
                json.writeStringField("instrumentId", fill.instrument());
                json.writeNumberField("lastPx", fill.item().price());
                json.writeNumberField("lastQty", fill.item().quantity());
                json.writeFieldName("side");
                json.writeRawValue(fill.side());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** Adds a line per fill: what the answer says of it by its index, or that the list as a whole was taken. */
    private static void append(Table table, int from, int count, Map<String, Object> answer) {
        Map<String, Map<?, ?>> told = new HashMap<>();
        List<Map<?, ?>> records = Answers.records(answer);
        for (int i = 0; i < records.size(); i++) {
            told.put(Answers.text(records.get(i), String.valueOf(i), "index"), records.get(i));
        }
        for (int i = 0; i < count; i++) {
            Map<?, ?> record = told.getOrDefault(String.valueOf(i), Map.of());
            String reason = Answers.text(record, "", "reason", "status_message", "message");
            String unsaid =
                    !reason.isEmpty() ? "Rejected" : record.isEmpty() && !told.isEmpty() ? "not told" : "Accepted";
            table.intColumn("row").append(from + i + 1);
            table.stringColumn("result").append(Answers.text(record, unsaid, "result", "status"));
            table.stringColumn("reason").append(reason);
            table.stringColumn("recordId").append(Answers.text(record, "", "recordId", "execId", "id"));
        }
    }

    private void pause() {
        try {
            session.gateway().ticker().sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TtException(
                    Kind.INTERRUPTED, "Interrupted between two requests; the fills that were sent stay sent.");
        }
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(number);
    }
}

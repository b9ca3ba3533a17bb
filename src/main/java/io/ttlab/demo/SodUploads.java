package io.ttlab.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes start-of-day files: an address to upload to, the file itself there by PUT, and the batch's progress by its id.
 *
 * <p>A file is CSV with a header of {@code accountId,instrumentId,netPosition,price} (account names and aliases are taken
 * too), or a JSON list of such objects. Once it has arrived, the first question after it is answered PROCESSING and the
 * next DONE. Names and shapes are inferred (INF). Thread-safe.
 */
final class SodUploads {
    private enum Progress {
        PENDING,
        PROCESSING,
        DONE
    }

    private record RefusedRow(int row, String reason) {}

    /** One upload; guarded by its own monitor. */
    private static final class Batch {
        Progress progress = Progress.PENDING;
        List<Map<String, String>> rows = List.of();
        Optional<String> unreadable = Optional.empty();
        boolean arrived;
        int accepted;
        final List<RefusedRow> refused = new ArrayList<>();
    }

    private final World world;
    private final OtherHosts otherHosts;
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    SodUploads(World world, OtherHosts otherHosts) {
        this.world = world;
        this.otherHosts = otherHosts;
    }

    void begin(Call call) {
        String id = Ids.uuid(world.salt, "batch", number.incrementAndGet());
        Batch batch = new Batch();
        batches.put(id, batch);
        String address = otherHosts.uploadTo(body -> take(batch, body));
        Envelope.single(call).text("batchId", id).text("uploadUrl", address).write();
    }

    private static WireResponse take(Batch batch, byte[] body) {
        synchronized (batch) {
            if (batch.arrived) {
                return WireResponse.text(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
            }
            batch.arrived = true;
            try {
                batch.rows = rows(body);
            } catch (IOException e) {
                batch.unreadable = Optional.of(String.valueOf(e.getMessage()));
            }
            return WireResponse.text(200, "text/plain", "");
        }
    }

    private static List<Map<String, String>> rows(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("[") || text.startsWith("{")) {
            return JsonRows.read(body);
        }
        String[] lines = text.split("\r?\n");
        String[] names = lines[0].split(",");
        if (lines.length < 2 || names.length < 3) {
            throw new IOException("The file needs a header and rows of comma separated values.");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] values = lines[i].split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int j = 0; j < Math.min(names.length, values.length); j++) {
                row.put(names[j].strip(), values[j].strip());
            }
            rows.add(row);
        }
        return rows;
    }

    void progress(Call call) {
        Batch batch = batches.get(call.variable());
        if (batch == null) {
            throw new Call.Refused(200, "Batch " + call.variable() + " not found");
        }
        synchronized (batch) {
            advance(batch);
            Envelope.single(call)
                    .member("sodUpload", json -> {
                        json.open().whole("acceptedRows", batch.accepted);
                        json.text("batchId", call.variable()).text("batchStatus", batch.progress.name());
                        json.openArray("refusedRows");
                        for (RefusedRow row : batch.refused) {
                            json.open()
                                    .text("reason", row.reason())
                                    .whole("row", row.row())
                                    .close();
                        }
                        json.closeArray().close();
                    })
                    .write();
        }
    }

    private void advance(Batch batch) {
        if (batch.arrived && batch.progress == Progress.PENDING) {
            batch.progress = Progress.PROCESSING;
        } else if (batch.progress == Progress.PROCESSING) {
            batch.progress = Progress.DONE;
            process(batch);
        }
    }

    private void process(Batch batch) {
        batch.unreadable.ifPresent(reason -> batch.refused.add(new RefusedRow(0, reason)));
        Map<Book.Key, StartOfDay> changed = new LinkedHashMap<>();
        for (int i = 0; i < batch.rows.size(); i++) {
            try {
                StartOfDay sod = startOfDay(batch.rows.get(i));
                changed.put(new Book.Key(sod.accountId(), sod.instrument().id()), sod);
                batch.accepted++;
            } catch (IllegalArgumentException e) {
                batch.refused.add(new RefusedRow(i + 1, String.valueOf(e.getMessage())));
            }
        }
        world.replace(changed);
    }

    private StartOfDay startOfDay(Map<String, String> row) {
        String account = row.getOrDefault("accountId", row.getOrDefault("account", ""));
        String instrument = row.getOrDefault("instrumentId", row.getOrDefault("instrument", ""));
        Account knownAccount = world.accounts().stream()
                .filter(a ->
                        Integer.toString(a.id()).equals(account) || a.name().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown account '" + account + "'"));
        Instrument knownInstrument = world.instruments().stream()
                .filter(i -> !i.expired())
                .filter(i -> i.id().equals(instrument) || i.alias().equals(instrument))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown instrument '" + instrument + "'"));
        double net = number(row, "netPosition");
        double price = net == 0 ? 0 : number(row, "price");
        return new StartOfDay(knownAccount.id(), knownInstrument, net, price);
    }

    private static double number(Map<String, String> row, String name) {
        String text = row.getOrDefault(name, "");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid " + name + " '" + text + "'", e);
        }
    }
}

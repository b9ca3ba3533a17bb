package io.ttlab.api;

import io.ttlab.client.Bodies;
import io.ttlab.client.Call;
import io.ttlab.client.Counts;
import io.ttlab.client.FileFailures;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Uploads start-of-day records: asks for the address, sends the file there without any credential, and follows the batch
 * to its end.
 *
 * <p>TT documents the steps; the names in the answers are inferred, so they are looked for by their meaning.
 */
final class SodUpload {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 900;
    private static final long MOST_BYTES = 256L << 20;

    private final Session session;

    SodUpload(Session session) {
        this.session = session;
    }

    Table send(Path file, boolean confirmed) {
        byte[] content = read(file);
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        StringBuilder what = new StringBuilder(String.format(
                Locale.ROOT,
                "POST ttmonitor/sod/upload with %s: %s, %s",
                file.getFileName(),
                Counts.of(lines.size(), "line"),
                Counts.of(content.length, "byte")));
        lines.stream()
                .limit(5)
                .forEach(line ->
                        what.append("\n  ").append(session.gateway().redactor().line(line, 100)));
        what.append(lines.size() > 5 ? "\n  …" : "").append("\nIt replaces the start-of-day positions that it names.");
        session.writes().require(what.toString(), confirmed);

        Map<String, Object> answer = session.gateway()
                .post(Call.of("ttmonitor", "sod/upload"), "{}".getBytes(StandardCharsets.UTF_8), Bodies::object);
        String address = Answers.find(answer, "", "uploadUrl", "url", "upload_url", "signedUrl");
        String batch = Answers.find(answer, "", "batchId", "batch_id", "id");
        if (address.isEmpty() || batch.isEmpty()) {
            throw new TtException(
                    Kind.BODY,
                    "ttmonitor/sod/upload answered without an upload address or a batch id. Nothing was uploaded."
                            + " tt.trace(true) shows the exchange.");
        }
        int status = session.gateway().upload(address(address), content, "text/csv");
        if (status / 100 != 2) {
            throw new TtException(
                    Kind.REFUSED,
                    "The upload address refused the file with " + status + ", so batch " + batch
                            + " stays empty. Addresses are short-lived: call uploadSod again.",
                    status,
                    null);
        }
        return follow(batch);
    }

    private URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAnAddress) {
            throw new TtException(
                    Kind.BODY,
                    "ttmonitor/sod/upload named '"
                            + session.gateway().redactor().line(text, 120)
                            + "' to send the file to, which is no address. Nothing was uploaded. Tell TT.");
        }
    }

    private Table follow(String batch) {
        ProgressDisplay display = line -> session.progress(line);
        try {
            for (int step = 0; step < MOST_STEPS; step++) {
                Map<String, Object> answer = ask(batch);
                String state = state(answer);
                if (isOver(state)) {
                    return table(batch, answer);
                }
                display.show("sod upload " + batch + ": " + state.toLowerCase(Locale.ROOT));
                session.gateway().ticker().sleep(STEP);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TtException(
                    Kind.INTERRUPTED,
                    "Interrupted while batch " + batch
                            + " was followed; it goes on at TT. Look with tt.monitor.sodUpload(\"" + batch + "\").");
        } finally {
            display.show("");
        }
        throw new TtException(
                Kind.TIMEOUT,
                "Batch " + batch + " was not done after " + MOST_STEPS * STEP.toSeconds() / 60
                        + " minutes. Look again with tt.monitor.sodUpload(\"" + batch + "\").");
    }

    /** Returns how far a batch is: one row per refused row of the file, or one alone where none was refused. */
    Table status(String batch) {
        return table(batch, ask(batch));
    }

    private Map<String, Object> ask(String batch) {
        Call call = Rows.call(MonitorEndpoints.SOD_UPLOAD_STATUS, batch).patient(Call.Patience.SINGLE);
        return session.gateway().get(call, Bodies::object);
    }

    private static String state(Map<String, Object> answer) {
        String named = Answers.find(answer, "", "batchStatus", "batch_status", "state", "uploadStatus");
        for (Object part : answer.values()) {
            // The answer's own status says how the question went; one within says how the batch stands.
            named = named.isEmpty() ? Answers.find(part, "", "status") : named;
        }
        return named.isEmpty() ? "UNKNOWN" : named;
    }

    private static boolean isOver(String state) {
        return state.toUpperCase(Locale.ROOT)
                .matches(".*(DONE|COMPLETE|FINISH|SUCCE|FAIL|ERROR|REJECT|CANCEL|UNKNOWN).*");
    }

    private static Table table(String batch, Map<String, Object> answer) {
        StringColumn ids = StringColumn.create("batchId");
        StringColumn states = StringColumn.create("batchStatus");
        StringColumn accepted = StringColumn.create("acceptedRows");
        StringColumn rows = StringColumn.create("row");
        StringColumn results = StringColumn.create("result");
        StringColumn reasons = StringColumn.create("reason");
        List<Map<?, ?>> refused = Answers.records(answer);
        for (Map<?, ?> record : refused.isEmpty() ? List.<Map<?, ?>>of(Map.of()) : refused) {
            ids.append(batch);
            states.append(state(answer));
            accepted.append(Answers.find(answer, "", "acceptedRows", "accepted", "rowsAccepted"));
            rows.append(Answers.text(record, "", "row", "line", "rowNumber", "index"));
            results.append(refused.isEmpty() ? "" : Answers.text(record, "Rejected", "result"));
            reasons.append(Answers.text(record, "", "reason", "message", "status_message", "error"));
        }
        return Table.create("sodUpload", ids, states, accepted, rows, results, reasons);
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES || Files.size(file) == 0) {
                throw new TtException(
                        Kind.ARGUMENT,
                        "'" + file + "' has " + Counts.of(Files.size(file), "byte")
                                + ". A start-of-day file has a header and rows, and at most " + (MOST_BYTES >> 20)
                                + " MB.");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "Cannot read '" + file + "': " + FileFailures.reading(unreadable) + ". Nothing was sent.",
                    0,
                    unreadable);
        }
    }
}

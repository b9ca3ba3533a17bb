package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.Environment;
import io.ttlab.client.LiteralServer;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.Sample;
import io.ttlab.client.Secret;
import io.ttlab.client.Settings;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** What is said when a write may not go out, or goes wrong on its way. */
class WriteFailuresTest {
    private static final String CODES =
            "{\"orderData\": {\"side\": {\"1\": \"BUY\", \"2\": \"SELL\"}}, \"status\": \"Ok\"}";

    @TempDir
    Path folder;

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("sod.csv"), "accountId,netPosition\n1,5\n");
    }

    private OtherSession session() {
        return new OtherSession()
                .says("ttledger/orderdata", CODES)
                .says("ttaccount/accounts", "{\"accounts\": [{\"id\": 1, \"name\": \"ACC\"}], \"status\": \"Ok\"}");
    }

    private static String said(Kind kind, Runnable call) {
        TtException failure = assertThrows(TtException.class, call::run);
        assertEquals(kind, failure.kind());
        return String.valueOf(failure.getMessage())
                .replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "desk"})
    void sendsNothingToLiveWithoutAProfileThatAllowsIt(String profile) {
        Settings settings = new Settings(
                Environment.LIVE,
                URI.create("https://127.0.0.1"),
                Secret.of(Sample.KEY),
                Secret.of(Sample.SECRET),
                "ttlab",
                "desk",
                3,
                java.time.ZoneOffset.UTC,
                folder,
                profile,
                false,
                false);
        String fix =
                profile.isEmpty() ? "a profile stored with 'ttlab login --env live' and use it." : "profile 'desk'.";
        assertEquals(
                "Nothing was sent: writes in live need a profile that allows them. Add the line allow_writes=true to "
                        + fix + " What would have gone to live:\nPOST 1 fill",
                said(Kind.NOT_CONFIRMED, () -> new Writes(settings, question -> true).require("POST 1 fill", true)));
    }

    @Test
    void showsTheFirstLinesOfAFileAndTheAddressItGoesTo() throws IOException {
        try (OtherSession session = session()) {
            Path file = Files.writeString(folder.resolve("sod.csv"), "a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n");
            assertEquals("""
                    Nothing was sent, since nobody can be asked here. Look at what would go to uat, and add confirm(true) \
                    to the call:
                    POST ttmonitor/sod/upload with sod.csv: 6 lines, 25 bytes
                      a,b
                      1,2
                      3,4
                      5,6
                      7,8
                      …
                    It replaces the start-of-day positions that it names.""", said(Kind.NOT_CONFIRMED, () -> session.tt.monitor.uploadSod(file)));
        }
    }

    @Test
    void refusesFilesThatAreEmptyOrTooLarge() throws IOException {
        try (OtherSession session = session()) {
            Path empty = Files.writeString(folder.resolve("empty.csv"), "");
            assertEquals(
                    "'" + empty + "' has 0 bytes. A start-of-day file has a header and rows, and at most 256 MB.",
                    said(Kind.ARGUMENT, () -> session.tt.monitor.uploadSod(empty, q -> q.confirm(true))));
            Path large = folder.resolve("large.csv");
            try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
                sparse.setLength((256L << 20) + 1);
            }
            assertEquals(
                    "'" + large
                            + "' has 268,435,457 bytes. A start-of-day file has a header and rows, and at most 256 MB.",
                    said(Kind.ARGUMENT, () -> session.tt.monitor.uploadSod(large, q -> q.confirm(true))));
        }
    }

    @Test
    void saysWhatIsWrongWithAnUploadAddress() throws IOException {
        Path file = file();
        try (OtherSession session = session()) {
            session.says("ttmonitor/sod/upload", "{\"status\": \"Ok\"}");
            assertEquals(
                    "ttmonitor/sod/upload answered without an upload address or a batch id. Nothing was uploaded."
                            + " tt.trace(true) shows the exchange.",
                    said(Kind.BODY, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true))));
            session.says(
                    "ttmonitor/sod/upload", "{\"batchId\": \"7\", \"uploadUrl\": \"ht tp://x y\", \"status\": \"Ok\"}");
            assertEquals(
                    "ttmonitor/sod/upload named 'ht tp://x y' to send the file to, which is no address. Nothing was"
                            + " uploaded. Tell TT.",
                    said(Kind.BODY, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true))));
            session.says(
                    "ttmonitor/sod/upload",
                    "{\"batchId\": \"7\", \"uploadUrl\": \"http://files.example.com/7\", \"status\": \"Ok\"}");
            assertEquals(
                    "The gateway named an upload address that is not https: 'http://files.example.com/7'. Nothing was"
                            + " sent. Tell TT.",
                    said(Kind.BODY, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true))));
        }
    }

    @Test
    void tellsThatTheUploadAddressRefusedTheFileOrBroke() throws IOException {
        Path file = file();
        try (OtherSession session = session();
                LiteralServer refusing = new LiteralServer(request -> Answer.of(403, "application/xml", "<Error/>"));
                LiteralServer breaking = new LiteralServer(
                        request -> Answer.of(200, "text/plain", "never").cutAfter(0))) {
            session.says("ttmonitor/sod/upload", upload(refusing));
            assertEquals(
                    "The upload address refused the file with 403, so batch 7 stays empty. Addresses are short-lived:"
                            + " call uploadSod again.",
                    said(Kind.REFUSED, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true))));
            session.says("ttmonitor/sod/upload", upload(breaking));
            String broke = said(Kind.FATE_UNKNOWN, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true)));
            assertEquals(
                    "The upload to http://HOST/files/7 broke: REASON. The file may have arrived: look at"
                            + " tt.monitor.sodUpload(batchId) before you send it again.",
                    broke.replaceFirst("broke: .*?\\. The", "broke: REASON. The"));
            assertEquals(1, breaking.requests().size());
        }
    }

    private static String upload(LiteralServer server) {
        return "{\"batchId\": \"7\", \"uploadUrl\": \"" + server.url() + "/files/7\", \"status\": \"Ok\"}";
    }

    @Test
    void followsABatchHoweverItsStateIsNamed() throws IOException {
        Path file = file();
        try (OtherSession session = session();
                LiteralServer files = new LiteralServer(request -> Answer.of(200, "text/plain", ""))) {
            session.says("ttmonitor/sod/upload", upload(files));
            AtomicInteger asked = new AtomicInteger();
            session.does(
                    "ttmonitor/sod/upload/7",
                    request -> Answer.json("{\"batch\": {\"status\": \""
                            + (asked.incrementAndGet() < 3 ? "PROCESSING" : "COMPLETED") + "\"}, \"status\": \"Ok\"}"));
            Table table = session.tt.monitor.uploadSod(file, q -> q.confirm(true));

            assertEquals("COMPLETED", table.stringColumn("batchStatus").get(0));
            assertEquals(3, asked.get());
        }
    }

    @Test
    void givesUpOnABatchThatIsNeverDone() throws IOException {
        Path file = file();
        try (OtherSession session = session();
                LiteralServer files = new LiteralServer(request -> Answer.of(200, "text/plain", ""))) {
            session.says("ttmonitor/sod/upload", upload(files));
            session.says("ttmonitor/sod/upload/7", "{\"batchStatus\": \"RUNNING\", \"status\": \"Ok\"}");

            assertEquals(
                    "Batch 7 was not done after 15 minutes. Look again with tt.monitor.sodUpload(\"7\").",
                    said(Kind.TIMEOUT, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true))));
        }
    }

    @Test
    void tellsOfABatchThatGoesOnAfterAnInterrupt() throws IOException {
        Path file = file();
        try (OtherSession session = session();
                LiteralServer files = new LiteralServer(request -> Answer.of(200, "text/plain", ""))) {
            session.says("ttmonitor/sod/upload", upload(files));
            session.says("ttmonitor/sod/upload/7", "{\"batchStatus\": \"RUNNING\", \"status\": \"Ok\"}");
            session.ticker.interruptAtSleep(2);

            assertEquals(
                    "Interrupted while batch 7 was followed; it goes on at TT. Look with tt.monitor.sodUpload(\"7\").",
                    said(Kind.INTERRUPTED, () -> session.tt.monitor.uploadSod(file, q -> q.confirm(true))));
            Thread.interrupted();
        }
    }

    @Test
    void tellsWhichFillsWereSentBeforeOneRequestFailed() {
        try (OtherSession session = session()) {
            AtomicInteger posts = new AtomicInteger();
            session.does(
                    "ttmonitor/adminfill",
                    request -> posts.incrementAndGet() == 1
                            ? Answer.json("{\"status\": \"Ok\"}")
                            : Answer.of(400, "application/json", "{\"message\": \"bad\"}"));
            assertEquals(
                    "ttmonitor/adminfill (request ID) was refused with 400 'bad'. Check the arguments; tt.trace(true) shows"
                            + " what is sent.",
                    said(Kind.REFUSED, () -> send(session, 25)));
            assertEquals(
                    List.of("The first 20 of 25 fills were sent before this; tt.partial() has the answers."),
                    session.warnings);
            assertEquals(20, session.tt.partial().rowCount());
        }
    }

    @Test
    void tellsThatFillsStaySentAfterAnInterruptBetweenRequests() {
        try (OtherSession session = session()) {
            session.says("ttmonitor/adminfill", "{\"status\": \"Ok\"}");
            session.ticker.interruptAtSleep(1);

            assertEquals(
                    "Interrupted between two requests; the fills that were sent stay sent.",
                    said(Kind.INTERRUPTED, () -> send(session, 25)));
            Thread.interrupted();
        }
    }

    private static void send(OtherSession session, int fills) {
        session.tt.monitor.adminFill(q -> {
            for (int i = 0; i < fills; i++) {
                q.fill("ACC", "99", "BUY", 1, 112.5);
            }
            q.confirm(true);
        });
    }

    @Test
    void tellsOfEachFillByTheIndexThatTheAnswerGives() {
        try (OtherSession session = session()) {
            session.says(
                    "ttmonitor/adminfill",
                    "{\"errors\": [{\"index\": 1, \"message\": \"no such instrument\"}], \"status\": \"Ok\"}");
            Table table = session.tt.monitor.adminFill(q -> q.fill("ACC", "98", "BUY", 1, 112.5)
                    .fill("ACC", "99", "BUY", 1, 112.5)
                    .confirm(true));

            assertEquals(
                    List.of("not told", "Rejected"),
                    table.stringColumn("result").asList());
            assertEquals(
                    List.of("", "no such instrument"),
                    table.stringColumn("reason").asList());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAFillAtNoPrice(double price) {
        try (OtherSession session = session()) {
            assertEquals(
                    "A fill of 1 at " + price
                            + " cannot be: the quantity is above zero (the side says which way), the price a number.",
                    said(Kind.ARGUMENT, () -> session.tt.monitor.adminFill(q -> q.fill("ACC", "99", "BUY", 1, price))));
        }
    }
}

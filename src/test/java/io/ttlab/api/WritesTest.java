package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Faults;
import io.ttlab.demo.RequestLog.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class WritesTest {
    private static final String ACCOUNT = "RATES-01";

    @TempDir
    Path folder;

    private static String instrument(DemoSession session) {
        return session.tt
                .pds
                .instruments(q -> q.alias("ZN Dec26"))
                .stringColumn("id")
                .get(0);
    }

    @Test
    void sendsNothingWhereNobodyCanBeAsked() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            String id = instrument(session);
            TtException refused = assertThrows(
                    TtException.class, () -> session.tt.monitor.adminFill(q -> q.fill(ACCOUNT, id, "BUY", 2, 112.5)));
            assertEquals(Kind.NOT_CONFIRMED, refused.kind());
            assertEquals("""
                    Nothing was sent, since nobody can be asked here. Look at what would go to demo, and add confirm(true) \
                    to the call:
                    POST ttmonitor/adminfill with 1 fill:
                      BUY 2 ZN Dec26 at 112.5 in RATES-01""", refused.getMessage());
            assertEquals(0, session.demo.requests().countEndingWith("adminfill"));
        }
    }

    @Test
    void showsWhatWillBeSentAndTakesNoForAnAnswer() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            List<String> questions = new ArrayList<>();
            Wiring.of(session.tt).confirmations(question -> {
                questions.add(question);
                return false;
            });
            String id = instrument(session);
            TtException refused = assertThrows(
                    TtException.class, () -> session.tt.monitor.adminFill(q -> q.fill(ACCOUNT, id, "SELL", 1, 112.5)));
            assertEquals("Nothing was sent to demo, since the answer was not y.", refused.getMessage());
            assertEquals(
                    List.of("This will be sent to demo:\nPOST ttmonitor/adminfill with 1 fill:\n"
                            + "  SELL 1 ZN Dec26 at 112.5 in RATES-01\nSend it? [y/N] "),
                    questions);
            assertEquals(0, session.demo.requests().countEndingWith("adminfill"));
        }
    }

    @Test
    void sendsTwentyFillsARequestTenSecondsApartAndTellsOfEach() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            String id = instrument(session);
            int before = session.tt.ledger.fills().rowCount();
            Table results = session.tt.monitor.adminFill(q -> {
                for (int i = 0; i < 44; i++) {
                    q.fill(ACCOUNT, id, "BUY", 1, i == 30 ? 112.5000001 : 112.5);
                }
                q.confirm(true);
            });
            assertEquals(44, results.rowCount());
            assertEquals(3, session.demo.requests().countEndingWith("adminfill"));
            assertEquals(
                    2,
                    session.ticker.sleeps().stream()
                            .filter(Duration.ofSeconds(10)::equals)
                            .count());
            for (Row row : results) {
                boolean refused = row.getInt("row") == 31;
                assertEquals(
                        refused ? "Rejected" : "Accepted", row.getString("result"), () -> "row " + row.getInt("row"));
                assertEquals(refused, row.getString("recordId").isEmpty());
                assertEquals(refused, row.getString("reason").contains("tick grid"));
            }
            assertEquals(before + 43, session.tt.ledger.fills().rowCount());
        }
    }

    @Test
    void tellsThatTheFateOfAWriteIsUnknownAndDoesNotSendItAgain() {
        DemoOptions options = DemoOptions.defaults().withFaults(Faults.parse("postreset:1"));
        try (DemoSession session = new DemoSession(options)) {
            String id = instrument(session);
            TtException unknown = assertThrows(
                    TtException.class,
                    () -> session.tt.monitor.adminFill(
                            q -> q.fill(ACCOUNT, id, "BUY", 2, 112.5).confirm(true)));
            assertEquals(Kind.FATE_UNKNOWN, unknown.kind());
            assertTrue(
                    unknown.getMessage()
                            .matches(
                                    "ttmonitor/adminfill \\(request [\\w-]+\\) was sent once, and no answer came, so it may or"
                                            + " may not have been carried out\\. It was not sent again: look before you repeat it\\."),
                    unknown.getMessage());
            assertEquals(1, session.demo.requests().countEndingWith("adminfill"));
        }
    }

    @Test
    void refusesFillsThatCannotBe() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            String id = instrument(session);
            assertEquals(
                    "adminFill needs a fill: tt.monitor.adminFill(q -> q.fill(\"ACCOUNT\", instrumentId, \"BUY\", 1, 110.25)).",
                    assertThrows(TtException.class, () -> session.tt.monitor.adminFill(q -> {}))
                            .getMessage());
            assertEquals(
                    "A fill of -1 at 112.5 cannot be: the quantity is above zero (the side says which way), the price a"
                            + " number.",
                    assertThrows(
                                    TtException.class,
                                    () -> session.tt.monitor.adminFill(q -> q.fill(ACCOUNT, id, "BUY", -1, 112.5)))
                            .getMessage());
            assertEquals(
                    "No side 'BYE' on demo. Say BUY or SELL; tt.ledger.orderData() lists the others.",
                    assertThrows(
                                    TtException.class,
                                    () -> session.tt.monitor.adminFill(q -> q.fill(ACCOUNT, id, "BYE", 1, 112.5)))
                            .getMessage());
            assertEquals(
                    "'ZN' is no instrument id. Ids stand in the column id of tt.pds.instruments(\"CME:ES\").",
                    assertThrows(
                                    TtException.class,
                                    () -> session.tt.monitor.adminFill(q -> q.fill(ACCOUNT, "ZN", "BUY", 1, 112.5)))
                            .getMessage());
        }
    }

    @Test
    void uploadsAStartOfDayFileWithoutCredentialsAndTellsOfRefusedRows() throws Exception {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            String id = instrument(session);
            Path file = Files.writeString(
                    folder.resolve("sod.csv"),
                    "accountId,instrumentId,netPosition,price\n" + ACCOUNT + "," + id + ",25,112.25\n" + "NOBODY," + id
                            + ",1,112\n");
            Table refused = session.tt.monitor.uploadSod(file, q -> q.confirm(true));
            String batch = refused.stringColumn("batchId").get(0);
            assertTrue(session.output.contains("sod upload " + batch + ": processing"), session::shown);
            assertEquals("", session.output.get(session.output.size() - 1), "the line of progress is taken away");
            assertEquals(1, refused.rowCount());
            assertEquals("DONE", refused.stringColumn("batchStatus").get(0));
            assertEquals("1", refused.stringColumn("acceptedRows").get(0));
            assertEquals("2", refused.stringColumn("row").get(0));
            assertEquals(
                    "Unknown account 'NOBODY'", refused.stringColumn("reason").get(0));

            Table sod = session.tt.monitor.sod(ACCOUNT);
            int row = sod.stringColumn("instrumentId").asList().indexOf(id);
            assertEquals(25.0, sod.doubleColumn("netPosition").get(row));

            List<Seen> uploads = session.demo.requests().recent().stream()
                    .filter(seen -> seen.method().equals("PUT"))
                    .toList();
            assertEquals(1, uploads.size());
            String headers = uploads.get(0).headers().keySet().toString().toLowerCase(java.util.Locale.ROOT);
            assertFalse(headers.contains("authorization") || headers.contains("x-api-key"), headers);
        }
    }

    @Test
    void tellsOfAFileThatTheServiceCannotRead() throws Exception {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            Path file = Files.writeString(folder.resolve("sod.csv"), "positions\n");
            Table refused = session.tt.monitor.uploadSod(file, q -> q.confirm(true));
            assertEquals(
                    List.of("The file needs a header and rows of comma separated values."),
                    refused.stringColumn("reason").asList());
        }
    }

    @Test
    void sendsNoFileThatIsNotThere() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            Path none = folder.resolve("none.csv");
            assertEquals(
                    "Cannot read '" + none + "': there is no such file. Nothing was sent.",
                    assertThrows(TtException.class, () -> session.tt.monitor.uploadSod(none, q -> q.confirm(true)))
                            .getMessage());
            assertEquals(0, session.demo.requests().countEndingWith("sod/upload"));
        }
    }
}

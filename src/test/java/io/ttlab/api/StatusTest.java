package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.Gateway;
import io.ttlab.client.Sample;
import io.ttlab.client.Secret;
import io.ttlab.client.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** How {@code tt} says how the session stands. */
class StatusTest {
    private static String lines(OtherSession session) {
        Table status = session.tt.status();
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < status.rowCount(); row++) {
            lines.append(status.getString(row, "item"))
                    .append(": ")
                    .append(status.getString(row, "value"))
                    .append('\n');
        }
        return lines.toString().replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
    }

    @Test
    void tellsHowTheSessionStandsBeforeAndAfterItsCalls() {
        try (OtherSession session = new OtherSession()) {
            assertEquals("""
                    environment: uat (ext_uat_cert)
                    gateway: http://HOST (started by this session)
                    profile: none
                    key: ****4444
                    user: not known before the first call
                    token: none yet
                    requests: 0 in this session, 0 today; plan: no limit
                    last answer: none yet
                    names: 0 kept
                    zone: UTC
                    """, lines(session));

            session.says("ttuser/users", "{\"users\": [{\"id\": 42, \"alias\": \"MGRAY\"}], \"status\": \"Ok\"}");
            session.tt.user.users();
            session.ticker.pass(Duration.ofSeconds(150));
            assertEquals("""
                    environment: uat (ext_uat_cert)
                    gateway: http://HOST (started by this session)
                    profile: none
                    key: ****4444
                    user: MGRAY (42)
                    token: expires in 57 min
                    requests: 2 in this session, 2 today; plan: no limit
                    last answer: 2 min ago
                    names: 1 kept
                    zone: UTC
                    """, lines(session));
        }
    }

    @Test
    void saysWhereOtherSessionsAreNotCounted(@TempDir Path home) throws IOException {
        Settings settings = new Settings(
                Environment.UAT,
                URI.create("http://127.0.0.1:1"),
                Secret.of(Sample.KEY),
                Secret.of(Sample.SECRET),
                "ttlab",
                "desk",
                3,
                ZoneOffset.UTC,
                home,
                "",
                false,
                false);
        // A folder stands where the file of the count should be.
        Files.createDirectories(
                home.resolve("cache").resolve(settings.cacheName()).resolve("requests"));
        Gateway gateway = Sample.gateway(settings, new FakeTicker());
        Table status = TT.open(new Session(() -> gateway)).status();
        assertEquals(
                List.of(
                        "0 in this session, 0 today without other sessions' (the count's file cannot be used); plan: 3/s,"
                                + " 10,000 a day"),
                status.where(status.stringColumn("item").isEqualTo("requests"))
                        .stringColumn("value")
                        .asList());
    }

    @Test
    void namesThePlansOfTt() {
        assertEquals(
                List.of(
                        "no limit",
                        "3/s, 10,000 a day",
                        "5/s, 15,000 a day",
                        "10/s, 30,000 a day",
                        "25/s, 75,000 a day"),
                List.of(Status.plan(0), Status.plan(3), Status.plan(5), Status.plan(10), Status.plan(25)));
        assertEquals("0.5/s", Status.plan(0.5));
    }

    @Test
    void saysOfItselfWhatItOffers() {
        try (OtherSession session = new OtherSession()) {
            assertEquals(
                    "TT REST API: tt.ledger, tt.pds, tt.monitor, tt.account, tt.user; tt.help() lists the calls",
                    session.tt.toString());
            assertEquals("TT REST API, raw", session.tt.raw().toString());
        }
    }

    @Test
    void listsEveryCallWithItsCost() {
        try (OtherSession session = new OtherSession()) {
            List<String> methods = session.tt.help().stringColumn("method").asList();
            assertEquals(
                    List.of("tt.monitor.uploadSod(…)", "tt.monitor.adminFill(…)"),
                    methods.stream().filter(method -> method.contains("…")).toList());
            assertEquals("""
                    tt.monitor.adminFill(…)
                      Enters fills by hand; returns a row per fill with its result.
                      POST /ttmonitor/<environment>/adminfill
                      Costs one POST per 20 fills, ten seconds apart.
                      Example: tt.monitor.adminFill(q -> q.fill("NAME", instrumentId, "BUY", 5, 110.25))
                      Columns: tt.columns("adminFill")
                    """, session.tt.help("adminFill"));
            assertEquals("""
                    tt.monitor.uploadSod(…)
                      Uploads a file of start-of-day records; returns the rows that were refused.
                      POST /ttmonitor/<environment>/sod/upload
                      Costs one POST, the upload, and one request a second until the batch is done.
                      Example: tt.monitor.uploadSod("sod.csv")
                      Columns: tt.columns("uploadSod")
                    """, session.tt.help("tt.monitor.uploadSod"));
            assertEquals("""
                    tt.ledger.fills()
                      Fills of a span of time, the current day where none is given.
                      GET /ttledger/<environment>/fills
                      TT's parameters: minTimestamp, maxTimestamp, accountId, orderId, productId, includeOTC
                      Costs one request per 500 rows, and one to see that nothing follows.
                      Example: tt.ledger.fills(q -> q.since("5d").product("ES"))
                      Columns: tt.columns("fills")
                    """, session.tt.help("fills"));
        }
    }

    @Test
    void listsTheColumnsOfEveryCall() {
        try (OtherSession session = new OtherSession()) {
            for (String call : TT.endpoints()) {
                assertEquals(call, session.tt.columns(call).name());
                assertEquals(false, session.tt.columns(call).isEmpty(), () -> "no columns of " + call);
            }
            assertEquals(
                    List.of("field", "code", "name"),
                    session.tt.columns("orderData").stringColumn("column").asList());
            assertEquals(
                    List.of("orderId", "name", "type", "displayName", "value", "number"),
                    session.tt.columns("algoParameters").stringColumn("column").asList());
        }
    }
}

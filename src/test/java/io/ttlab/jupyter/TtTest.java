package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The preloaded {@code tt} in a notebook, on the demo gateway. */
@Timeout(120)
class TtTest {
    @TempDir
    Path folder;

    @Test
    void showsOrdersOfTheDemoAndRunsTheUsersStartup() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("startup.jsh"), "int mine = 7;\nint bad = missing;\n");
        try (KernelProcess kernel = KernelProcess.start(folder, Map.of("TT_ENV", "demo"));
                WireClient client = kernel.client()) {
            Ran first = client.run("mine");
            assertEquals("7", first.result());
            assertTrue(first.stream("stderr").contains("startup.jsh:2: cannot find symbol"), first.stream("stderr"));
            Ran orders = client.run("tt.ledger.orders()");
            Map<String, Object> data = orders.of("execute_result").get(0).object("data");
            assertTrue(
                    String.valueOf(data.get("text/html")).contains("<table "),
                    orders.reply().content().toString());
            assertTrue(String.valueOf(data.get("text/plain")).contains("orderStatus"));
            assertEquals("", client.run("1").stream("stderr"));
        }
    }

    @Test
    void startsWithSettingsThatCannotBeUsedAndTellsWhenTtIsCalled() throws IOException {
        try (KernelProcess kernel = KernelProcess.start(folder, Map.of("TT_ENV", "uat"));
                WireClient client = kernel.client()) {
            assertEquals("2", client.run("1 + 1").result());
            Ran ran = client.run("tt.ledger.orders()");
            assertEquals("error", ran.status());
            assertTrue(
                    ran.reply().text("ename").endsWith("TtException"),
                    ran.reply().content().toString());
        }
    }

    @Test
    void showsTimesInTheZoneOfTheSession() throws IOException {
        try (KernelProcess kernel = KernelProcess.start(folder, Map.of("TT_ZONE", "Asia/Tokyo"));
                WireClient client = kernel.client()) {
            String times = "InstantColumn.create(\"at\", Instant.parse(\"2026-11-27T12:00:00Z\"))";
            Map<String, Object> data = client.run("Table.create(\"t\", " + times + ")")
                    .of("execute_result")
                    .get(0)
                    .object("data");
            assertTrue(String.valueOf(data.get("text/html")).contains("21:00:00"), data::toString);
            assertTrue(String.valueOf(data.get("text/plain")).contains("21:00:00"), data::toString);
        }
    }

    @Test
    void sendsNothingWhereNobodyCanBeAsked() throws IOException {
        try (KernelProcess kernel = KernelProcess.start(folder, Map.of("TT_ENV", "demo"));
                WireClient client = kernel.client()) {
            client.run("var one = tt.account.accounts().row(0)");
            Ran ran = client.run(""
                    + " tt.monitor.adminFill(q -> q.fill(\"RATES-01\", tt.ledger.orders().stringColumn(\"instrumentId\").get(0),"
                    + " \"BUY\", 1, 1.0))");
            assertEquals("error", ran.status());
            String instrument =
                    client.run("print(tt.ledger.orders().stringColumn(\"instrument\").get(0))").stream("stdout");
            assertEquals(
                    "Nothing was sent, since nobody can be asked here. Look at what would go, and add confirm(true) to the"
                            + " call:\nThis will be sent to demo:\nPOST ttmonitor/adminfill with 1 fill:\n  BUY 1 "
                            + instrument.strip() + " at 1 in RATES-01",
                    ran.reply().text("evalue"));
        }
    }
}

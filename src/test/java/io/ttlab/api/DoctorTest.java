package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.LiteralServer;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.LiteralServer.Request;
import io.ttlab.client.Sample;
import io.ttlab.client.Secret;
import io.ttlab.client.Settings;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ttlab doctor} says of each step, whole. */
class DoctorTest {
    private static final String OK = "{\"status\": \"Ok\"}";

    /** A port that belongs to a service which no machine has any more. */
    private static final int NOBODYS = 1;

    private static final List<String> WELL_SO_FAR = List.of(
            "PASS settings | uat, key from TT_API_KEY, key ****4444, times in UTC |",
            "PASS host | http://HOST, set by you |",
            "PASS dns | 127.0.0.1 is 127.0.0.1 |",
            "PASS tls | not needed on this machine itself; port PORT answers in N ms |");

    @TempDir
    Path home;

    private final List<String> findings = new ArrayList<>();
    private final FakeTicker ticker = new FakeTicker();

    private Doctor doctor(Environment environment, URI gateway, double rate) {
        return doctor(environment, gateway, rate, ProxySelector.of(null));
    }

    private Doctor doctor(Environment environment, URI gateway, double rate, ProxySelector proxies) {
        Settings settings = new Settings(
                environment,
                gateway,
                Secret.of(Sample.KEY),
                Secret.of(Sample.SECRET),
                "ttlab",
                "desk",
                rate,
                ZoneOffset.UTC,
                home,
                "",
                false,
                false);
        return new Doctor(Sample.gateway(settings, ticker), this::hear, proxies);
    }

    private void hear(Doctor.Finding finding) {
        findings.add(((finding.passed() ? "PASS " : "FAIL ") + finding.step() + " | " + finding.found() + " | "
                        + finding.fix())
                .replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
                .replaceAll("port \\d+", "port PORT")
                .replaceAll("\\d+ ms", "N ms")
                .strip());
    }

    private boolean run(Function<Request, Answer> how) throws IOException {
        try (LiteralServer server = new LiteralServer(how::apply).answeringTokens()) {
            return doctor(Environment.UAT, server.url(), 3).run();
        }
    }

    private static Answer well(Request request) {
        return Answer.json(request.endpoint().equals("ttid/token") ? LiteralServer.TOKEN_BODY : OK);
    }

    private static List<String> and(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void passesEveryStepOfAGatewayThatIsWell() throws IOException {
        assertTrue(run(DoctorTest::well));
        assertEquals(
                and(
                        WELL_SO_FAR,
                        "PASS token | granted to user 42, for 60 min |",
                        "PASS headers | x-api-key, Authorization and requestId were taken |",
                        "PASS ttpds | markets in N ms |",
                        "PASS ttledger | orderdata in N ms |",
                        "PASS ttmonitor | position in N ms |",
                        "PASS ttaccount | accounts in N ms |",
                        "PASS ttuser | users in N ms |",
                        "PASS clock | the gateway does not tell its time |",
                        "PASS rate plan | 3/s, 10,000 a day |"),
                findings);
    }

    @Test
    void saysWhichServiceTheKeyMayNotUse() throws IOException {
        assertFalse(run(request -> request.endpoint().startsWith("ttuser")
                ? Answer.of(403, "application/json", "{\"message\": \"Forbidden\"}")
                : well(request)));
        assertEquals(
                List.of(
                        "FAIL ttuser | ttuser/users (request ID) was refused with 403 'Forbidden': the key ****4444 got a"
                                + " token on uat, but may not ask this. Check the rights of the key's user in TT Setup, and that"
                                + " the id is right. | The key's user may lack this service: ask the administrator in TT Setup."),
                failed());
    }

    private List<String> failed() {
        return findings.stream().filter(finding -> finding.startsWith("FAIL")).toList();
    }

    @Test
    void saysHowFarTheClockIsOff() throws IOException {
        assertFalse(run(request -> well(request).with("Date", "Fri, 20 Nov 2026 12:00:00 GMT")));
        long seconds = java.time.Duration.between(java.time.Instant.parse("2026-11-20T12:00:00Z"), ticker.now())
                .toSeconds();
        assertEquals(
                List.of("FAIL clock | this machine is " + Math.abs(seconds) + " s "
                        + (seconds < 0 ? "behind" : "ahead of")
                        + " the gateway | Set the clock (NTP): tokens and time spans depend on it."),
                failed());
    }

    private boolean runAtTheDemo(String faults) {
        DemoOptions options = DemoOptions.defaults().withFills(10).withFaults(Faults.parse(faults));
        try (DemoSession session = new DemoSession(options)) {
            return new Doctor(session.gateway, this::hear, ProxySelector.of(null)).run();
        }
    }

    @Test
    void passesEveryStepOfTheDemo() {
        assertTrue(runAtTheDemo("none"), findings::toString);
        assertEquals(
                "PASS settings | demo, demo gateway of this process, key ****0001, times in UTC |", findings.get(0));
        assertEquals("PASS host | http://HOST, the demo |", findings.get(1));
        assertTrue(findings.contains("PASS clock | within 1 s of the gateway |"), findings::toString);
    }

    @Test
    void saysThatTheClockOfTheDemoIsAhead() {
        assertFalse(runAtTheDemo("clock"));
        // The gateway tells whole seconds, so that its lead is five minutes or a second less.
        assertEquals(
                "FAIL clock | this machine is N s behind the gateway | Set the clock (NTP): tokens and time spans depend on"
                        + " it.",
                failed().get(0).replaceFirst("(300|299) s", "N s"));
    }

    @Test
    void findsTheClockInTime() throws IOException {
        String now = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ticker.now().atZone(java.time.ZoneOffset.UTC));
        assertTrue(run(request -> well(request).with("Date", now)));
        assertTrue(findings.contains("PASS clock | within 1 s of the gateway |"), findings::toString);
    }

    @Test
    void stopsAtATokenThatIsRefused() throws IOException {
        assertFalse(run(request -> Answer.of(403, "application/json", "{\"message\": \"Forbidden\"}")));
        assertEquals(
                and(
                        WELL_SO_FAR,
                        "FAIL token | ttid/token (request ID) was refused with 403 'Forbidden': the gateway does not know"
                                + " the key ****4444 on uat. Each environment has keys of its own: check TT_API_KEY and"
                                + " TT_ENV, or the profile. |"),
                findings);
    }

    @Test
    void stopsWhereNobodyAnswers() {
        assertFalse(doctor(Environment.UAT, URI.create("http://127.0.0.1:" + NOBODYS), 3)
                .run());
        assertEquals(
                and(
                        WELL_SO_FAR.subList(0, 3),
                        "FAIL connect | nobody answers at HOST (Connection refused) | Check the firewall and proxy"
                                + " (TTLAB_JAVA_OPTS=-Dhttps.proxyHost=… -Dhttps.proxyPort=…), and TT_BASE_URL."),
                findings);
    }

    @Test
    void goesThroughTheProxyThatIsSet() throws IOException {
        InetSocketAddress proxy;
        try (LiteralServer server = new LiteralServer(DoctorTest::well)) {
            proxy = InetSocketAddress.createUnresolved("127.0.0.1", server.url().getPort());
            // The gateway's own requests do not go through it here: the token is refused by nobody.
            doctor(Environment.UAT, server.url(), 3, ProxySelector.of(proxy)).run();
        }
        assertEquals(
                List.of(
                        "PASS dns | 127.0.0.1 is looked up by the proxy HOST |",
                        "PASS tls | made through the proxy HOST, which answers; the next steps go through it |"),
                findings.subList(2, 4));

        findings.clear();
        proxy = InetSocketAddress.createUnresolved("127.0.0.1", NOBODYS);
        assertFalse(doctor(Environment.UAT, Settings.TT_GATEWAY, 3, ProxySelector.of(proxy))
                .run());
        assertEquals("PASS host | https://ttrestapi.trade.tt, TT's own |", findings.get(1));
        assertEquals(
                List.of(
                        "FAIL connect | the proxy HOST does not answer (Connection refused) | Check -Dhttps.proxyHost and"
                                + " -Dhttps.proxyPort in TTLAB_JAVA_OPTS."),
                failed());
    }

    @Test
    void stopsAtAConnectionThatIsNotSafe() throws IOException {
        try (LiteralServer server = new LiteralServer(DoctorTest::well)) {
            URI https = URI.create(server.url().toString().replace("http:", "https:"));
            assertFalse(doctor(Environment.UAT, https, 3).run());
        }
        String tls = failed().get(0);
        assertEquals(
                "FAIL tls | WORDS | If a company proxy re-signs traffic, add its certificate to the JDK (keytool -importcert"
                        + " -cacerts). Check the clock.",
                tls.replaceFirst("\\| .*? \\|", "| WORDS |"));
    }

    @Test
    void stopsAtANameThatIsNotKnown() {
        // Longer than a label of a name may be, so that no name server is asked.
        String host = "x".repeat(70) + ".invalid";
        assertFalse(doctor(Environment.UAT, URI.create("https://" + host), 3).run());
        assertEquals(
                List.of("FAIL dns | the name " + host
                        + " is not known here | Check TT_BASE_URL, the network and the VPN."),
                failed());
    }

    @Test
    void stopsAtTheHostThatWasRetired() {
        assertFalse(doctor(Environment.UAT, URI.create("https://apigateway.trade.tt"), 3)
                .run());
        assertEquals(
                List.of(
                        "FAIL host | apigateway.trade.tt was retired by TT | Set TT_BASE_URL to https://ttrestapi.trade.tt,"
                                + " or unset it."),
                failed());
    }

    @Test
    void saysThatThePlanOfUatIsTheFreeOne() {
        doctor(Environment.UAT, Settings.TT_GATEWAY, 10).plan();
        assertEquals(
                List.of(
                        "FAIL rate plan | TT_RATE is 10, and uat has the free plan alone | Set TT_RATE=3, or unset it."),
                findings);
    }
}

package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which setting wins, and what is said about those that cannot be used. */
class SettingsReaderTest {
    private static final String OTHER_KEY = "aaaaaaaa-1111-2222-3333-444444440000";
    private static final String OTHER_SECRET = "bbbbbbbb-8888-7777-6666-555555550000";

    @TempDir
    private Path home;

    private final Map<String, String> variables = new HashMap<>();

    private SettingsReader reader() {
        variables.put("TTLAB_HOME", home.toString());
        return new SettingsReader(variables);
    }

    private void keys() {
        variables.put("TT_API_KEY", Sample.KEY);
        variables.put("TT_API_SECRET", Sample.SECRET);
    }

    private void store(String name, Environment environment) {
        store(name, environment, "", "", "", "", "");
    }

    private void store(
            String name, Environment environment, String url, String app, String company, String rate, String zone) {
        new Profiles(home.resolve("profiles"))
                .store(new Profile(
                        name,
                        environment,
                        Secret.of(OTHER_KEY),
                        Secret.of(OTHER_SECRET),
                        url,
                        app,
                        company,
                        rate,
                        zone,
                        true));
    }

    private String failure(String environment, String profile) {
        TtException failure = assertThrows(TtException.class, () -> reader().read(environment, profile));
        assertEquals(Kind.SETTINGS, failure.kind());
        assertFalse(failure.getMessage().contains(Sample.SECRET), failure.getMessage());
        assertFalse(failure.getMessage().contains(OTHER_SECRET), failure.getMessage());
        return failure.getMessage().replace(home.toString(), "HOME");
    }

    /**
     * Every combination: option --env, option --profile, TT_ENV, whether variables hold a key, the profiles that are
     * stored (name:environment), and what comes out (environment, whose key, profile) or the beginning of the complaint.
     */
    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-    | -    | -    | no  | -                     | demo none -",
                "demo | -    | -    | no  | -                     | demo none -",
                "demo | -    | -    | yes | default:uat           | demo none -",
                "-    | -    | demo | yes | -                     | demo none -",
                "-    | -    | -    | yes | -                     | uat variables -",
                "-    | -    | sim  | yes | -                     | sim variables -",
                "live | -    | sim  | yes | -                     | live variables -",
                "-    | -    | live | yes | -                     | live variables -",
                "-    | -    | -    | yes | default:sim           | uat variables -",
                "-    | -    | -    | no  | default:uat           | uat profile default",
                "-    | -    | -    | no  | default:sim           | sim profile default",
                "sim  | -    | -    | no  | default:sim           | sim profile default",
                "sim  | -    | -    | no  | default:uat,sim:sim   | sim profile sim",
                "-    | -    | sim  | no  | default:uat,sim:sim   | sim profile sim",
                "sim  | -    | -    | no  | default:uat           | No key for sim",
                "uat  | -    | -    | no  | -                     | No key for uat",
                "-    | desk | -    | no  | desk:sim              | sim profile desk",
                "-    | desk | -    | yes | desk:sim              | sim profile desk",
                "-    | desk | uat  | no  | desk:sim              | sim profile desk",
                "sim  | desk | uat  | no  | desk:sim              | sim profile desk",
                "uat  | desk | -    | no  | desk:sim              | Profile 'desk' is for sim, not for uat",
                "-    | desk | -    | no  | desk:live             | live profile desk",
                "live | -    | -    | no  | live:live             | live profile live",
                "-    | -    | -    | no  | default:live          | Profile 'default' is for live, which is never",
                "-    | -    | live | no  | default:live          | live profile default",
                "-    | nope | -    | yes | desk:sim              | No profile 'nope'"
            })
    void choosesByOptionThenVariableThenProfileThenDemo(
            String environment, String profile, String variable, String key, String stored, String expected) {
        if (variable != null) {
            variables.put("TT_ENV", variable);
        }
        if (key.equals("yes")) {
            keys();
        }
        for (String each : stored == null ? new String[0] : stored.split(",")) {
            store(each.split(":")[0], Environment.parse(each.split(":")[1]));
        }
        String outcome;
        try {
            Settings settings = reader().read(environment, profile);
            String whose =
                    switch (settings.apiKey().reveal()) {
                        case Sample.KEY -> "variables";
                        case OTHER_KEY -> "profile";
                        default -> "none";
                    };
            outcome = settings.environment().label() + " " + whose + " "
                    + (settings.profile().isEmpty() ? "-" : settings.profile());
            assertEquals(whose.equals("none"), settings.demoGateway());
        } catch (TtException told) {
            outcome = told.getMessage();
        }

        assertTrue(outcome.startsWith(expected), outcome);
    }

    @Test
    void takesTheRestFromVariablesThenProfileThenDefaults() {
        keys();
        Settings plain = reader().read(null, null);
        assertEquals(Settings.TT_GATEWAY, plain.baseUrl());
        assertEquals("ttlab", plain.app());
        assertEquals("desk", plain.company());
        assertEquals(3, plain.requestsPerSecond());
        assertEquals(ZoneOffset.UTC, plain.zone());
        assertEquals(home, plain.home());
        assertFalse(plain.allowWrites());

        store("desk", Environment.SIM, "https://own.example", "risk", "acme", "10", "Europe/London");
        Settings profile = reader().read(null, "desk");
        assertEquals(URI.create("https://own.example"), profile.baseUrl());
        assertEquals("risk", profile.app());
        assertEquals("acme", profile.company());
        assertEquals(10, profile.requestsPerSecond());
        assertEquals(ZoneId.of("Europe/London"), profile.zone());
        assertTrue(profile.allowWrites());

        variables.putAll(Map.of(
                "TT_BASE_URL", "https://other.example:8443",
                "TT_APP", "mine",
                "TT_COMPANY", "co",
                "TT_RATE", "25",
                "TT_ZONE", "America/Chicago"));
        Settings both = reader().read(null, "desk");
        assertEquals(URI.create("https://other.example:8443"), both.baseUrl());
        assertEquals("mine", both.app());
        assertEquals("co", both.company());
        assertEquals(25, both.requestsPerSecond());
        assertEquals(ZoneId.of("America/Chicago"), both.zone());
    }

    @Test
    void letsTheDemoRunWithoutALimitUnlessOneIsSaid() {
        assertEquals(0, reader().read(null, null).requestsPerSecond());
        variables.put("TT_RATE", "5");
        assertEquals(5, reader().read(null, null).requestsPerSecond());
    }

    @Test
    void talksToAnotherDemoGatewayWhereAddressAndKeyAreGiven() {
        keys();
        variables.put("TT_ENV", "demo");
        variables.put("TT_BASE_URL", "http://127.0.0.1:9");
        Settings settings = reader().read(null, null);

        assertEquals(Environment.DEMO, settings.environment());
        assertEquals(URI.create("http://127.0.0.1:9"), settings.baseUrl());
        assertFalse(settings.demoGateway());
    }

    @ParameterizedTest
    @CsvSource({
        "KEY, SECRET",
        "KEY, KEY:SECRET",
        "KEY:SECRET, ''",
        "'', KEY:SECRET",
        "KEY:SECRET, SECRET",
        "' KEY ', '\"SECRET\"'"
    })
    void takesTheBareSecretOrTheWholeString(String key, String secret) {
        variables.put("TT_API_KEY", key.replace("KEY", Sample.KEY).replace("SECRET", Sample.SECRET));
        variables.put("TT_API_SECRET", secret.replace("KEY", Sample.KEY).replace("SECRET", Sample.SECRET));
        Settings settings = reader().read(null, null);

        assertEquals(Sample.KEY, settings.apiKey().reveal());
        assertEquals(Sample.SECRET, settings.apiSecret().reveal());
    }

    @Test
    void tellsWhichHalfOfTheCredentialsIsMissing() {
        variables.put("TT_API_KEY", Sample.KEY);
        assertEquals(
                "TT_API_KEY is set, but TT_API_SECRET is not. Set TT_API_SECRET to the secret, or to the whole"
                        + " 'key:secret' string that TT Setup shows.",
                failure(null, null));
        variables.remove("TT_API_KEY");
        variables.put("TT_API_SECRET", Sample.SECRET);
        assertEquals(
                "TT_API_SECRET is set, but TT_API_KEY is not. Set TT_API_KEY to the part before the colon of the string"
                        + " that TT Setup shows.",
                failure(null, null));
    }

    @Test
    void tellsOfCredentialsThatDoNotBelongTogether() {
        variables.put("TT_API_KEY", OTHER_KEY);
        variables.put("TT_API_SECRET", Sample.KEY + ":" + Sample.SECRET);
        assertEquals(
                "TT_API_SECRET holds a whole 'key:secret' string whose key is not the one in TT_API_KEY. Set both from the"
                        + " same key in TT Setup.",
                failure(null, null));
        variables.put("TT_API_KEY", Sample.KEY + " x");
        assertEquals(
                "TT_API_KEY holds a space or a character that no key has. Copy it again from TT Setup.",
                failure(null, null));
    }

    @Test
    void tellsOfEnvironmentsThatAreNone() {
        assertEquals(
                "No environment 'prod'. Say one of demo, uat, sim, live (--env or TT_ENV).", failure("prod", null));
        variables.put("TT_ENV", "Paper");
        assertEquals("No environment 'Paper'. Say one of demo, uat, sim, live (--env or TT_ENV).", failure(null, null));
        assertEquals(Environment.SIM, Environment.parse(" ext_prod_sim "));
        assertEquals(Environment.UAT, Environment.parse("ext_uat_cert"));
        assertEquals(Environment.LIVE, Environment.parse("LIVE"));
    }

    @Test
    void tellsOfProfilesThatDoNotFit() {
        assertEquals(
                "No key for sim. Set TT_API_KEY and TT_API_SECRET, or store them with 'ttlab login --env sim'.",
                failure("sim", null));
        assertEquals("No profile 'desk'. Store it with 'ttlab login --profile desk'.", failure(null, "desk"));
        store("desk", Environment.SIM);
        assertEquals(
                "No profile 'dsek'. Nearest: 'desk'. Store it with 'ttlab login --profile dsek'.",
                failure(null, "dsek"));
        assertEquals(
                "Profile 'desk' is for sim, not for uat. Choose another with --profile, or store one with 'ttlab login"
                        + " --env uat'.",
                failure("uat", "desk"));
        store("default", Environment.LIVE);
        assertEquals(
                "Profile 'default' is for live, which is never a default. Say --env live, or choose another profile.",
                failure(null, null));
    }

    @Test
    void tellsOfAddressesThatCannotBeUsed() {
        assertEquals(
                "TT_BASE_URL is set, but there is no key to go with it. Set TT_API_KEY and TT_API_SECRET too, or unset"
                        + " TT_BASE_URL to use the demo gateway.",
                withUrl("https://ttrestapi.trade.tt"));
        keys();
        String advice = " Say the scheme and host alone, like https://ttrestapi.trade.tt.";
        assertEquals(
                "TT_BASE_URL 'http://ttrestapi.trade.tt' would send the key and secret in the clear: plain http goes to"
                        + " this machine only." + advice,
                withUrl("http://ttrestapi.trade.tt"));
        assertEquals("TT_BASE_URL 'ttrestapi.trade.tt' is not a URL." + advice, withUrl("ttrestapi.trade.tt"));
        assertEquals("TT_BASE_URL 'ftp://x' is not a URL." + advice, withUrl("ftp://x"));
        assertEquals("TT_BASE_URL 'https://a b' is not a URL." + advice, withUrl("https://a b"));
        assertEquals(
                "TT_BASE_URL 'https://h/ttledger/ext_uat_cert' holds a service or environment, which every call adds by"
                        + " itself." + advice,
                withUrl("https://h/ttledger/ext_uat_cert"));
        assertEquals(
                "TT_BASE_URL 'h' holds more than a host and port." + advice,
                withUrl("https://user:" + Sample.SECRET + "@h"));
        assertEquals(
                "TT_BASE_URL 'h' holds more than a host and port." + advice, withUrl("https://h?key=" + Sample.SECRET));
        assertEquals("TT_BASE_URL '****:****' is not a URL." + advice, withUrl(Sample.KEY + ":" + Sample.SECRET));
        store("desk", Environment.SIM, "http://far.example", "", "", "", "");
        variables.remove("TT_BASE_URL");
        assertEquals(
                "base_url of profile 'desk' 'http://far.example' would send the key and secret in the clear: plain http"
                        + " goes to this machine only." + advice,
                failure(null, "desk"));
    }

    private String withUrl(String url) {
        variables.put("TT_BASE_URL", url);
        return failure(null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080",
        "http://127.8.7.6",
        "http://localhost:1/",
        "http://LOCALHOST",
        "http://[::1]:80",
        "https://ttrestapi.trade.tt",
        "https://proxy.example/tt/"
    })
    void takesHttpsAnywhereAndHttpToThisMachine(String url) {
        keys();
        variables.put("TT_BASE_URL", url);

        assertEquals(URI.create(url), reader().read(null, null).baseUrl());
    }

    @Test
    void buildsUrlsBehindWhateverStandsInFront() {
        Settings settings = Sample.settings(URI.create("https://proxy.example/tt/"), Sample.KEY, Sample.SECRET);

        assertEquals("https://proxy.example/tt/ttledger/ext_uat_cert/orders", settings.url("ttledger", "orders"));
        assertEquals("uat-proxy.example", settings.cacheName());
        assertEquals(
                "uat-127.0.0.1-81",
                Sample.settings(URI.create("http://127.0.0.1:81"), "k", "s").cacheName());
    }

    @Test
    void tellsOfRatesAndZonesThatAreNone() {
        keys();
        for (String rate : List.of("fast", "0", "-3", "1001", "NaN", "Infinity")) {
            variables.put("TT_RATE", rate);
            assertEquals(
                    "TT_RATE is '" + rate
                            + "', which is no rate. Say the requests a second of your plan: 3 (free), 5, 10 or 25.",
                    failure(null, null));
        }
        variables.remove("TT_RATE");
        variables.put("TT_ZONE", "America/Chcago");
        assertEquals(
                "TT_ZONE is 'America/Chcago', which is no time zone."
                        + Nearest.sentence("America/Chcago", ZoneId.getAvailableZoneIds())
                        + " Say one like America/Chicago, Europe/London or UTC.",
                failure(null, null));
    }

    @Test
    void tellsWhereAProfilesSettingCannotBeUsed() {
        store("desk", Environment.SIM, "", "", "", "quick", "");
        assertEquals(
                "'rate' of profile 'desk' is 'quick', which is no rate. Say the requests a second of your plan: 3 (free),"
                        + " 5, 10 or 25.",
                failure(null, "desk"));
        store("desk", Environment.SIM, "", "", "", "", "Mars");
        assertEquals(
                "'zone' of profile 'desk' is 'Mars', which is no time zone."
                        + Nearest.sentence("Mars", ZoneId.getAvailableZoneIds())
                        + " Say one like America/Chicago, Europe/London or UTC.",
                failure(null, "desk"));
    }
}

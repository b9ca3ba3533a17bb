package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ttlab login}, {@code logout} and {@code doctor} as whole processes. */
@DisabledOnOs(OS.WINDOWS)
class LoginIT {
    private static final String KEY_PROMPT = "Key (or the whole key:secret string that TT Setup shows): \n";
    private static final String OK = "{\"status\": \"Ok\"}";

    @TempDir
    Path folder;

    private LiteralServer server;
    private Answer token = Answer.json(LiteralServer.TOKEN_BODY);

    @BeforeEach
    void start() throws IOException {
        server = new LiteralServer(request -> request.endpoint().equals("ttid/token") ? token : Answer.json(OK))
                .answeringTokens();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private record Run(int status, String out, String err) {}

    private Run run(String input, String... args) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> words = new ArrayList<>(List.of(System.getProperty("ttlab.launcher")));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("TT_BASE_URL", server.url().toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "never ended: " + words);
        Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        assertFalse((run.out() + run.err()).contains(Sample.SECRET), "the secret is in what was printed");
        assertFalse((run.out() + run.err()).contains(Sample.KEY), "the key is in what was printed");
        return run;
    }

    private Path profile(String name) {
        return folder.resolve("home").resolve("profiles").resolve(name + ".properties");
    }

    private static String words(String text) {
        return text.replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID").replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
    }

    @Test
    void storesAKeyThatWorksForItsOwnerAlone() throws Exception {
        Run run = run(Sample.KEY + "\n" + Sample.SECRET + "\n", "login", "--env", "uat");

        assertEquals(
                "The key ****4444 works on uat for user 42. Stored as profile 'default' in " + profile("default")
                        + ".\nStart with: ttlab\n",
                run.out());
        assertEquals(KEY_PROMPT + "Secret: \n", run.err());
        assertEquals(0, run.status());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(profile("default"))));
    }

    @Test
    void takesTheWholeStringOfTtSetupAndNamesAProfile() throws Exception {
        Run run = run(Sample.KEY + ":" + Sample.SECRET + "\n", "login", "--env", "sim", "--profile", "desk");

        assertEquals(
                "The key ****4444 works on sim for user 42. Stored as profile 'desk' in " + profile("desk")
                        + ".\nStart with: ttlab --env sim --profile desk\n",
                run.out());
        assertEquals(KEY_PROMPT, run.err());
        assertEquals(0, run.status());
    }

    @Test
    void storesNothingThatWasRefusedOrNotSaid() throws Exception {
        token = Answer.of(403, "application/json", "{\"message\": \"Forbidden\"}");
        Run refused = run(Sample.KEY + "\n" + Sample.SECRET + "\n", "login", "--env", "uat");
        assertEquals(
                KEY_PROMPT
                        + "Secret: \nttlab: ttid/token (request ID) was refused with 403 'Forbidden': the gateway does not"
                        + " know the key ****4444 on uat. Each environment has keys of its own: check TT_API_KEY and"
                        + " TT_ENV, or the profile.\n",
                words(refused.err()));
        assertEquals(1, refused.status());

        Run unsaid = run(Sample.KEY + "\n", "login", "--env", "uat");
        assertEquals(KEY_PROMPT + "Secret: \nttlab: No answer to 'Secret:'. Nothing was stored.\n", unsaid.err());
        assertEquals(2, unsaid.status());

        Run demo = run("", "login", "--env", "demo");
        assertEquals("ttlab: The demo needs no key. Log in to uat, sim or live: ttlab login --env uat\n", demo.err());
        assertEquals(2, demo.status());
        assertFalse(Files.exists(profile("default")));
    }

    @Test
    void deletesTheProfileThatIsMeantAndNoOther() throws Exception {
        run(Sample.KEY + ":" + Sample.SECRET + "\n", "login", "--env", "uat");

        Run other = run("", "logout", "--env", "sim");
        assertEquals("ttlab: there is no profile 'sim'. There are: default.\n", other.err());
        assertEquals(1, other.status());
        assertTrue(Files.exists(profile("default")));

        Run meant = run("", "logout", "--env", "uat");
        assertEquals(
                "Deleted profile 'default'. The key itself lives on: delete it in TT Setup where it is not needed.\n",
                meant.out());
        assertEquals(0, meant.status());
        assertFalse(Files.exists(profile("default")));

        Run none = run("", "logout");
        assertEquals("ttlab: there is no profile 'default'.\n", none.err());
        assertEquals(1, none.status());
    }

    @Test
    void takesTheDemoForAnEnvironmentBeforeAnyCommand() throws Exception {
        Run run = run("", "--env", "demo", "logout");
        assertEquals("ttlab: there is no profile 'demo'.\n", run.err());
        assertEquals(1, run.status());
    }

    @Test
    void examinesTheWayToTheGatewayOfAProfile() throws Exception {
        run(Sample.KEY + ":" + Sample.SECRET + "\n", "login", "--env", "uat");
        Run well = run("", "doctor");
        assertEquals("""
                PASS  settings   uat, profile default, key ****4444, times in UTC
                PASS  host       http://HOST, set by you
                PASS  dns        127.0.0.1 is 127.0.0.1
                PASS  tls        not needed on this machine itself; port PORT answers in N ms
                PASS  token      granted to user 42, for N min
                PASS  headers    x-api-key, Authorization and requestId were taken
                PASS  ttpds      markets in N ms
                PASS  ttledger   orderdata in N ms
                PASS  ttmonitor  position in N ms
                PASS  ttaccount  accounts in N ms
                PASS  ttuser     users in N ms
                PASS  clock      the gateway does not tell its time
                PASS  rate plan  3/s, 10,000 a day
                """, words(well.out()).replaceAll("port \\d+", "port PORT").replaceAll("\\d+ (ms|min)", "N $1"));
        assertEquals(0, well.status(), well.err());

        token = Answer.of(401, "application/json", "{\"message\": \"Unauthorized\"}");
        Run ill = run("", "doctor");
        assertTrue(ill.out().contains("\nFAIL  token      "), ill.out());
        assertEquals(1, ill.status());
    }
}

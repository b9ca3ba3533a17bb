package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.ttlab.client.LiteralServer;
import io.ttlab.client.Sample;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ttlab doctor} finds of a gateway behind TLS, whose certificate the JDK trusts or does not. */
@DisabledOnOs(OS.WINDOWS)
class SafeConnectionIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private Path certificate;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        certificate = folder.resolve("gateway.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gateway.example",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        certificate.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> "see " + folder.resolve("keytool"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().startsWith("/ttid/");
            byte[] body = (token ? LiteralServer.TOKEN_BODY : "{\"status\": \"Ok\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String doctor(int status, String options) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("ttlab.launcher"), "doctor")
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("TT_ENV", "uat");
        builder.environment().put("TT_API_KEY", Sample.KEY);
        builder.environment().put("TT_API_SECRET", Sample.SECRET);
        builder.environment()
                .put("TT_BASE_URL", "https://127.0.0.1:" + server.getAddress().getPort());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive= " + options);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "never ended");
        String said = Files.readString(out);
        assertEquals(status, process.exitValue(), said);
        return said.replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
                .replaceAll("\\d+ (ms|min|s)\\b", "N $1")
                .replaceAll("until \\S+Z", "until DATE");
    }

    @Test
    void passesEveryStepWhereTheCertificateIsTrusted() throws Exception {
        assertEquals(
                """
                PASS  settings   uat, key from TT_API_KEY, key ****4444, times in UTC
                PASS  host       https://HOST, set by you
                PASS  dns        127.0.0.1 is 127.0.0.1
                PASS  tls        TLSv1.3, certificate of CN=gateway.example until DATE
                PASS  token      granted to user 42, for N min
                PASS  headers    x-api-key, Authorization and requestId were taken
                PASS  ttpds      markets in N ms
                PASS  ttledger   orderdata in N ms
                PASS  ttmonitor  position in N ms
                PASS  ttaccount  accounts in N ms
                PASS  ttuser     users in N ms
                PASS  clock      within N s of the gateway
                PASS  rate plan  3/s, 10,000 a day
                """,
                doctor(
                        0,
                        "-Djavax.net.ssl.trustStore=" + certificate + " -Djavax.net.ssl.trustStorePassword="
                                + PASSWORD));
    }

    @Test
    void saysWhatMendsACertificateThatNobodyTrusts() throws Exception {
        String said = doctor(1, "");
        assertEquals(
                """
                FAIL  tls        WORDS
                                 If a company proxy re-signs traffic, add its certificate to the JDK (keytool -importcert -cacerts). Check the clock.
                """,
                said.lines()
                        .skip(3)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .replaceFirst("(tls +)\\(?.*PKIX path building failed.*", "$1WORDS"));
    }
}

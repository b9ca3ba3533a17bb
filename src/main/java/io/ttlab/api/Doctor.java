package io.ttlab.api;

import io.ttlab.client.Bodies;
import io.ttlab.client.Call;
import io.ttlab.client.Environment;
import io.ttlab.client.Gateway;
import io.ttlab.client.Settings;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tries the whole way to the gateway, step by step, and says of each step whether it works and what mends it.
 *
 * <p>Costs one token and one request per service.
 */
public final class Doctor {
    /**
     * What a step came to.
     *
     * @param step its name
     * @param passed whether it works
     * @param found what was found
     * @param fix what mends it, or empty where it works
     */
    public record Finding(String step, boolean passed, String found, String fix) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOST_SKEW = Duration.ofSeconds(60);
    private static final String[][] SERVICES = {
        {"ttpds", "markets"},
        {"ttledger", "orderdata"},
        {"ttmonitor", "position"},
        {"ttaccount", "accounts"},
        {"ttuser", "users"}
    };

    private final Gateway gateway;
    private final Settings settings;
    private final Consumer<Finding> listener;
    /** What stands between here and the gateway, as the JVM's settings say; null for nothing. */
    private final @Nullable InetSocketAddress proxy;

    private boolean allPassed = true;

    /** Creates a doctor for a gateway; {@code listener} hears each finding as it is made. */
    public Doctor(Gateway gateway, Consumer<Finding> listener) {
        this(gateway, listener, ProxySelector.getDefault());
    }

    Doctor(Gateway gateway, Consumer<Finding> listener, ProxySelector proxies) {
        this.gateway = gateway;
        this.settings = gateway.settings();
        this.listener = listener;
        this.proxy = proxies.select(settings.baseUrl()).stream()
                .filter(each -> each.type() == Proxy.Type.HTTP && each.address() instanceof InetSocketAddress)
                .map(each -> (InetSocketAddress) each.address())
                .findFirst()
                .orElse(null);
    }

    /** Tries every step that still makes sense after those before it; returns whether all of them passed. */
    public boolean run() {
        settings();
        if (!host() || !dns() || !connect() || !token()) {
            return false;
        }
        services();
        clock();
        plan();
        return allPassed;
    }

    private void settings() {
        pass(
                "settings",
                settings.environment().label() + ", "
                        + (settings.profile().isEmpty()
                                ? settings.demoGateway() ? "demo gateway of this process" : "key from TT_API_KEY"
                                : "profile " + settings.profile())
                        + ", key " + settings.apiKey() + ", times in " + Status.zone(settings));
    }

    private boolean host() {
        String host = settings.baseUrl().getHost();
        if (host.equalsIgnoreCase(Settings.RETIRED_HOST)) {
            return fail(
                    "host",
                    host + " was retired by TT",
                    "Set TT_BASE_URL to " + Settings.TT_GATEWAY + ", or unset it.");
        }
        return pass(
                "host",
                settings.baseUrl()
                        + (settings.demoGateway()
                                ? ", the demo"
                                : host.equals(Settings.TT_GATEWAY.getHost()) ? ", TT's own" : ", set by you"));
    }

    private boolean dns() {
        String host = settings.baseUrl().getHost();
        InetSocketAddress known = proxy;
        if (known != null) {
            return pass("dns", host + " is looked up by the proxy " + known.getHostString() + ":" + known.getPort());
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            return pass(
                    "dns",
                    host + " is "
                            + Arrays.stream(addresses)
                                    .map(InetAddress::getHostAddress)
                                    .limit(3)
                                    .collect(Collectors.joining(", ")));
        } catch (UnknownHostException unknown) {
            return fail(
                    "dns", "the name " + host + " is not known here", "Check TT_BASE_URL, the network and the VPN.");
        }
    }

    private boolean connect() {
        InetSocketAddress known = proxy;
        if (known != null) {
            return reachProxy(known);
        }
        URI base = settings.baseUrl();
        boolean plain = "http".equalsIgnoreCase(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : plain ? 80 : 443;
        long start = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(base.getHost(), port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            long ms = (System.nanoTime() - start) / 1_000_000;
            if (plain) {
                return pass("tls", "not needed on this machine itself; port " + port + " answers in " + ms + " ms");
            }
            try (SSLSocket safe = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(socket, base.getHost(), port, true)) {
                safe.startHandshake();
                X509Certificate certificate =
                        (X509Certificate) safe.getSession().getPeerCertificates()[0];
                return pass(
                        "tls",
                        safe.getSession().getProtocol() + ", certificate of "
                                + certificate.getSubjectX500Principal().getName() + " until "
                                + certificate.getNotAfter().toInstant());
            }
        } catch (SSLException unsafe) {
            return fail(
                    "tls",
                    gateway.redactor().line(String.valueOf(unsafe.getMessage()), 160),
                    "If a company proxy re-signs traffic, add its certificate to the JDK (keytool -importcert -cacerts). Check the clock.");
        } catch (IOException unreachable) {
            return fail(
                    "connect",
                    "nobody answers at " + base.getHost() + ":" + port + " ("
                            + gateway.redactor().line(String.valueOf(unreachable.getMessage()), 80) + ")",
                    "Check the firewall and proxy (TTLAB_JAVA_OPTS=-Dhttps.proxyHost=… -Dhttps.proxyPort=…), and TT_BASE_URL.");
        }
    }

    private boolean reachProxy(InetSocketAddress known) {
        String name = known.getHostString() + ":" + known.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(known.getHostString(), known.getPort()), (int) PATIENCE.toMillis());
            return pass("tls", "made through the proxy " + name + ", which answers; the next steps go through it");
        } catch (IOException unreachable) {
            return fail(
                    "connect",
                    "the proxy " + name + " does not answer ("
                            + gateway.redactor().line(String.valueOf(unreachable.getMessage()), 80) + ")",
                    "Check -Dhttps.proxyHost and -Dhttps.proxyPort in TTLAB_JAVA_OPTS.");
        }
    }

    private boolean token() {
        try {
            gateway.forgetToken();
            gateway.fetchToken();
            Instant expires = gateway.tokens().expires();
            String user = gateway.tokens().userId();
            return pass(
                    "token",
                    (user.isEmpty() ? "granted" : "granted to user " + user)
                            + (expires == null
                                    ? ""
                                    : ", for "
                                            + Status.span(Duration.between(
                                                    gateway.ticker().now(), expires))));
        } catch (TtException refused) {
            return fail("token", String.valueOf(refused.getMessage()), "");
        }
    }

    private void services() {
        boolean headersPassed = false;
        for (String[] service : SERVICES) {
            long start = System.nanoTime();
            try {
                gateway.get(Call.of(service[0], service[1]).patient(Call.Patience.SINGLE), Bodies::object);
                if (!headersPassed) {
                    pass("headers", "x-api-key, Authorization and requestId were taken");
                    headersPassed = true;
                }
                pass(service[0], service[1] + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            } catch (TtException refused) {
                fail(
                        service[0],
                        String.valueOf(refused.getMessage()),
                        refused.kind() == Kind.REFUSED || refused.kind() == Kind.FORBIDDEN
                                ? "The key's user may lack this service: ask the administrator in TT Setup."
                                : "");
            }
        }
    }

    private void clock() {
        Duration skew = gateway.clockSkew();
        if (skew == null) {
            pass("clock", "the gateway does not tell its time");
        } else if (skew.abs().compareTo(MOST_SKEW) > 0) {
            fail(
                    "clock",
                    String.format(
                            Locale.ROOT,
                            "this machine is %d s %s the gateway",
                            skew.abs().toSeconds(),
                            skew.isNegative() ? "behind" : "ahead of"),
                    "Set the clock (NTP): tokens and time spans depend on it.");
        } else {
            pass("clock", "within " + Math.max(1, skew.abs().toSeconds()) + " s of the gateway");
        }
    }

    void plan() {
        double rate = settings.requestsPerSecond();
        if (settings.environment() == Environment.UAT
                && rate > 3
                && settings.baseUrl().equals(Settings.TT_GATEWAY)) {
            fail(
                    "rate plan",
                    "TT_RATE is " + Status.trimmed(rate) + ", and uat has the free plan alone",
                    "Set TT_RATE=3, or unset it.");
        } else {
            pass("rate plan", Status.plan(rate));
        }
    }

    private boolean pass(String step, String found) {
        listener.accept(new Finding(step, true, found, ""));
        return true;
    }

    private boolean fail(String step, String found, String fix) {
        allPassed = false;
        listener.accept(new Finding(step, false, found, fix));
        return false;
    }
}

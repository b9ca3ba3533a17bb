package io.ttlab.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Everything a session needs to know before its first request. Immutable; {@link SettingsReader} makes it.
 *
 * @param environment the world to talk to
 * @param baseUrl scheme, host and port (and perhaps a path) in front of {@code /<service>/<environment>/<endpoint>}
 * @param apiKey the application key, sent as {@code x-api-key}
 * @param apiSecret the secret half alone, without the key
 * @param app the application's part of every request id
 * @param company the company's part of every request id
 * @param requestsPerSecond the plan's rate; 0 for no limit, as for the demo gateway
 * @param zone where dates are read and times shown
 * @param home the folder of profiles, history, cache and start-up script
 * @param profile the profile's name, or empty where none was used
 * @param allowWrites whether the profile allows writes in {@code live}
 * @param demoGateway whether the session starts its own gateway, whose address and key are then filled in
 */
public record Settings(
        Environment environment,
        URI baseUrl,
        Secret apiKey,
        Secret apiSecret,
        String app,
        String company,
        double requestsPerSecond,
        ZoneId zone,
        Path home,
        String profile,
        boolean allowWrites,
        boolean demoGateway) {

    /** TT's public entry. */
    public static final URI TT_GATEWAY = URI.create("https://ttrestapi.trade.tt");

    /** The host that TT has retired: it answers 403 today. */
    public static final String RETIRED_HOST = "apigateway.trade.tt";

    /** Returns a copy that talks to a gateway started by the session itself. */
    public Settings at(URI gateway, String key, String secret) {
        return new Settings(
                environment,
                gateway,
                Secret.of(key),
                Secret.of(secret),
                app,
                company,
                requestsPerSecond,
                zone,
                home,
                profile,
                allowWrites,
                demoGateway);
    }

    /** Returns the URL of an endpoint, such as {@code …/ttledger/ext_uat_cert/orders}. */
    public String url(String service, String endpoint) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + service + "/"
                + environment.segment() + "/" + endpoint;
    }

    /** Returns the name under which cached facts of this gateway are kept: environment, host and port. */
    public String cacheName() {
        return environment.label() + "-"
                + (baseUrl.getHost() + (baseUrl.getPort() < 0 ? "" : "-" + baseUrl.getPort()))
                        .replaceAll("[^A-Za-z0-9.-]", "_");
    }
}

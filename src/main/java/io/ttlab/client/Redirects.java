package io.ttlab.client;

import java.net.URI;
import java.util.Locale;

/** Where a 303 may lead, and where credentials may follow. */
final class Redirects {
    /** How many redirects one request follows. */
    static final int MOST = 5;

    private Redirects() {}

    /** Returns whether a host name or literal address is this machine itself. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return name.equals("localhost")
                || name.matches("127(\\.\\d{1,3}){3}")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1");
    }

    /** Returns whether two addresses are of one origin: scheme, host and port. */
    static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    /** Returns whether an address may be asked at all: https, or plain http to this machine. */
    static boolean isSafe(URI target) {
        return target.getHost() != null
                && ("https".equalsIgnoreCase(target.getScheme())
                        || "http".equalsIgnoreCase(target.getScheme()) && isLoopback(target.getHost()));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}

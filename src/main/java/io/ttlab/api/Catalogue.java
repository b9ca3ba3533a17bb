package io.ttlab.api;

import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Every endpoint, declared once: help, columns, completion and the calls themselves read this list. */
public final class Catalogue {
    private static final List<Endpoint> ALL = Stream.of(
                    LedgerEndpoints.ALL, PdsEndpoints.ALL, MonitorEndpoints.ALL, NameEndpoints.ALL)
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /** Returns every endpoint, in the order of TT's services. */
    public static List<Endpoint> all() {
        return ALL;
    }

    /** Returns the endpoint of a name like {@code fills} or {@code ledger.fills}; fails with the nearest names. */
    public static Endpoint find(String name) {
        String wanted = name.strip().replaceFirst("^tt\\.", "").replaceFirst("\\(.*$", "");
        for (Endpoint endpoint : ALL) {
            if (endpoint.method().equalsIgnoreCase(wanted)
                    || endpoint.name().equalsIgnoreCase(wanted)
                    || endpoint.path().equalsIgnoreCase(wanted)) {
                return endpoint;
            }
        }
        throw new TtException(
                Kind.UNKNOWN_NAME,
                "No endpoint '" + name + "'."
                        + Nearest.sentence(
                                wanted, ALL.stream().map(Endpoint::name).toList()) + " List them with tt.help().");
    }
}

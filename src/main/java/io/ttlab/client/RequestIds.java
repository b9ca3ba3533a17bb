package io.ttlab.client;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes the {@code requestId} that every call carries: {@code <app>-<company>--<guid>}, a new GUID each time.
 *
 * <p>TT asks for no spaces and none of the characters that URLs give a meaning to; what the names hold of them
 * becomes an underscore. Thread-safe.
 */
public final class RequestIds {
    private final String prefix;
    private final Supplier<UUID> guids;

    /** Creates the maker for an application and a company. */
    public RequestIds(String app, String company) {
        this(app, company, UUID::randomUUID);
    }

    RequestIds(String app, String company, Supplier<UUID> guids) {
        this.prefix = clean(app) + "-" + clean(company) + "--";
        this.guids = guids;
    }

    /** Returns a request id that was never used before. */
    public String next() {
        return prefix + guids.get();
    }

    private static String clean(String name) {
        String kept = name.strip().replaceAll("[^A-Za-z0-9_.]", "_");
        return kept.isEmpty() ? "_" : kept;
    }
}

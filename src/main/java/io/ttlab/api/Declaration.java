package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;
import java.util.Locale;

/**
 * Declares one {@link Endpoint}; what is not said is as most endpoints have it. Confine to one thread.
 *
 * <p>The path is the name in lower case, the records are under the name, one answer holds them all, no parameter is taken
 * and records have no identity.
 */
final class Declaration {
    private final String object;
    private final String service;
    private final String name;
    private final Schema schema;
    private String path;
    private List<String> parameters = List.of();
    private List<String> keys;
    private Paging paging = Paging.NONE;
    private List<String> identity = List.of();

    /** Begins one of a service: {@code tt.object.name}. */
    Declaration(String object, String service, String name, Schema schema) {
        this.object = object;
        this.service = service;
        this.name = name;
        this.schema = schema;
        this.path = name.toLowerCase(Locale.ROOT);
        this.keys = List.of(name);
    }

    /** Says the path behind the environment, with {@code {id}} where an id goes. */
    Declaration at(String otherPath) {
        path = otherPath;
        return this;
    }

    /** Says which query parameters it takes. */
    Declaration takes(String... names) {
        parameters = List.of(names);
        return this;
    }

    /** Says which members hold the records, the known one first; none where nothing is read. */
    Declaration under(String... members) {
        keys = List.of(members);
        return this;
    }

    /** Says how it pages. */
    Declaration paged(Paging how) {
        paging = how;
        return this;
    }

    /** Says which fields make a record itself, so that repeats are dropped. */
    Declaration knownBy(String... fields) {
        identity = List.of(fields);
        return this;
    }

    /** Ends with what it returns, in a sentence. */
    Endpoint gives(String doc) {
        return new Endpoint(object + "." + name, service, path, parameters, keys, paging, schema, identity, doc);
    }
}

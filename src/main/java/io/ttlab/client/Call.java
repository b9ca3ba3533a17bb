package io.ttlab.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request as the client plans it, before the request id and the headers are added.
 *
 * @param service the service, such as {@code ttledger}
 * @param endpoint the path behind the environment, such as {@code orders} or {@code instrument/123}
 * @param parameters the query in its order
 * @param patience what the caller does about slow and large answers
 */
public record Call(String service, String endpoint, List<Parameter> parameters, Patience patience) {

    /** A query parameter, not yet encoded. */
    public record Parameter(String name, String value) {}

    /** Who deals with an answer that is too slow, too large or refused. */
    public enum Patience {
        /** The executor retries. */
        RETRY,
        /** The caller asks for less: 408, 413 and 504 go back to it at once. */
        NARROW,
        /** One thing by its id: a refusal is the answer, not a passing fault. */
        SINGLE,
        /** Something that can be done without, such as a name: a refusal is the answer, and retries are few. */
        BRIEF
    }

    /** Creates a call without parameters. */
    public static Call of(String service, String endpoint) {
        return new Call(service, endpoint, List.of(), Patience.RETRY);
    }

    /** Returns a copy with one parameter more. */
    public Call with(String name, Object value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, String.valueOf(value)));
        return new Call(service, endpoint, List.copyOf(more), patience);
    }

    /** Returns a copy with another patience. */
    public Call patient(Patience other) {
        return new Call(service, endpoint, parameters, other);
    }

    /** Returns how messages name the call, such as {@code ttledger/orders}. */
    public String where() {
        return service + "/" + endpoint;
    }

    /** Returns the query text with its parameters percent-encoded, without the leading question mark. */
    String query(String requestId) {
        StringBuilder query = new StringBuilder("requestId=").append(encode(requestId));
        for (Parameter parameter : parameters) {
            query.append('&').append(encode(parameter.name())).append('=').append(encode(parameter.value()));
        }
        return query.toString();
    }

    /** Encodes a text for a path segment or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/**
 * One endpoint as data: where it is, what it takes, what it answers and how its pages hang together.
 *
 * @param method how users call it, such as {@code ledger.orders}
 * @param service TT's service, such as {@code ttledger}
 * @param path the path behind the environment, with {@code {id}} where an id goes
 * @param parameters the query parameters it takes
 * @param keys the members that hold the records, the first one known, the others possible
 * @param paging how it pages
 * @param schema the columns
 * @param identity the fields that make a record itself, for dropping repeats; empty where rows have no identity
 * @param doc what it returns, in a sentence
 */
public record Endpoint(
        String method,
        String service,
        String path,
        List<String> parameters,
        List<String> keys,
        Paging paging,
        Schema schema,
        List<String> identity,
        String doc) {

    /** Returns the name without its object, such as {@code orders}. */
    public String name() {
        return method.substring(method.indexOf('.') + 1);
    }

    /** Returns whether it changes something at TT. */
    boolean isWrite() {
        return paging == Paging.TWENTIES || paging == Paging.UPLOAD;
    }

    /** Returns how it is called, with a place for what it needs. */
    String call() {
        return "tt." + method + (isWrite() ? "(…)" : path.contains("{id}") ? "(id)" : "()");
    }

    /** Returns whether it answers with the one thing that an id names. */
    boolean isOne() {
        return paging == Paging.NONE && path.endsWith("{id}") && !identity.isEmpty();
    }
}

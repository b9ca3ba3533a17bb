package io.ttlab.api;

import io.ttlab.api.NameStore.Entry;
import io.ttlab.api.Names.Subject;
import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns names into ids, with or without regard to case, and ids into themselves. Thread-safe. */
final class Resolver {
    private final Names names;
    private final String environment;

    Resolver(Names names, String environment) {
        this.names = names;
        this.environment = environment;
    }

    /** Returns the ids of accounts that are given by id or name. */
    List<String> accounts(Object... namesOrIds) {
        return ids(Subject.ACCOUNT, "account", "tt.account.accounts()", names.accounts(), namesOrIds);
    }

    /** Returns the id of a market that is given by id or name. */
    List<String> markets(Object... namesOrIds) {
        return ids(Subject.MARKET, "market", "tt.pds.markets()", names.markets(), namesOrIds);
    }

    /** Returns the ids of users that are given by id or name. */
    List<String> users(Object... namesOrIds) {
        return ids(Subject.USER, "user", "tt.user.users()", names.users(), namesOrIds);
    }

    /** Returns the id of the one account that is given. */
    String account(Object nameOrId) {
        List<String> ids = accounts(nameOrId);
        if (ids.size() > 1) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "Account '" + nameOrId + "' is the name of " + ids.size() + " accounts: " + String.join(", ", ids)
                            + ". Say which by its id.");
        }
        return ids.get(0);
    }

    private List<String> ids(Subject subject, String what, String list, List<Entry> known, Object... namesOrIds) {
        Set<String> ids = new LinkedHashSet<>();
        for (Object given : flat(namesOrIds)) {
            String wanted = String.valueOf(given).strip();
            List<String> found = match(wanted, known);
            if (found.isEmpty() && wanted.matches("\\d+")) {
                // An id that no list shows is still an id: give-up and clearing accounts are known by theirs alone.
                names.learn(subject, List.of(wanted));
                found = subject == Subject.ACCOUNT && names.known(subject, wanted) == null && !(given instanceof Number)
                        ? List.of()
                        : List.of(wanted);
            }
            if (found.isEmpty()) {
                throw new TtException(
                        Kind.UNKNOWN_NAME,
                        "No " + what + " '" + wanted + "' on " + environment + "."
                                + Nearest.sentence(
                                        wanted, known.stream().map(Entry::name).toList()) + " List them with "
                                + list + ".");
            }
            ids.addAll(found);
        }
        return new ArrayList<>(ids);
    }

    private static List<String> match(String wanted, List<Entry> known) {
        List<String> exact = known.stream()
                .filter(entry -> entry.name().equals(wanted))
                .map(Entry::id)
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        if (known.stream().anyMatch(entry -> entry.id().equals(wanted))) {
            return List.of(wanted);
        }
        return known.stream()
                .filter(entry -> entry.name().equalsIgnoreCase(wanted))
                .map(Entry::id)
                .toList();
    }

    /**
     * Returns the ids of products that are given by id, by symbol, or by market and symbol as in {@code CME:ES}.
     *
     * <p>A symbol that several markets have stands for all of them.
     */
    List<String> products(Object... symbolsOrIds) {
        Set<String> ids = new LinkedHashSet<>();
        for (Object given : flat(symbolsOrIds)) {
            ids.addAll(product(String.valueOf(given).strip()));
        }
        return new ArrayList<>(ids);
    }

    private List<String> product(String wanted) {
        if (wanted.matches("\\d{5,}")) {
            return List.of(wanted);
        }
        int colon = wanted.indexOf(':');
        if (colon > 0) {
            String symbol = wanted.substring(colon + 1).strip();
            List<Entry> listed = new ArrayList<>();
            markets(wanted.substring(0, colon).strip()).forEach(market -> listed.addAll(names.products(market)));
            return required(wanted, match(symbol, listed), listed, symbol);
        }
        List<Entry> all = names.products();
        return required(wanted, match(wanted, all), all, wanted);
    }

    private List<String> required(String wanted, List<String> found, List<Entry> listed, String symbol) {
        if (found.isEmpty()) {
            throw new TtException(
                    Kind.UNKNOWN_NAME,
                    "No product '" + wanted + "' on " + environment + "."
                            + Nearest.sentence(
                                    symbol, listed.stream().map(Entry::name).toList())
                            + " List them with tt.pds.products(\"CME\").");
        }
        return found;
    }

    /** Lists, columns and arrays stand for what they hold. */
    private static List<Object> flat(Object... given) {
        List<Object> flat = new ArrayList<>();
        for (Object each : given) {
            if (each instanceof Iterable<?> many) {
                many.forEach(one -> flat.addAll(flat(one)));
            } else if (each instanceof Object[] many) {
                flat.addAll(flat(many));
            } else {
                flat.add(each);
            }
        }
        return flat;
    }
}

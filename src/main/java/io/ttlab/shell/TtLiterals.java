package io.ttlab.shell;

import io.ttlab.api.Accounts;
import io.ttlab.api.Ledger;
import io.ttlab.api.Monitor;
import io.ttlab.api.Pds;
import io.ttlab.api.TT;
import io.ttlab.api.Users;
import io.ttlab.api.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Offers account, market, product, instrument and user names inside of {@code tt}'s calls: those that are known already,
 * since nothing is fetched here.
 */
final class TtLiterals implements LiteralCompleter {
    private static final int MOST = 200;

    /** What the methods of queries take, inside of {@code tt.ledger.fills(q -> q.account("…"))} and its like. */
    private static final Map<String, String> QUERY = Map.of(
            "account", "account",
            "accounts", "account",
            "fill", "account",
            "market", "market",
            "markets", "market",
            "product", "product",
            "products", "product",
            "alias", "instrument",
            "user", "user",
            "users", "user");

    /** What methods take themselves, by service. */
    private static final Map<String, String> DIRECT = Map.ofEntries(
            Map.entry("monitor.position", "account"),
            Map.entry("monitor.productPosition", "account"),
            Map.entry("monitor.productFamilyPosition", "account"),
            Map.entry("monitor.creditUtilization", "account"),
            Map.entry("monitor.sod", "account"),
            Map.entry("pds.products", "market"),
            Map.entry("pds.productFamilies", "market"),
            Map.entry("pds.product", "product"),
            Map.entry("pds.instruments", "product"),
            Map.entry("account.account", "account"),
            Map.entry("user.user", "user"),
            Map.entry("tt.help", "endpoint"),
            Map.entry("tt.columns", "endpoint"),
            Map.entry("tt.curl", "endpoint"));

    private static final Map<String, String> TIMES = new LinkedHashMap<>();

    static {
        TIMES.put("15m", "a quarter of an hour ago");
        TIMES.put("4h", "four hours ago");
        TIMES.put("5d", "five days ago");
        TIMES.put("today", "the current day");
        TIMES.put("yesterday", "the day before");
    }

    private final Supplier<TT> tt;

    TtLiterals(Supplier<TT> tt) {
        this.tt = tt;
    }

    @Override
    public List<Candidate> complete(Literal literal) {
        Call call = literal.call();
        if (call == null) {
            return List.of();
        }
        String service = service(call);
        if (service != null) {
            String subject = DIRECT.get(service + "." + call.method());
            return subject == null || subject.equals("endpoint") && call.argument() > 0
                    ? List.of()
                    : names(subject, literal.prefix());
        }
        return insideQuery(call) ? inQuery(call, literal.prefix()) : List.of();
    }

    private List<Candidate> inQuery(Call call, String prefix) {
        if (call.method().equals("since") || call.method().equals("until")) {
            List<Candidate> times = new ArrayList<>();
            TIMES.forEach((text, meaning) -> add(times, prefix, text, meaning));
            return times;
        }
        if (call.method().equals("fill") && call.argument() > 0) {
            List<Candidate> sides = new ArrayList<>();
            if (call.argument() == 2) {
                add(sides, prefix, "BUY", "side");
                add(sides, prefix, "SELL", "side");
            }
            return sides;
        }
        String subject = QUERY.get(call.method());
        return subject == null ? List.of() : names(subject, prefix);
    }

    /** The service that a call is on, {@code tt} for the object itself, or null. */
    private static @Nullable String service(Call call) {
        Object root = call.rootValue();
        String above = call.chain().isEmpty()
                ? ""
                : call.chain().get(call.chain().size() - 1).name();
        if (call.root().equals("tt") && (root == null || root instanceof TT) || root instanceof TT) {
            return above.isEmpty() || above.equals("raw") ? "tt" : above;
        }
        if (root == null || !above.isEmpty()) {
            return null;
        }
        return root instanceof Monitor
                ? "monitor"
                : root instanceof Pds
                        ? "pds"
                        : root instanceof Ledger
                                ? "ledger"
                                : root instanceof Accounts ? "account" : root instanceof Users ? "user" : null;
    }

    private static boolean insideQuery(Call call) {
        for (Call outer = call.enclosing(); outer != null; outer = outer.enclosing()) {
            if (service(outer) != null) {
                return true;
            }
        }
        return false;
    }

    private List<Candidate> names(String subject, String prefix) {
        List<Candidate> found = new ArrayList<>();
        if (subject.equals("endpoint")) {
            TT.endpoints().forEach(name -> add(found, prefix, name, subject));
        } else {
            Wiring.of(tt.get()).knownNames(subject).stream()
                    .sorted()
                    .forEach(name -> add(found, prefix, name, subject));
        }
        if (subject.equals("product") && !prefix.isEmpty()) {
            Wiring.of(tt.get()).knownProducts().stream().sorted().forEach(name -> add(found, prefix, name, subject));
        }
        return found;
    }

    private static void add(List<Candidate> found, String prefix, String text, String type) {
        boolean starts = text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
        if (starts && !text.isEmpty() && found.size() < MOST) {
            found.add(new Candidate(text, text, Candidate.Kind.LITERAL, type, "", true));
        }
    }
}

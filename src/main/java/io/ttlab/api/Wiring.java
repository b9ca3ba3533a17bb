package io.ttlab.api;

import io.ttlab.client.TtException;
import io.ttlab.schema.TableStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the faces of the product connect to a {@link TT}, and ask of it: progress, questions, warnings, known names. Apart
 * from it, so that {@code tt.} offers users what is theirs. Thread-safe.
 */
public final class Wiring {
    private final Session session;

    private Wiring(Session session) {
        this.session = session;
    }

    /** Returns the connections of this one and of its raw twin. */
    public static Wiring of(TT tt) {
        return new Wiring(tt.session());
    }

    /**
     * Loads what the first call will need, and fetches the token of a demo gateway; for a thread in the background.
     *
     * <p>Costs no request of a real key's quota. A failure is left to the first call to tell.
     */
    public void prepare() {
        TableStart.ready();
        try {
            if (session.settings().demoGateway()) {
                session.gateway().fetchToken();
            }
        } catch (TtException later) {
            session.gateway().forgetToken();
        }
    }

    /** Shows progress of calls that take over a second in a display from now on. */
    public void progress(ProgressDisplay display) {
        session.display(display);
    }

    /** Has {@code asker} show what a write will send and ask whether to; without one, writes need {@code confirm(true)}. */
    public void confirmations(Predicate<String> asker) {
        session.asker(asker);
    }

    /** Has a display hear warnings that are no failures; standard error hears them otherwise. */
    public void warnings(Consumer<String> listener) {
        session.warnings(listener::accept);
    }

    /** Returns the names that are known of accounts, markets, products, instruments or users; asks nobody. */
    public List<String> knownNames(String subject) {
        return known(Names.Subject.of(subject)).stream()
                .map(NameStore.Entry::name)
                .distinct()
                .toList();
    }

    /** Returns the products that are known, by market and symbol as in {@code CME:ES}; asks nobody. */
    public List<String> knownProducts() {
        Map<String, String> markets = new HashMap<>();
        known(Names.Subject.MARKET).forEach(market -> markets.put(market.id(), market.name()));
        return known(Names.Subject.PRODUCT).stream()
                .filter(product -> markets.containsKey(product.owner()))
                .map(product -> markets.get(product.owner()) + ":" + product.name())
                .distinct()
                .toList();
    }

    /** Returns the product's id of an instrument, empty where neither this session nor the cache has seen it; asks nobody. */
    public String knownProductId(String instrumentId) {
        NameStore.Entry entry = session.names().store(Names.Subject.INSTRUMENT).get(instrumentId);
        return entry == null ? "" : entry.owner();
    }

    /**
     * Learns the names of a demo gateway's accounts, markets, products and users, for a thread in the background.
     *
     * <p>Costs no request of a real key's quota. A failure is left to the first call to tell.
     */
    public void learnNames() {
        try {
            if (session.settings().demoGateway()) {
                session.unseen(() -> {
                    session.names().accounts();
                    session.names().users();
                    session.names().products();
                });
            }
        } catch (TtException later) {
            session.gateway().forgetToken();
        }
    }

    private List<NameStore.Entry> known(Names.Subject subject) {
        Names names = session.namesIfOpen();
        return names == null ? List.of() : names.known(subject);
    }
}

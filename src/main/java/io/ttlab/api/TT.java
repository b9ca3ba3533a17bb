package io.ttlab.api;

import io.ttlab.client.Gateway;
import io.ttlab.client.Settings;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/**
 * The TT REST API as an object of objects: {@code tt.ledger.orders()} is {@code /ttledger/…/orders} as a table.
 *
 * <p>One rule: tables are snapshots. Every method returns a Tablesaw table with codes decoded and ids named, or throws a
 * {@link TtException}; an empty table keeps its columns. Thread-safe.
 */
public final class TT {
    /** Orders, fills and their codes. */
    public final Ledger ledger;
    /** Markets, products, instruments, algos and currency rates. */
    public final Pds pds;
    /** Positions, credit and start-of-day records. */
    public final Monitor monitor;
    /** Accounts and their names. */
    public final Accounts account;
    /** Users and their names. */
    public final Users user;

    private final Session session;
    private final boolean raw;

    private TT(Session session, boolean raw) {
        Fetch fetch = new Fetch(session, raw);
        this.session = session;
        this.raw = raw;
        this.ledger = new Ledger(fetch);
        this.pds = new Pds(fetch);
        this.monitor = new Monitor(fetch);
        this.account = new Accounts(fetch);
        this.user = new Users(fetch);
    }

    /** Opens the API with settings; nothing is sent before the first call. */
    public static TT open(Settings settings) {
        return open(() -> new Gateway(settings));
    }

    static TT open(Session session) {
        return new TT(session, false);
    }

    /** Opens the API with an executor that is made at the first call. */
    public static TT open(Supplier<Gateway> opener) {
        return new TT(new Session(opener), false);
    }

    /** Returns the same tree with codes and ids left as TT sent them, and no name columns. */
    public TT raw() {
        return raw ? this : new TT(session, true);
    }

    /** Returns the environment's short name: demo, uat, sim or live. */
    public String env() {
        return session.settings().environment().label();
    }

    /** Returns the zone in which dates are read and times shown: {@code TT_ZONE}, UTC unless said. Costs no request. */
    public ZoneId zone() {
        return ZoneId.of(Status.zone(session.settings()));
    }

    /** Returns the endpoints with what they return and cost. Costs no request. */
    public Table help() {
        return Help.endpoints();
    }

    /** Returns what one endpoint takes, costs and returns: {@code tt.help("fills")}. Costs no request. */
    public String help(String endpoint) {
        return Help.text(Catalogue.find(endpoint));
    }

    /** Returns the columns of an endpoint's table with their types and meanings. Costs no request. */
    public Table columns(String endpoint) {
        return Help.columns(Catalogue.find(endpoint));
    }

    /** Returns what had arrived of the last call that failed or was interrupted, as TT sent it. */
    public Table partial() {
        Table partial = session.partial();
        if (partial == null) {
            throw new TtException(
                    Kind.ARGUMENT, "No call has been cut short in this session, so nothing is kept of one.");
        }
        return partial;
    }

    /** Returns the state of the session: environment, user, token, requests, cache. Costs no request. */
    public Table status() {
        return Status.of(session);
    }

    /** Returns what is kept of this environment: kinds of names, their number, age, size and file. */
    public Table cache() {
        return Status.cache(session);
    }

    /** Forgets names and codes, in memory and on disk, so that the next calls fetch them anew. */
    public void refresh() {
        try {
            session.names().forget();
            session.enumerations().forget();
        } catch (IOException undeletable) {
            throw new TtException(
                    Kind.SETTINGS, "Cannot delete the cache of " + env() + ": " + undeletable.getMessage() + ".");
        }
    }

    /** Prints each request and answer to standard error from now on, without secrets; or stops doing so. */
    public void trace(boolean on) {
        session.trace(on ? new Trace() : null);
    }

    /**
     * Returns the curl command that asks what a method asks, with key and token as variables: {@code tt.curl("orders")}.
     *
     * @param endpoint the method's name
     * @param parameters query parameters and path ids as {@code name=value}; a bare value fills the path's id
     */
    public String curl(String endpoint, String... parameters) {
        return Curl.command(session.settings(), Catalogue.find(endpoint), parameters);
    }

    /** Returns the methods that {@link #help(String)}, {@link #columns} and {@link #curl} know by name. Costs no request. */
    public static List<String> endpoints() {
        return Catalogue.all().stream().map(Endpoint::name).distinct().toList();
    }

    Session session() {
        return session;
    }

    @Override
    public String toString() {
        return raw
                ? "TT REST API, raw"
                : "TT REST API: tt.ledger, tt.pds, tt.monitor, tt.account, tt.user; tt.help() lists the calls";
    }
}

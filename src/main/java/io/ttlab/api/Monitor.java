package io.ttlab.api;

import io.ttlab.client.Call;
import io.ttlab.client.Call.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * Positions, credit and start-of-day records: TT's {@code ttmonitor}. Thread-safe.
 *
 * <p>Quantities are in contracts ({@code scaleQty=0}) unless a query asks for flow. P&amp;L is in the instrument's
 * currency.
 */
public final class Monitor {
    /** TT names no limit; so many ids stay far below the 8 KB that servers commonly take of an address. */
    private static final int ACCOUNTS_A_REQUEST = 200;

    private final Fetch fetch;

    Monitor(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Returns the positions of all accounts. Costs one request per page; TT advises to name accounts. */
    public Table position() {
        return position(query -> {});
    }

    /** Returns the positions of one account, given by id or name. Costs one request per page. */
    public Table position(Object account) {
        return one(MonitorEndpoints.ACCOUNT_POSITION, account);
    }

    /**
     * Returns the positions that a query asks for: {@code position(q -> q.account("ABC").includeSpreads(true))}.
     *
     * <p>Costs one request per page, and at least one per 200 accounts.
     */
    public Table position(Consumer<PositionQuery> query) {
        return many(MonitorEndpoints.POSITION, query);
    }

    /** Returns positions by product, of all accounts. Costs one request per page. */
    public Table productPosition() {
        return productPosition(query -> {});
    }

    /** Returns the positions of one account by product. Costs one request per page. */
    public Table productPosition(Object account) {
        return one(MonitorEndpoints.ACCOUNT_PRODUCT_POSITION, account);
    }

    /** Returns the positions by product that a query asks for. Costs as {@link #position(Consumer)}. */
    public Table productPosition(Consumer<PositionQuery> query) {
        return many(MonitorEndpoints.PRODUCT_POSITION, query);
    }

    /** Returns positions by product family, of all accounts. Costs one request per page. */
    public Table productFamilyPosition() {
        return productFamilyPosition(query -> {});
    }

    /** Returns the positions of one account by product family. Costs one request per page. */
    public Table productFamilyPosition(Object account) {
        return one(MonitorEndpoints.ACCOUNT_PRODUCT_FAMILY_POSITION, account);
    }

    /** Returns the positions by product family that a query asks for. Costs as {@link #position(Consumer)}. */
    public Table productFamilyPosition(Consumer<PositionQuery> query) {
        return many(MonitorEndpoints.PRODUCT_FAMILY_POSITION, query);
    }

    /** Returns how much of its credit an account uses, given by id or name. Costs one request per page. */
    public Table creditUtilization(Object account) {
        return creditUtilization(account, query -> {});
    }

    /** As {@link #creditUtilization(Object)}, with what a query asks for: {@code q -> q.includeProductPositions(true)}. */
    public Table creditUtilization(Object account, Consumer<CreditQuery> query) {
        CreditQuery asked = new CreditQuery();
        query.accept(asked);
        String id = fetch.session().resolver().account(account);
        return fetch.table(MonitorEndpoints.CREDIT_UTILIZATION, call -> {
            Call one = call.with("accountId", id);
            return asked.products ? one.with("includeProductPos", 1) : one;
        });
    }

    /** Returns an account's positions at the start of the day. Costs one request per page. */
    public Table sod(Object account) {
        String id = fetch.session().resolver().account(account);
        return fetch.table(MonitorEndpoints.SOD, id, call -> call);
    }

    /**
     * Uploads a file of start-of-day records and follows it to its end; returns the rows that were refused.
     *
     * <p>Shows what will be sent and asks; without a terminal use {@link #uploadSod(Path, Consumer)}. Costs two requests
     * and one a second until the batch is done. The address that TT names for the file gets no credential.
     */
    public Table uploadSod(Path file) {
        return new SodUpload(fetch.session()).send(file, false);
    }

    /** As {@link #uploadSod(Path)}, with the file's name. */
    public Table uploadSod(String file) {
        return uploadSod(Path.of(file));
    }

    /** As {@link #uploadSod(Path)}, without asking where a query says so: {@code uploadSod(file, q -> q.confirm(true))}. */
    public Table uploadSod(Path file, Consumer<UploadQuery> query) {
        UploadQuery asked = new UploadQuery();
        query.accept(asked);
        return new SodUpload(fetch.session()).send(file, asked.confirmed);
    }

    /** As {@link #uploadSod(Path, Consumer)}, with the file's name. */
    public Table uploadSod(String file, Consumer<UploadQuery> query) {
        return uploadSod(Path.of(file), query);
    }

    /** Returns how far an upload is, and which rows of its file were refused. Costs one request. */
    public Table sodUpload(String batchId) {
        return new SodUpload(fetch.session()).status(batchId);
    }

    /**
     * Enters fills by hand: {@code adminFill(q -> q.fill("ACC1", instrumentId, "BUY", 5, 110.25).confirm(true))}.
     *
     * <p>Shows what will be sent and asks, unless {@code confirm(true)} is said. Costs one POST per twenty fills, ten
     * seconds apart, each sent once; returns a row per fill with its result.
     */
    public Table adminFill(Consumer<AdminFillQuery> query) {
        AdminFillQuery asked = new AdminFillQuery();
        query.accept(asked);
        return new AdminFills(fetch.session()).send(asked);
    }

    private Table one(Endpoint endpoint, Object account) {
        String id = fetch.session().resolver().account(account);
        return fetch.table(endpoint, id, call -> call.with("scaleQty", 0).patient(Patience.SINGLE));
    }

    private Table many(Endpoint endpoint, Consumer<PositionQuery> query) {
        PositionQuery asked = new PositionQuery();
        query.accept(asked);
        Call all = Rows.call(endpoint, "").with("scaleQty", asked.contracts ? 0 : 1);
        Call call = asked.spreads ? all.with("includeSpreadPositions", 1) : all;
        if (asked.accounts.isEmpty()) {
            return fetch.table(endpoint, List.of(call));
        }
        List<String> accounts = fetch.session().resolver().accounts(asked.accounts);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i += ACCOUNTS_A_REQUEST) {
            List<String> part = accounts.subList(i, Math.min(accounts.size(), i + ACCOUNTS_A_REQUEST));
            calls.add(call.with("accountIds", String.join(",", part)));
        }
        return fetch.table(endpoint, calls);
    }
}

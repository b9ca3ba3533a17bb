package io.ttlab.api;

import io.ttlab.api.Harvest.Sheaf;
import io.ttlab.client.Call;
import io.ttlab.client.Call.Patience;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Gets all orders although an answer holds a thousand and there are no pages: by ever fewer accounts a request, until no
 * answer is cut.
 */
final class OrderSplit {
    /** What TT puts into one answer. */
    static final int MOST_ROWS = 1_000;

    /** What TT takes of accounts in one request. */
    static final int MOST_ACCOUNTS = 50;

    private final Harvest harvest;
    private final Supplier<List<String>> allAccounts;
    /** Gives an account's name beside its id, as far as it is known. */
    private final UnaryOperator<String> named;

    private final Consumer<String> warnings;

    OrderSplit(
            Harvest harvest,
            Supplier<List<String>> allAccounts,
            UnaryOperator<String> named,
            Consumer<String> warnings) {
        this.harvest = harvest;
        this.allAccounts = allAccounts;
        this.named = named;
        this.warnings = warnings;
    }

    /** Gets the orders of all accounts. */
    void all(Call call) {
        if (isCut(call)) {
            // Accounts that give up or clear are in no list, but their orders are in this answer.
            TreeSet<String> accounts = new TreeSet<>(allAccounts.get());
            accounts.addAll(harvest.distinct("accountId"));
            of(call, new ArrayList<>(accounts));
        }
    }

    /** Gets the orders of some accounts. */
    void of(Call call, List<String> accounts) {
        harvest.expect(accounts.size());
        for (int i = 0; i < accounts.size(); i += MOST_ACCOUNTS) {
            split(call, accounts.subList(i, Math.min(accounts.size(), i + MOST_ACCOUNTS)));
        }
    }

    private void split(Call call, List<String> accounts) {
        boolean whole = !isCut(call.with("accounts", String.join(",", accounts)));
        if (whole || accounts.size() == 1) {
            harvest.advance(accounts.size());
        }
        if (whole) {
            return;
        }
        if (accounts.size() == 1) {
            warnings.accept(String.format(
                    Locale.ROOT,
                    "Account %s has as many working orders as one answer holds (%,d), or more, and the API has no way to"
                            + " ask for the others: this table may lack some of its orders.",
                    named.apply(accounts.get(0)),
                    MOST_ROWS));
            return;
        }
        int half = accounts.size() / 2;
        split(call, accounts.subList(0, half));
        split(call, accounts.subList(half, accounts.size()));
    }

    /** Sends a call; returns whether its answer may lack orders. */
    private boolean isCut(Call call) {
        // Nothing is narrower than one account, so that a timeout there is tried again instead.
        boolean one = call.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("accounts")
                        && !parameter.value().contains(","));
        try {
            Sheaf sheaf = harvest.fetch(one ? call.patient(Patience.RETRY) : call);
            return sheaf.rows() >= MOST_ROWS
                    || Boolean.FALSE.equals(sheaf.page().lastPage());
        } catch (TtException tooMuch) {
            if (one || tooMuch.kind() != Kind.TIMEOUT && tooMuch.kind() != Kind.TOO_LARGE) {
                throw tooMuch;
            }
            return true;
        }
    }
}

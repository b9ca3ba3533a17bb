package io.ttlab.api;

/** What to ask of {@code /accounts}. Confine to one thread. */
public final class AccountQuery {
    boolean mine;

    AccountQuery() {}

    /** Only the accounts that belong to the key's user; all that the user sees otherwise. */
    public AccountQuery mineOnly(boolean mineOnly) {
        this.mine = mineOnly;
        return this;
    }
}

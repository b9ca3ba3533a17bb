package io.ttlab.api;

import java.util.List;

/** The endpoints of {@code ttaccount} and {@code ttuser}: what names accounts and users. */
final class NameEndpoints {
    private static final List<String> BY_ID = List.of("id");

    static final Endpoint ACCOUNTS = new Endpoint(
            "account.accounts",
            "ttaccount",
            "accounts",
            List.of("mineOnly"),
            List.of("accounts"),
            Paging.KEY,
            ReferenceFields.ACCOUNTS,
            BY_ID,
            "All accounts that the key's user sees.");
    static final Endpoint ACCOUNT = new Endpoint(
            "account.account",
            "ttaccount",
            "account/{id}",
            List.of(),
            List.of("account"),
            Paging.NONE,
            ReferenceFields.ACCOUNTS,
            BY_ID,
            "One account by its id.");
    static final Endpoint USERS = new Endpoint(
            "user.users",
            "ttuser",
            "users",
            List.of(),
            List.of("users"),
            Paging.KEY,
            ReferenceFields.USERS,
            BY_ID,
            "All users that the key's user sees.");
    static final Endpoint USER = new Endpoint(
            "user.user",
            "ttuser",
            "user/{id}",
            List.of(),
            List.of("user"),
            Paging.NONE,
            ReferenceFields.USERS,
            BY_ID,
            "One user by the id.");

    static final List<Endpoint> ALL = List.of(ACCOUNTS, ACCOUNT, USERS, USER);

    private NameEndpoints() {}
}

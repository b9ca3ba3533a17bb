package io.ttlab.api;

import java.util.List;

/** The endpoints of {@code ttaccount} and {@code ttuser}: what names accounts and users. */
final class NameEndpoints {
    static final Endpoint ACCOUNTS = new Declaration("account", "ttaccount", "accounts", ReferenceFields.ACCOUNTS)
            .takes("mineOnly")
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("All accounts that the key's user sees.");
    static final Endpoint ACCOUNT = new Declaration("account", "ttaccount", "account", ReferenceFields.ACCOUNTS)
            .at("account/{id}")
            .knownBy("id")
            .gives("One account by its id.");
    static final Endpoint USERS = new Declaration("user", "ttuser", "users", ReferenceFields.USERS)
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("All users that the key's user sees.");
    static final Endpoint USER = new Declaration("user", "ttuser", "user", ReferenceFields.USERS)
            .at("user/{id}")
            .knownBy("id")
            .gives("One user by the id.");

    static final List<Endpoint> ALL = List.of(ACCOUNTS, ACCOUNT, USERS, USER);

    private NameEndpoints() {}
}

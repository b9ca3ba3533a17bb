package io.ttlab.demo;

import java.util.List;

/** ttaccount: the accounts' names. */
final class AccountService {
    private final World world;
    private final PagedList pages;

    AccountService(World world, PagedList pages) {
        this.world = world;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttaccount", "accounts", this::accounts),
                new Route("GET", "ttaccount", "account/*", this::account));
    }

    private void accounts(Call call) {
        boolean mine = call.flag("mineOnly");
        List<Account> shown = world.reference.accounts.values().stream()
                .filter(account -> account.listed() && (!mine || account.own()))
                .toList();
        pages.write(
                call,
                "accounts",
                "mine=" + mine,
                shown,
                PagedList.KeyStyle.OPAQUE,
                (json, account) -> {
                    json.open()
                            .whole("accountType", account.type())
                            .whole("companyId", Desk.COMPANY)
                            .whole("id", account.id())
                            .text("name", account.name());
                    if (account.parentId() != 0) {
                        json.whole("parentAccountId", account.parentId()).whole("parentId", account.parentId());
                    }
                    json.whole("revision", 3).close();
                },
                "12");
    }

    /** An array of one. */
    private void account(Call call) {
        int id = (int) Call.whole("accountId", call.variable());
        Account account = world.reference.accounts.get(id);
        if (account == null) {
            throw new Call.Refused(200, "Account " + id + " not found");
        }
        Envelope.single(call)
                .list("account", List.of(account), (json, a) -> {
                    json.open()
                            .whole("accountType", a.type())
                            .text("brokerName", "TT Lab Demo Clearing")
                            .whole("companyId", Desk.COMPANY)
                            .whole("id", a.id())
                            .text("name", a.name());
                    if (a.parentId() != 0) {
                        json.whole("parentId", a.parentId());
                    }
                    json.close();
                })
                .write();
    }
}

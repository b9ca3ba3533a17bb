package io.ttlab.demo;

import java.util.List;

/** ttuser: the users' names. */
final class UserService {
    private final World world;
    private final PagedList pages;

    UserService(World world, PagedList pages) {
        this.world = world;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttuser", "users", this::users), new Route("GET", "ttuser", "user/*", this::user));
    }

    private void users(Call call) {
        List<User> shown =
                world.reference.users.values().stream().filter(User::visible).toList();
        pages.write(
                call,
                "users",
                "",
                shown,
                PagedList.KeyStyle.OPAQUE,
                (json, user) -> json.open()
                        .text("alias", user.alias())
                        .text("email", user.email())
                        .text("firstname", user.firstName())
                        .whole("id", user.id())
                        .text("lastname", user.lastName())
                        .close());
    }

    /** An array of one, its names spelled otherwise than in the list, its switches 0 and 1. */
    private void user(Call call) {
        int id = (int) Call.whole("userId", call.variable());
        User user = world.reference.users.get(id);
        if (user == null || !user.visible()) {
            throw new Call.Refused(200, "User " + id + " not found or not visible");
        }
        Envelope.single(call)
                .list(
                        "user",
                        List.of(user),
                        (json, u) -> json.open()
                                .open("address")
                                .text("city", "Chicago")
                                .whole("countryId", 1)
                                .close()
                                .text("alias", u.alias())
                                .open("company")
                                .text("abbrevName", "DEMO")
                                .whole("id", Desk.COMPANY)
                                .text("name", "TT Lab Demo Trading")
                                .close()
                                .text("email", u.email())
                                .text("firstName", u.firstName())
                                .whole("id", u.id())
                                .whole("invitationPending", 0)
                                .text("lastName", u.lastName())
                                .open("settings")
                                .whole("canCreateTTRestApiKey", u.id() == Desk.KEY_USER ? 1 : 0)
                                .whole("canTrade", 1)
                                .close()
                                .whole("tradeMode", 1)
                                .whole("userActive", 1)
                                .close())
                .write();
    }
}

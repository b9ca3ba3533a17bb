package io.ttlab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who trades in this world: the tree of accounts, the users, and which account trades what. */
final class Desk {
    static final int COMPANY = 4200;
    /** The user whose application keys the demo hands out. */
    static final int KEY_USER = 4200042;

    static final int HIDDEN_ACCOUNT = 60190;
    static final int HIDDEN_USER = 4200066;

    /** One trading account's habits: its products, its share of the flow, and its users. */
    record Habit(Account account, double share, List<String> symbols, List<Integer> users) {}

    private final List<Account> accounts = new ArrayList<>();
    private final List<Habit> habits = new ArrayList<>();

    Desk(int extraAccounts) {
        accounts.add(new Account(60100, "DEMO-DESK", 0, 1, true, false));
        accounts.add(new Account(60110, "RATES", 60100, 1, true, true));
        accounts.add(new Account(60120, "EQUITY", 60100, 1, true, false));
        accounts.add(new Account(60130, "COMMODITIES", 60100, 1, true, false));
        trading(60111, "RATES-01", 60110, true, 24, List.of("ZN", "ZB", "ZF", "ZT", "FGBL", "6E"), 4200042, 4200043);
        trading(60112, "RATES-02", 60110, true, 18, List.of("ZN", "FGBL", "FGBS", "R", "I", "IR", "XT"), 4200043);
        trading(60121, "EQ-ALPHA", 60120, true, 20, List.of("ES", "NQ", "FESX", "FDAX", "VX"), 4200042, 4200044);
        trading(60122, "EQ-BETA", 60120, false, 12, List.of("ES", "AP", "NK", "FESX"), 4200044, HIDDEN_USER);
        trading(60131, "ENERGY-01", 60130, false, 12, List.of("CL", "NG", "HO", "BRN"), 4200045);
        trading(60132, "SOFTS-01", 60130, false, 6, List.of("KC", "SB", "GC"), 4200045, 4200046);
        trading(60141, "FX \"MACRO\"", 60100, false, 5, List.of("6E", "6J", "GC", "ES"), 4200046);
        Account hidden = new Account(HIDDEN_ACCOUNT, "GIVEUP-9", 60100, 2, false, false);
        accounts.add(hidden);
        habits.add(new Habit(hidden, 3, List.of("ES", "ZN", "CL"), List.of(4200044)));
        for (int i = 0; i < extraAccounts; i++) {
            String name = "SUB-" + (1000 + i);
            trading(61000 + i, name, 60100, false, 0.8, List.of("ES", "ZN", "CL", "FGBL"), 4200046);
        }
    }

    private void trading(
            int id, String name, int parent, boolean own, double share, List<String> symbols, Integer... users) {
        Account account = new Account(id, name, parent, 2, true, own);
        accounts.add(account);
        habits.add(new Habit(account, share, symbols, List.of(users)));
    }

    List<Account> accounts() {
        return accounts;
    }

    List<Habit> habits() {
        return habits;
    }

    static List<User> users() {
        return List.of(
                new User(KEY_USER, "AKEY", "ada.key@example.com", "Ada", "Key", true),
                new User(4200043, "BROWN", "ben.brown@example.com", "Ben", "Brown", true),
                new User(4200044, "CHOI", "chae.choi@example.com", "Chae", "Choi", true),
                new User(4200045, "DIAZ", "dolores.diaz@example.com", "Dolores", "D\u00edaz", true),
                new User(4200046, "ERIKSEN", "erik.eriksen@example.com", "Erik", "Eriksen", true),
                new User(4200047, "FUNK", "flora.funk@example.com", "Flora", "Funk", true),
                new User(HIDDEN_USER, "GHOST", "gus.ghost@example.com", "Gus", "Ghost", false));
    }

    /** US dollars for one unit of each currency, by code. */
    static Map<String, Double> dollarsPerUnit() {
        return Map.of(
                "USD", 1.0, "EUR", 1.1588, "GBP", 1.3124, "JPY", 0.006412, "AUD", 0.6503, "CHF", 1.2411, "CAD", 0.7128,
                "SGD", 0.7671);
    }

    /** US dollars for one unit of a currency, by TT's id. */
    static double dollars(int currencyId) {
        String code =
                switch (currencyId) {
                    case 8 -> "AUD";
                    case 49 -> "EUR";
                    case 52 -> "GBP";
                    case 73 -> "JPY";
                    default -> "USD";
                };
        return dollarsPerUnit().getOrDefault(code, 1.0);
    }
}

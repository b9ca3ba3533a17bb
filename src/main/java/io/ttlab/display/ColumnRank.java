package io.ttlab.display;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which columns a narrow screen can do without: the higher the rank, the sooner a column is left out.
 *
 * <p>Names say most of it: an exact {@code …Ns} beside its readable time and a {@code …Id} beside its name repeat what
 * is there already, while instrument, side, quantity, price, status and time are why the table was asked for.
 */
final class ColumnRank {

    private static final int REPEATED = 900;
    private static final int OPAQUE_ID = 700;
    private static final int PLAIN = 500;
    private static final int WANTED = 200;

    /** A column of the usual kind that is mostly blank, or the same in every row, tells less than its name promises. */
    private static final int SAYS_LITTLE = 250;

    /** What readers look for first, in the order in which it is kept. */
    private static final List<String> HEADLINE = List.of(
            "instrument",
            "side",
            "price",
            "lastpx",
            "workingqty",
            "orderqty",
            "lastqty",
            "netposition",
            "openposition",
            "position",
            "pnl",
            "notional",
            "tickstomark",
            "orderstatus",
            "status",
            "account",
            "product",
            "name",
            "symbol",
            "leavesqty",
            "leavesquantity",
            "time",
            "timestamp",
            "datetime",
            "transacttime",
            "ordertype",
            "ordtype");

    /** The last words of camel-case names that are worth more than others, in the order in which they are kept. */
    private static final List<String> WANTED_WORDS = List.of(
            "instrument",
            "product",
            "symbol",
            "name",
            "side",
            "quantity",
            "qty",
            "position",
            "price",
            "px",
            "pnl",
            "time",
            "timestamp",
            "date",
            "status",
            "account",
            "market",
            "alias",
            "currency",
            "rate",
            "type",
            "user");

    private final Set<String> names = new HashSet<>();

    ColumnRank(List<String> columnNames) {
        columnNames.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns how soon the column may go; later columns go before earlier ones of the same kind. */
    int of(CellBlock block) {
        int kind = kind(block.view.title());
        boolean little = kind >= WANTED && kind <= PLAIN && block.saysLittle();
        return kind + (little ? SAYS_LITTLE : 0) + Math.min(block.index, 99);
    }

    /** Whether the column called {@code name} says again what another column says better. */
    boolean repeats(String name) {
        return kind(name) == REPEATED;
    }

    /** Whether the column called {@code name} holds ids, which are of no use when cut. */
    static boolean isId(String name) {
        return name.endsWith("Id") || name.endsWith("Ids") || name.equalsIgnoreCase("id");
    }

    private int kind(String title) {
        // An amount in a base currency is wanted as the amount itself is: pnlUSD as pnl.
        String name = title.replaceFirst("(?<=[a-z])[A-Z]{3}$", "");
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.endsWith("Ns") && names.contains(lower.substring(0, lower.length() - 2))) {
            return REPEATED;
        }
        if (isId(name)) {
            String base = lower.replaceFirst("ids?$", "");
            return names.contains(base) || names.contains(base + "name") ? REPEATED : OPAQUE_ID;
        }
        int first = HEADLINE.indexOf(lower);
        if (first >= 0) {
            // The distance outweighs the place in the table, which decides among columns of the same kind.
            return (first - HEADLINE.size()) * 100;
        }
        int word = WANTED_WORDS.indexOf(lastWord(name));
        return word < 0 ? PLAIN : WANTED + word * 5;
    }

    private static String lastWord(String name) {
        int start = name.length();
        while (start > 0 && Character.isLowerCase(name.charAt(start - 1))) {
            start--;
        }
        return name.substring(Math.max(0, start - 1)).toLowerCase(Locale.ROOT);
    }
}

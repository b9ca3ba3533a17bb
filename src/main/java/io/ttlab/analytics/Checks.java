package io.ttlab.analytics;

import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * What a desk looks for every day: a table with one row per check, how much it found and among how much.
 *
 * <p>Findings are candidates, not verdicts: TT's REST API shows fills and working orders, no market data, and none of the
 * orders that are done or cancelled. {@code looked} says what a check looked at. Each check is also a method of its own,
 * which returns its findings and takes its thresholds:
 *
 * <pre>{@code
 * var c = checks();
 * c                            // all of them, with the usual thresholds
 * c.selfCross("250ms")         // fills of opposite sides at one price within 250 ms
 * c.crossedOrders()            // working bids at or above working offers
 * c.manualFlags()              // marked manual where something says automated, and the reverse
 * c.missingTags("giveUp")      // accounts and markets whose fills lack a tag
 * c.expiries(10)               // positions and orders in what expires within ten days
 * c.rollMatrix("ES")           // net position by account and month
 * c.credit(80)                 // accounts that use 80 per cent of their credit or more
 * }</pre>
 *
 * <p>Tables are asked for once, when a check first needs them: orders, today's fills and positions, as {@code tt.help()}
 * says what they cost; terms of instruments as {@link Instruments} says; credit one request an account. Confine to one
 * thread.
 */
public final class Checks extends Table {
    private static final List<String> NAMES =
            List.of("selfCross", "crossedOrders", "manualFlags", "missingTags", "expiries", "credit", "rollMatrix");
    private static final String WINDOW = "1s";
    private static final int DAYS = 5;
    private static final double PERCENT = 80;
    private static final String[] TAGS = {"decisionMaker", "giveUp"};

    private final CheckSources sources;

    private Checks(CheckSources sources, Table rows) {
        super(rows.name(), rows.columns());
        this.sources = sources;
    }

    static Checks of(CheckSources sources) {
        Sheet sheet = new Sheet("checks").texts("check").counts("findings").texts("looked", "rule");
        String fills = Wording.count(sources.fillTable().rowCount(), "fill");
        String orders = Wording.count(sources.orderTable().rowCount(), "working order");
        sheet.add(
                "selfCross",
                sources.selfCross(WINDOW).rowCount(),
                fills,
                "opposite sides, one instrument and price, within " + WINDOW);
        sheet.add("crossedOrders", sources.crossedOrders().rowCount(), orders, "a working bid at or above an offer");
        sheet.add(
                "manualFlags",
                sources.manualFlags().rowCount(),
                fills + ", " + orders,
                "manual and automated contradict each other");
        sheet.add(
                "missingTags",
                sources.missingTags(TAGS).rowCount(),
                fills,
                "fills without " + String.join(" or ", TAGS));
        Expiries expiries = sources.held();
        sheet.add(
                "expiries",
                expiries.within(DAYS).rowCount(),
                Wording.count(expiries.size(), "holding"),
                "expired, or expires within " + DAYS + " days");
        sheet.add(
                "credit",
                sources.credit(PERCENT).rowCount(),
                Wording.count(sources.credit(0).rowCount(), "account"),
                String.format(Locale.ROOT, "uses %.0f %% of its credit or more", PERCENT));
        return new Checks(sources, sheet.table());
    }

    /** Returns a check's findings by its name, with the usual thresholds: {@code check("selfCross")}. */
    public Table check(String name) {
        return switch (name) {
            case "selfCross" -> selfCross();
            case "crossedOrders" -> crossedOrders();
            case "manualFlags" -> manualFlags();
            case "missingTags" -> missingTags();
            case "expiries" -> expiries();
            case "credit" -> credit();
            case "rollMatrix" -> rollMatrix();
            default -> throw Wording.unknown("check", name, NAMES);
        };
    }

    /** Returns self-cross candidates within a second. See {@link #selfCross(String)}. */
    public Table selfCross() {
        return selfCross(WINDOW);
    }

    /**
     * Returns pairs of fills of opposite sides in one instrument at one price within a window, in all accounts.
     *
     * <p>Each fill is paired with the nearest in time on the other side. {@code sameMatch} tells whether both carry one
     * {@code tradeMatchId}, which is as near to proof as TT's data comes. Legs of spreads are left out, since the exchange
     * assigns their prices.
     *
     * @param window such as {@code 250ms} or {@code 5s}; the gap may be exactly that
     */
    public Table selfCross(String window) {
        return sources.selfCross(window);
    }

    /** Returns working limit bids at or above working limit offers of the same instrument, in all accounts. */
    public Table crossedOrders() {
        return sources.crossedOrders();
    }

    /**
     * Returns orders whose {@code manualOrderIndicator} is contradicted: by their fills, by being the child of a synthetic
     * order, or by an automated order of the same account that works on the other side.
     */
    public Table manualFlags() {
        return sources.manualFlags();
    }

    /** Returns accounts and markets whose fills lack a decision-maker or a give-up. See {@link #missingTags(String...)}. */
    public Table missingTags() {
        return missingTags(TAGS);
    }

    /**
     * Returns accounts and markets some of whose fills do not name a party: {@code missingTags("giveUp", "22")}.
     *
     * <p>Which markets want which party TT does not say; {@code given on some} is where an account is at odds with itself.
     *
     * @param tags {@code executingTrader} (party role 4), {@code giveUp} (6), {@code clientId} (22), {@code accountCode}
     *     (85), {@code decisionMaker} (98), or a role's number
     */
    public Table missingTags(String... tags) {
        return sources.missingTags(tags);
    }

    /** Returns positions and working orders in instruments that have expired or expire within five days. */
    public Table expiries() {
        return expiries(DAYS);
    }

    /**
     * Returns positions and working orders by account in instruments that have expired or expire within some days.
     *
     * <p>Days are calendar days from today in {@code TT_ZONE} to the last trading day. An instrument whose expiry TT does not tell, as it refuses
     * expired ones, is listed last with the reason.
     */
    public Table expiries(int days) {
        return sources.held().within(days);
    }

    /** Returns the roll matrix of all futures. See {@link #rollMatrix(String)}. */
    public Table rollMatrix() {
        return rollMatrix("");
    }

    /**
     * Returns net positions in futures: a row for each product and account, a column for each month of expiry.
     *
     * <p>The front is the nearest expiry in which any account holds the product. {@code rolled} is the share of contracts
     * beyond it, signs left aside: 30 short in the front and 10 long behind it are {@code 10 / 40 = 0.25}.
     *
     * @param product its symbol, such as {@code ES}; the empty text for all
     */
    public Table rollMatrix(String product) {
        return sources.rollMatrix(product);
    }

    /** Returns accounts that use 80 per cent of their credit or more. See {@link #credit(double)}. */
    public Table credit() {
        return credit(PERCENT);
    }

    /**
     * Returns credit by account in the order of the tree of accounts, with headroom; costs one request an account
     * at first use.
     *
     * <p>{@code utilization} is what TT says of the account itself, {@code headroom = creditLimit - utilization}, and
     * {@code treeUtilization} adds up the account and all below it, as far as they are in its currency: whether TT counts
     * them in its own figure of a parent is not documented, so both are shown.
     *
     * @param leastPercent accounts whose own or tree's utilization is at least so many per cent of the limit; 0 for all
     */
    public Table credit(double leastPercent) {
        return sources.credit(leastPercent);
    }
}

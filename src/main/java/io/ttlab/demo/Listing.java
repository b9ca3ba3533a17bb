package io.ttlab.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A futures product as its exchange lists it: contract, expiries, and how its price behaves in this world.
 *
 * @param contract what all expiries share
 * @param ricRoot Reuters' root of the symbol
 * @param months the listed months by their codes, for example {@code HMUZ}
 * @param rule how the last trading day follows from the month
 * @param expiries how many are listed
 * @param price where the price of the front month starts
 * @param carry relative change of the price for each month further out
 * @param volatility relative move of a usual day
 * @param lot usual size of a fill in contracts
 */
record Listing(
        Contract contract,
        String ricRoot,
        String months,
        ExpiryRule rule,
        int expiries,
        double price,
        double carry,
        double volatility,
        int lot) {

    static final String MONTH_CODES = "FGHJKMNQUVXZ";

    static List<Listing> all() {
        List<Listing> listings = new ArrayList<>();
        for (String[] line : CodeTable.lines("listings.txt", ";", 15)) {
            Contract contract = new Contract(
                    line[0],
                    line[1],
                    Integer.parseInt(line[2]),
                    Integer.parseInt(line[3]),
                    Double.parseDouble(line[4]),
                    Double.parseDouble(line[5]),
                    Integer.parseInt(line[6]));
            listings.add(new Listing(
                    contract,
                    line[7],
                    line[8],
                    ExpiryRule.valueOf(line[9]),
                    Integer.parseInt(line[10]),
                    Double.parseDouble(line[11]),
                    Double.parseDouble(line[12]),
                    Double.parseDouble(line[13]),
                    Integer.parseInt(line[14])));
        }
        return listings;
    }
}
